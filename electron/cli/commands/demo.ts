import { procedures } from '../call-core.ts';
import type { Command } from '../command.ts';

/** `demo`: the demo's own data folder, filled with invented accounts unless it holds something already. */
export const demo: Command = {
  name: 'demo',
  usage: '',
  summary: (words) => words('cli.demo'),
  touches: 'writes',
  arguments: [],
  onDemoFolder: () => true,
  async run(call) {
    const { dataDir, words } = call;
    // An empty folder is filled as it is opened.
    const core = await call.open({ demo: true });
    const administrations = await procedures(core).settings.administrations({});
    const accounts = administrations.reduce((sum, { accountCount }) => sum + accountCount, 0);
    return {
      json: { dataFolder: dataDir, administrations: administrations.map(({ name }) => name), accounts },
      text: words('cli.demoFilled', {
        names: administrations.map(({ name }) => name).join(', '),
        folder: dataDir,
        count: accounts,
      }),
    };
  },
};
