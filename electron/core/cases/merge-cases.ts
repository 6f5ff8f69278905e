import { z } from 'zod';
import { dayOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import { found } from '../foundation/errors.ts';
import { StepRole } from './engine/contract.ts';
import { bearerIn, caseTiesOf } from './hand-over-cases.ts';
import { caseBy } from './repository.ts';
import { addRoomsEvent } from './write-event.ts';

/** The roles in open cases that a merge gave to the kept row, to take it back. */
export const MergedCases = z.array(z.object({ caseId: z.string(), role: StepRole }));
type MergedCases = z.infer<typeof MergedCases>;

/**
 * Two rows of a person have become one: what one of them has to do in open cases is the kept one's, by an event in each, within a transaction.
 * A case is told by its events, and what they say of the role would come back with the next one.
 */
export async function mergeInCases(
  db: Db,
  context: Context,
  administrationId: string,
  from: string,
  to: string,
): Promise<MergedCases> {
  const { roles } = await caseTiesOf(db, administrationId, from, dayOf(context.clock.now()));
  for (const { caseId, role } of roles)
    await addRoomsEvent(db, context, caseId, { kind: 'assigned', role, personId: to });
  return roles.map(({ caseId, role }) => ({ caseId, role }));
}

/** Gives back the roles that a merge moved, within a transaction; one that somebody else has by now, or in a case that has ended, is left. */
export async function unmergeInCases(
  db: Db,
  context: Context,
  kept: string,
  back: string,
  moved: MergedCases,
): Promise<void> {
  for (const { caseId, role } of moved) {
    const row = found(await caseBy(db, { id: caseId }));
    if (row.ended_at === null && (await bearerIn(db, row, role)) === kept)
      await addRoomsEvent(db, context, caseId, { kind: 'assigned', role, personId: back });
  }
}
