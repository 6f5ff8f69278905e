import type { Context, Db } from '../../foundation/context.ts';
import type { Row } from '../../foundation/database/schema.ts';
import { wordsIn } from '../../foundation/i18n/index.ts';
import type { RoundPlan } from '../../rounds/plan/contract.ts';
import { changeExtra, endedExtra, resumedExtra } from '../../rounds/plan/end-extra.ts';
import { dropEnded } from '../../rounds/drop-ended.ts';
import type { CaseState } from '../engine/contract.ts';
import { logInCase } from '../log-in-case.ts';
import { shownNumber } from '../see-case.ts';
import { windowsText } from './add-rounds.ts';
import type { CrisisDeed } from './contract.ts';

type Extra = RoundPlan['extra'][number];

/** Whether extra rounds of the plan are those that a crisis decided, by its log. */
function oursIn({ logged }: CaseState): (one: Extra) => boolean {
  const key = (day = '', windows = '', decision = '', by = '') => JSON.stringify([day, windows, decision, by]);
  const added = new Set(
    logged
      .filter(({ what }) => what === 'rounds-added')
      .map(({ values }) => key(values['day'], values['windows'], values['decision'], values['by'])),
  );
  return ({ day, windows, decision, decidedBy }) => added.has(key(day, windowsText(windows), decision, decidedBy));
}

const listed = (extra: readonly Extra[]) =>
  extra.map(({ day, windows }) => `${day} ${windowsText(windows)}`).join('; ');

/**
 * Ends the extra rounds of a crisis with it, within the transaction: those that are not over are no rounds any more, and what nobody had looked at
 * in one that was open is not due. What was looked at stays.
 */
export async function endRounds(db: Db, context: Context, row: Row<'cases'>, state: CaseState): Promise<void> {
  const now = context.clock.now();
  const isOurs = oursIn(state);
  const note = wordsIn('sv')('crisis.rounds.endNote', { number: shownNumber(row.number) });
  const ended = await changeExtra(db, context, row.administration_id, note, (extra) => endedExtra(extra, isOurs, now));
  if (ended.length === 0) return;
  await dropEnded(db, row.administration_id, ended, now);
  const what: CrisisDeed = 'rounds-ended';
  await logInCase(db, context, row.id, { what, values: { windows: listed(ended) } });
}

/** Takes the rounds up again that ended with a crisis that was not over after all, within the transaction. */
export async function resumeRounds(db: Db, context: Context, row: Row<'cases'>, state: CaseState): Promise<void> {
  const now = context.clock.now();
  const isOurs = oursIn(state);
  const note = wordsIn('sv')('crisis.rounds.resumeNote', { number: shownNumber(row.number) });
  const again = await changeExtra(db, context, row.administration_id, note, (extra) =>
    resumedExtra(extra, isOurs, now),
  );
  const what: CrisisDeed = 'rounds-added';
  for (const { day, windows, decision, decidedBy } of again)
    await logInCase(db, context, row.id, {
      what,
      values: { day, windows: windowsText(windows), decision, by: decidedBy },
    });
}
