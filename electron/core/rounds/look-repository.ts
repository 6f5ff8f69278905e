import { sql } from 'kysely';
import type { Db } from '../foundation/context.ts';
import { insertRows } from '../foundation/database/insert-rows.ts';
import type { Row } from '../foundation/database/schema.ts';
import { checkedOutcomes } from './rules.ts';

/** The number of the next look of a round. */
export async function nextNumber(db: Db, roundId: string): Promise<number> {
  const row = await db
    .selectFrom('look')
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
    .where('round_id', '=', roundId)
    .executeTakeFirstOrThrow();
  return Number(row.next);
}

/** Writes a look down with its accounts. */
export async function insertLook(db: Db, look: Row<'look'>, accountIds: readonly string[]): Promise<void> {
  await db.insertInto('look').values(look).execute();
  await insertRows(
    db,
    'look_account',
    accountIds.map((account_id) => ({ look_id: look.id, account_id, looked_at: look.looked_at, standing: 1 })),
  );
}

/**
 * Puts a look on items that stand as the window saw them: without a look, or on the look that it goes on from.
 * Answers how many there were; fewer than asked for means that somebody was first.
 */
export async function putLook(
  db: Db,
  roundId: string,
  accountIds: readonly string[],
  replaces: string | null,
  state: Pick<Row<'round_item'>, 'outcome' | 'late' | 'backfilled' | 'look_id'>,
): Promise<number> {
  let changed = 0;
  for (let start = 0; start < accountIds.length; start += 500) {
    const result = await db
      .updateTable('round_item')
      .set(state)
      .where('round_id', '=', roundId)
      .where('account_id', 'in', accountIds.slice(start, start + 500))
      .where('look_id', replaces === null ? 'is' : '=', replaces)
      .executeTakeFirst();
    changed += Number(result.numUpdatedRows);
  }
  return changed;
}

/** Items of a round by account, with who looked and when. */
export async function itemLooks(db: Db, roundId: string, accountIds: readonly string[]) {
  return await db
    .selectFrom('round_item')
    .innerJoin('account', 'account.id', 'round_item.account_id')
    .leftJoin('look', 'look.id', 'round_item.look_id')
    .select([
      'round_item.account_id',
      'round_item.look_id',
      'round_item.outcome',
      'account.name',
      'look.person_id',
      'look.device_id',
      'look.entered_at',
    ])
    .where('round_item.round_id', '=', roundId)
    .where('round_item.account_id', 'in', accountIds)
    .execute();
}

/** Accounts of a tittställe that wait in a round. */
export async function waitingAt(db: Db, roundId: string, placeId: string, replaces: string | null): Promise<string[]> {
  const rows = await db
    .selectFrom('round_item')
    .select('account_id')
    .where('round_id', '=', roundId)
    .where('place_id', '=', placeId)
    .where(replaces === null ? 'outcome' : 'look_id', '=', replaces ?? '')
    .execute();
  return rows.map((row) => row.account_id);
}

export async function lookById(db: Db, id: string): Promise<Row<'look'> | undefined> {
  return await db.selectFrom('look').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function accountsOfLook(db: Db, id: string): Promise<string[]> {
  const rows = await db.selectFrom('look_account').select('account_id').where('look_id', '=', id).execute();
  return rows.map((row) => row.account_id);
}

/** Marks a look as taken back, once; `false` when it was already. */
export async function takeBackLook(db: Db, id: string, at: string, personId: string | null): Promise<boolean> {
  const result = await db
    .updateTable('look')
    .set({ undone_at: at, undone_by: personId })
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  if (Number(result.numUpdatedRows) !== 1) return false;
  await db.updateTable('look_account').set({ standing: 0 }).where('look_id', '=', id).execute();
  return true;
}

/** For accounts of a round, the latest look there that stands: what an item falls back to. */
export async function standingLooks(db: Db, roundId: string, accountIds: readonly string[]) {
  const rows = await db
    .selectFrom('look_account')
    .innerJoin('look', 'look.id', 'look_account.look_id')
    .selectAll('look')
    .select('look_account.account_id')
    .where('look.round_id', '=', roundId)
    .where('look_account.standing', '=', 1)
    .where('look_account.account_id', 'in', accountIds)
    .orderBy('look.number')
    .execute();
  return new Map(rows.map((row) => [row.account_id, row]));
}

/** The looks of a round that somebody can take back, the latest first; enough to go back over a slip. */
export async function undoableLooks(
  db: Db,
  roundId: string,
  actor: { personId: string | null; deviceId: string },
): Promise<Array<Row<'look'> & { accountIds: string[] }>> {
  const looks = await db
    .selectFrom('look')
    .selectAll()
    .where('round_id', '=', roundId)
    .where('undone_at', 'is', null)
    .$if(actor.personId !== null, (query) => query.where('person_id', '=', actor.personId))
    .$if(actor.personId === null, (query) => query.where('device_id', '=', actor.deviceId))
    .orderBy('number', 'desc')
    .limit(20)
    .execute();
  if (looks.length === 0) return [];
  const accounts = await db
    .selectFrom('look_account')
    .select(['look_id', 'account_id'])
    .where(
      'look_id',
      'in',
      looks.map(({ id }) => id),
    )
    .execute();
  const ofLook = Map.groupBy(accounts, ({ look_id }) => look_id);
  return looks.map((look) => ({
    ...look,
    accountIds: (ofLook.get(look.id) ?? []).map(({ account_id }) => account_id),
  }));
}

/** The latest look at an account's own page that says whether its address leads there; none or one. */
export async function latestPageLooks(db: Db, accountId: string) {
  return await db
    .selectFrom('look_account')
    .innerJoin('look', 'look.id', 'look_account.look_id')
    .select(['look.outcome', 'look.looked_at'])
    .where('look_account.account_id', '=', accountId)
    .where('look_account.standing', '=', 1)
    .where('look.place_id', 'is', null)
    .where((eb) => eb.or([eb('look.outcome', 'in', checkedOutcomes), eb('look.reason', '=', 'page-gone')]))
    .orderBy('look_account.looked_at', 'desc')
    .limit(1)
    .execute();
}

/** Whoever sits at a computer, where nobody has said who they are. */
export async function osAccountOf(db: Db, deviceId: string): Promise<string> {
  const row = await db.selectFrom('device').select('os_account').where('id', '=', deviceId).executeTakeFirst();
  return row?.os_account ?? '';
}
