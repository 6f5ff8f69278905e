import { administrationOf } from '../administration.ts';
import { procedures } from '../call-core.ts';
import { type Command, textOption, WrongUsage } from '../command.ts';
import { table } from '../table.ts';

const daysUnlessSaid = 14;
const daysMost = 100;

/** `rounds plan --check`: rounds ahead that nobody has, and people who have too much; ends with 1 when there are any. */
export const roundsPlan: Command = {
  name: 'rounds plan',
  usage: '--check [--days N] [--administration NAMN]',
  summary: (words) => words('roundPlan.cli.summary'),
  touches: 'reads',
  arguments: [],
  options: { check: { type: 'boolean' }, days: { type: 'string' }, administration: { type: 'string' } },
  async run(call) {
    const text = textOption(call, 'days') ?? String(daysUnlessSaid);
    const days = Number(text);
    if (!/^\d+$/u.test(text) || days < 1 || days > daysMost)
      throw new WrongUsage(call.words('roundPlan.cli.days', { text, most: daysMost }));
    const core = await call.open();
    const { id: administrationId } = await administrationOf(core, call);
    const gaps = await procedures(core).roundPlan.gaps({ administrationId, days });
    return {
      ok: call.options['check'] !== true || gaps.length === 0,
      json: {
        days,
        gaps: gaps.map(({ kind, day, slot, from, to, personName, accounts, accountNames }) => ({
          kind,
          day,
          slot,
          from,
          to,
          person: personName,
          accounts,
          accountNames,
        })),
      },
      text:
        gaps.length === 0
          ? call.words('roundPlan.cli.none', { count: days })
          : table(
              [call.words('roundPlan.cli.day'), call.words('roundPlan.cli.round'), call.words('roundPlan.cli.what')],
              gaps.map(({ kind, day, slot, from, to, personName, accounts, accountNames }) => [
                day,
                `${slot} (${from}–${to})`,
                `${call.words(`roundPlan.gap.${kind}`, { count: accounts, name: personName })}: ${accountNames.join(', ')}${accounts > accountNames.length ? ' …' : ''}`,
              ]),
            ),
    };
  },
};
