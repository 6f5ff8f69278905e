import type { Db } from '../../foundation/context.ts';

/** Accounts of an administration as a list that is taken along shows them; voided ones too, which an older answer may name. */
export async function accountsToTake(db: Db, administrationId: string) {
  return await db
    .selectFrom('account')
    .leftJoin('unit', 'unit.id', 'account.unit_id')
    .select([
      'account.id',
      'account.name',
      'account.sort_key',
      'account.platform',
      'account.platform_name',
      'account.url',
      'account.handle',
      'unit.name as unit_name',
      'unit.sort_key as unit_key',
    ])
    .where('account.administration_id', '=', administrationId)
    .execute();
}
export type AccountToTake = Awaited<ReturnType<typeof accountsToTake>>[number];

/** Every tittställe that an administration has or has had, as an older answer may name it. */
export async function placesToTake(db: Db, administrationId: string) {
  return await db
    .selectFrom('watch_place')
    .select(['id', 'name'])
    .where('administration_id', '=', administrationId)
    .execute();
}

/** The items of a round, each with the look that it stands on. */
export async function itemsWithLooks(db: Db, roundId: string) {
  return await db
    .selectFrom('round_item')
    .leftJoin('look', 'look.id', 'round_item.look_id')
    .select([
      'round_item.account_id',
      'round_item.place_id',
      'round_item.outcome',
      'round_item.look_id',
      'look.looked_at',
    ])
    .where('round_item.round_id', '=', roundId)
    .execute();
}

/** Looks of a round that were made away from the desk and have not been taken back. */
export async function awayLooks(db: Db, roundId: string) {
  return await db
    .selectFrom('look_account')
    .innerJoin('look', 'look.id', 'look_account.look_id')
    .select(['look_account.account_id', 'look.looked_at'])
    .where('look.round_id', '=', roundId)
    .where('look.method', '=', 'away')
    .where('look_account.standing', '=', 1)
    .execute();
}
