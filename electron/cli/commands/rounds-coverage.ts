import { Day } from '../../core/foundation/contract.ts';
import type { Figures } from '../../core/rounds/contract.ts';
import { administrationsOf } from '../administration.ts';
import { procedures } from '../call-core.ts';
import { type Call, type Command, textOption, WrongUsage } from '../command.ts';
import { table } from '../table.ts';

const figureNames = ['due', 'checked', 'notPossible', 'missed', 'waiting', 'late', 'backfilled'] as const;

function dayOption(call: Call, name: 'from' | 'to'): string {
  const text = textOption(call, name) ?? '';
  if (Day.safeParse(text).success) return text;
  throw new WrongUsage(call.words('coverage.cli.day', { option: `--${name}`, text }));
}

/** `rounds coverage`: the figures of a period, of one administration or all together. */
export const roundsCoverage: Command = {
  name: 'rounds coverage',
  usage: '--from DATUM --to DATUM [--administration NAMN]',
  summary: (words) => words('coverage.cli.coverageSummary'),
  touches: 'reads',
  arguments: [],
  options: { from: { type: 'string' }, to: { type: 'string' }, administration: { type: 'string' } },
  async run(call) {
    const [from, to] = [dayOption(call, 'from'), dayOption(call, 'to')];
    const core = await call.open();
    const figures: Figures = { due: 0, checked: 0, notPossible: 0, missed: 0, waiting: 0, late: 0, backfilled: 0 };
    for (const { id: administrationId } of await administrationsOf(core, call)) {
      const { total } = await procedures(core).coverage.read({ administrationId, from, to, by: 'administration' });
      for (const name of figureNames) figures[name] += total[name];
    }
    return {
      json: figures,
      text: table(
        figureNames.map((name) => call.words(`coverage.figure.${name}`)),
        [figureNames.map((name) => String(figures[name]))],
      ),
    };
  },
};
