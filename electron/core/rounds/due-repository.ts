import type { Db } from '../foundation/context.ts';

/** The day of the last round before a day. */
export async function roundDayBefore(db: Db, administrationId: string, day: string): Promise<string | null> {
  const row = await db
    .selectFrom('round')
    .select((eb) => eb.fn.max<string | null>('day').as('day'))
    .where('administration_id', '=', administrationId)
    .where('day', '<', day)
    .executeTakeFirst();
  return row?.day ?? null;
}

/** Whether anybody has ever looked at anything here. */
export async function hasLooks(db: Db, administrationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('round')
    .innerJoin('look', 'look.round_id', 'round.id')
    .select('look.id')
    .where('round.administration_id', '=', administrationId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Items without a look of the rounds of some days, by name. */
export async function unlookedItems(db: Db, administrationId: string, days: readonly string[]) {
  return await db
    .selectFrom('round')
    .innerJoin('round_item', 'round_item.round_id', 'round.id')
    .innerJoin('account', 'account.id', 'round_item.account_id')
    .select([
      'round.id as round_id',
      'round.day',
      'round.slot',
      'round.opens_at',
      'round.closes_at',
      'round.grace_until',
      'round_item.account_id',
      'round_item.assignee_id',
      'account.name',
    ])
    .where('round.administration_id', '=', administrationId)
    .where('round.day', 'in', days)
    .where('round_item.outcome', '=', '')
    .orderBy('round.day')
    .orderBy('round.slot')
    .orderBy('account.sort_key')
    .orderBy('account.id')
    .execute();
}
