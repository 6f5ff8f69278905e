import { administrationOf } from '../administration.ts';
import { procedures } from '../call-core.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';

/** `rounds today`: the rounds of today, and how far each has come. */
export const roundsToday: Command = {
  name: 'rounds today',
  usage: '[--administration NAMN]',
  summary: (words) => words('coverage.cli.todaySummary'),
  touches: 'reads',
  arguments: [],
  options: { administration: { type: 'string' } },
  async run(call) {
    const { words } = call;
    const core = await call.open();
    const { id: administrationId } = await administrationOf(core, call);
    const { slots } = await procedures(core).rounds.today({ administrationId });
    const rounds = slots.map(({ slot, from, to, figures: { due, checked, notPossible, late, waiting } }) => ({
      slot,
      from,
      to,
      due,
      checked,
      notPossible,
      late,
      waiting,
    }));
    return {
      json: {
        // For programs the two are one figure, as they were promised.
        rounds: rounds.map(({ slot, from, to, due, checked, notPossible, late, waiting }) => ({
          slot,
          from,
          to,
          due,
          done: checked + notPossible,
          late,
          waiting,
        })),
      },
      text:
        rounds.length === 0
          ? words('coverage.cli.noRounds')
          : table(
              (['round', 'due', 'checked', 'notPossible', 'late', 'waiting'] as const).map((name) =>
                words(`coverage.cli.${name}`),
              ),
              rounds.map(({ slot, from, to, due, checked, notPossible, late, waiting }) => [
                `${slot} (${from}–${to})`,
                ...[due, checked, notPossible, late, waiting].map(String),
              ]),
            ),
    };
  },
};
