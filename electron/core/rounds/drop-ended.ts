import { dayOf } from '../foundation/calendar.ts';
import type { Db } from '../foundation/context.ts';
import type { RoundPlan } from './plan/contract.ts';
import { dropUnlooked, roundsBetween } from './repository.ts';

/** Takes away what nobody has looked at in those of today's rounds that are open and have just ended before their time: it is not due any more. What was looked at stays. */
export async function dropEnded(
  db: Db,
  administrationId: string,
  ended: ReadonlyArray<RoundPlan['extra'][number]>,
  now: Date,
): Promise<void> {
  const today = dayOf(now);
  for (const round of await roundsBetween(db, administrationId, today, today)) {
    const isEnded = ended.some(
      ({ day, decision, windows }) =>
        day === round.day &&
        decision === round.decision &&
        windows.some(({ from, to }) => from === round.from_time && to === round.to_time),
    );
    if (isEnded && round.origin === 'extra' && round.closes_at > now.toISOString()) await dropUnlooked(db, round.id);
  }
}
