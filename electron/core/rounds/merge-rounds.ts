import { z } from 'zod';
import type { Context, Db } from '../foundation/context.ts';
import { MovedRow, movedBetween, type NamingRows, putBack, rowsNaming } from '../foundation/database/moved-rows.ts';
import { moveLooks, moveOffice, roundTables, unseal } from './merge-repository.ts';
import { Shift } from './plan/contract.ts';
import { comingRotas, moveInRota, putRotas } from './plan/hand-over-rota.ts';

/** Everything of the rounds that a merge moved, to take it back. */
export const MergedRounds = z.object({
  rows: z.array(MovedRow),
  /** The coming rotas as they were and as they became; `null` where the person was in none. */
  rotas: z.object({ before: z.array(z.array(Shift)), after: z.array(z.array(Shift)) }).nullable(),
});
export type MergedRounds = z.infer<typeof MergedRounds>;

/** The rows that name either. */
const namingRows = (db: Db, ids: readonly string[]): Promise<NamingRows> => rowsNaming(db, roundTables, ids);

/**
 * Two rows of a person have become one: what either has looked at, been away from, taken over and sent on is the kept one's, within a transaction.
 * Rounds that the chain had taken in are sealed anew, beside the merge that it tells of. Answers what is needed to take it back.
 */
export async function mergeInRounds(
  db: Db,
  context: Context,
  administrationId: string,
  from: string,
  to: string,
): Promise<MergedRounds> {
  const rows = await namingRows(db, [from, to]);
  const rotas = await comingRotas(db, context, administrationId);
  await moveLooks(db, from, to);
  await moveOffice(db, from, to);
  await moveInRota(db, context, administrationId, from, to);
  const after = await comingRotas(db, context, administrationId);
  return {
    rows: movedBetween(rows, await namingRows(db, [from, to])),
    rotas: JSON.stringify(rotas) === JSON.stringify(after) ? null : { before: rotas, after },
  };
}

/** Gives back what a merge moved, within a transaction, and has the rounds sealed anew; `false` when the rota or a swap is another by now. */
export async function unmergeInRounds(
  db: Db,
  context: Context,
  administrationId: string,
  ids: readonly string[],
  { rows, rotas }: MergedRounds,
): Promise<boolean> {
  if (rotas !== null) {
    const now = await comingRotas(db, context, administrationId);
    if (JSON.stringify(now) !== JSON.stringify(rotas.after)) return false;
    await putRotas(db, context, administrationId, rotas.before);
  }
  const back = await putBack(db, roundTables, ids, rows);
  if (back === null) return false;
  const rounds = back.flatMap(({ table, before }) => {
    const id = before?.['round_id'];
    return (table === 'look' || table === 'round_item') && typeof id === 'string' ? [id] : [];
  });
  await unseal(db, [...new Set(rounds)]);
  return true;
}
