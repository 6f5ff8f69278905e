import { fillDemo } from '../fill-demo.ts';
import type { Command } from '../command.ts';

/** `demo`: fills the demo's own data folder with invented accounts, unless it holds something already. */
export const demo: Command = {
  name: 'demo',
  usage: '',
  summary: (words) => words('cli.demo'),
  touches: 'writes',
  arguments: [],
  onDemoFolder: () => true,
  async run(call) {
    const { dataDir, words } = call;
    const { accounts } = await fillDemo(await call.open({ demo: true }));
    return {
      json: { dataFolder: dataDir, accounts },
      text: words(accounts === 0 ? 'cli.demoFilledBefore' : 'cli.demoFilled', { folder: dataDir, count: accounts }),
    };
  },
};
