import type { Db } from '../foundation/context.ts';
import { insertRows } from '../foundation/database/insert-rows.ts';
import type { Row } from '../foundation/database/schema.ts';
import type { Place, PlaceDraft } from './contract.ts';

/** The tittställe of each account that has one. */
export async function placesOfAccounts(db: Db, administrationId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('watch_place_account')
    .innerJoin('watch_place', 'watch_place.id', 'watch_place_account.place_id')
    .select(['watch_place_account.account_id', 'watch_place_account.place_id'])
    .where('watch_place.administration_id', '=', administrationId)
    .execute();
  return new Map(rows.map((row) => [row.account_id, row.place_id]));
}

/** Tittställen by id, also those that have been removed since. */
export async function placesById(db: Db, ids: readonly string[]): Promise<Array<Row<'watch_place'>>> {
  if (ids.length === 0) return [];
  return await db.selectFrom('watch_place').selectAll().where('id', 'in', ids).orderBy('sort_key').execute();
}

/** The tittställen of an administration in Swedish order, with their accounts. */
export async function listPlaces(db: Db, administrationId: string): Promise<Place[]> {
  const rows = await db
    .selectFrom('watch_place')
    .selectAll()
    .where('administration_id', '=', administrationId)
    .where('removed_at', 'is', null)
    .orderBy('sort_key')
    .orderBy('id')
    .execute();
  const accounts = await db
    .selectFrom('watch_place_account')
    .innerJoin('account', 'account.id', 'watch_place_account.account_id')
    .select(['watch_place_account.place_id', 'watch_place_account.account_id'])
    .where('account.administration_id', '=', administrationId)
    .where('account.voided_at', 'is', null)
    .orderBy('account.sort_key')
    .orderBy('account.id')
    .execute();
  const ofPlace = Map.groupBy(accounts, (row) => row.place_id);
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    name: row.name,
    kind: row.kind as PlaceDraft['kind'],
    url: row.url,
    note: row.note,
    accountIds: (ofPlace.get(row.id) ?? []).map(({ account_id }) => account_id),
  }));
}

export async function placeRow(db: Db, id: string): Promise<Row<'watch_place'> | undefined> {
  return await db
    .selectFrom('watch_place')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}

/** Of some accounts, those that this administration has not, or that another tittställe covers, with its name. */
export async function accountsTaken(db: Db, administrationId: string, accountIds: readonly string[], exceptId: string) {
  const known: Array<{ id: string; name: string; place_id: string | null; place_name: string | null }> = [];
  for (let start = 0; start < accountIds.length; start += 500)
    known.push(
      ...(await db
        .selectFrom('account')
        .leftJoin('watch_place_account', 'watch_place_account.account_id', 'account.id')
        .leftJoin('watch_place', 'watch_place.id', 'watch_place_account.place_id')
        .select(['account.id', 'account.name', 'watch_place.id as place_id', 'watch_place.name as place_name'])
        .where('account.id', 'in', accountIds.slice(start, start + 500))
        .where('account.administration_id', '=', administrationId)
        .where('account.voided_at', 'is', null)
        .execute()),
    );
  return {
    unknown: accountIds.filter((id) => !known.some((row) => row.id === id)),
    elsewhere: known.filter((row) => row.place_id !== null && row.place_id !== exceptId),
  };
}

export async function insertPlace(db: Db, row: Row<'watch_place'>, accountIds: readonly string[]): Promise<void> {
  await db.insertInto('watch_place').values(row).execute();
  await setPlaceAccounts(db, row.id, accountIds);
}

/** Replaces a tittställe if its version is still `seenVersion`; `false` when somebody was first. */
export async function replacePlace(
  db: Db,
  row: Row<'watch_place'>,
  seenVersion: number,
  accountIds: readonly string[],
): Promise<boolean> {
  const { id, ...columns } = row;
  const result = await db
    .updateTable('watch_place')
    .set(columns)
    .where('id', '=', id)
    .where('version', '=', seenVersion)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (Number(result.numUpdatedRows) !== 1) return false;
  await setPlaceAccounts(db, id, accountIds);
  return true;
}

async function setPlaceAccounts(db: Db, placeId: string, accountIds: readonly string[]): Promise<void> {
  await db.deleteFrom('watch_place_account').where('place_id', '=', placeId).execute();
  await insertRows(
    db,
    'watch_place_account',
    [...new Set(accountIds)].map((account_id) => ({ account_id, place_id: placeId })),
  );
}
