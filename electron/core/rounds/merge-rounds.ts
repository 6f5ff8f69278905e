import type { Context, Db } from '../foundation/context.ts';
import { moveLooks, moveOffice } from './merge-repository.ts';
import { moveInRota } from './plan/hand-over-rota.ts';

/**
 * Two rows of a person have become one: what either has looked at, been away from, taken over and sent on is the kept one's, within a transaction.
 * Rounds that the chain had taken in are sealed anew, beside the merge that it tells of.
 */
export async function mergeInRounds(
  db: Db,
  context: Context,
  administrationId: string,
  from: string,
  to: string,
): Promise<void> {
  await moveLooks(db, from, to);
  await moveOffice(db, from, to);
  await moveInRota(db, context, administrationId, from, to);
}
