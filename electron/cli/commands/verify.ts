import { verifyState } from '../../core/settings/contract.ts';
import { procedures } from '../call-core.ts';
import type { Command } from '../command.ts';

const stateWords = { holds: 'cli.holds', unsigned: 'cli.unsigned', breaks: 'cli.fails' } as const;

/** `verify`: whether database, audit chain and backups hold; ends with 1 when something does not. */
export const verify: Command = {
  name: 'verify',
  usage: '',
  summary: (words) => words('cli.verify'),
  touches: 'reads',
  arguments: [],
  async run(call) {
    const report = await procedures(await call.open()).settings.verify({});
    // Each code names its own values, so the compiler would ask for every value that any of them names.
    const say = call.words as unknown as (key: string, values: Record<string, string | number>) => string;
    const lines = report.parts.map(
      (part) => `${call.words(stateWords[verifyState(part)])}  ${say(`settings.verify.${part.code}`, part.values)}`,
    );
    return { json: report, text: lines.join('\n'), ok: report.ok };
  },
};
