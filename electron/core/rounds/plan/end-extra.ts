import { recordEvents } from '../../foundation/audit/record-event.ts';
import { type Day, dayOf, instantOf } from '../../foundation/calendar.ts';
import type { Context, Db } from '../../foundation/context.ts';
import type { RoundPlan } from './contract.ts';
import { planAmong } from './read-office.ts';
import { plansOf } from './repository.ts';
import { addPlan } from './save-plan.ts';

type Extra = RoundPlan['extra'][number];

/** Windows of extra rounds that are not over, or have not opened (`opens`), at an instant. */
const left = ({ day, windows }: Extra, now: Date, by: 'closes' | 'opens' = 'closes') =>
  windows.filter(({ from, to }) =>
    by === 'closes' ? instantOf(day, to, 'later') > now : instantOf(day, from, 'earlier') > now,
  );

/** Extra rounds with those of somebody's that are left ended now: a window that is not over then is no round any more. */
export function endedExtra(extra: readonly Extra[], isOurs: (one: Extra) => boolean, now: Date): Extra[] {
  return extra.map((one) =>
    one.endedAt === undefined && isOurs(one) && left(one, now).length > 0
      ? { ...one, endedAt: now.toISOString() }
      : one,
  );
}

/** The same with those that were ended last taken up again, as rounds after the others: their windows that have not opened. */
export function resumedExtra(extra: readonly Extra[], isOurs: (one: Extra) => boolean, now: Date): Extra[] {
  const ended = extra.filter((one) => one.endedAt !== undefined && isOurs(one));
  const last = ended
    .map(({ endedAt = '' }) => endedAt)
    .toSorted()
    .at(-1);
  const again = ended
    .filter(({ endedAt }) => endedAt === last)
    .map((one) => ({
      day: one.day,
      windows: left(one, now, 'opens'),
      decision: one.decision,
      decidedBy: one.decidedBy,
    }))
    .filter(({ windows }) => windows.length > 0);
  return [...extra, ...again];
}

/**
 * Changes the extra rounds of the plan that holds now and of every plan that is decided for later, within a transaction; what held before is kept.
 * Answers the extra rounds that the plan of each day has more, or other, than it had.
 */
export async function changeExtra(
  db: Db,
  context: Context,
  administrationId: string,
  note: string,
  change: (extra: readonly Extra[]) => Extra[],
): Promise<Extra[]> {
  const today = dayOf(context.clock.now());
  const plans = await plansOf(db, administrationId);
  const days = new Set<Day>([today, ...plans.map(({ valid_from }) => valid_from).filter((day) => day > today)]);
  const changed = new Map<string, Extra>();
  for (const validFrom of [...days].toSorted()) {
    const plan = planAmong(plans, validFrom);
    const extra = change(plan.extra);
    const before = new Set(plan.extra.map((one) => JSON.stringify(one)));
    const other = extra.filter((one) => !before.has(JSON.stringify(one)));
    if (other.length === 0) continue;
    for (const one of other) changed.set(JSON.stringify(one), one);
    const id = await addPlan(db, context, administrationId, { validFrom, plan: { ...plan, extra }, note });
    await recordEvents(db, context, [
      {
        action: 'round-plan-decided',
        subjectKind: 'administration',
        subjectId: administrationId,
        details: { plan: id, validFrom, note, changed: ['extra'] },
      },
    ]);
  }
  return [...changed.values()];
}
