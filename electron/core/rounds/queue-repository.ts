import { sql } from 'kysely';
import type { Db } from '../foundation/context.ts';

/** The items of a round with their accounts, the look that each stands on, and the last look before the round. */
export async function roundItems(
  db: Db,
  roundId: string,
  given: { before: string; me: string | null; accountIds: readonly string[] | null },
) {
  return await db
    .selectFrom('round_item')
    .innerJoin('account', 'account.id', 'round_item.account_id')
    .leftJoin('unit', 'unit.id', 'round_item.unit_id')
    .leftJoin('look', 'look.id', 'round_item.look_id')
    .leftJoin('look as earlier', (join) =>
      join.on('earlier.id', '=', (eb) =>
        eb
          .selectFrom('look_account')
          .select('look_account.look_id')
          .whereRef('look_account.account_id', '=', 'round_item.account_id')
          .where('look_account.standing', '=', 1)
          .where('look_account.looked_at', '<', given.before)
          .orderBy('look_account.looked_at', 'desc')
          .limit(1),
      ),
    )
    .leftJoin('account_access', (join) =>
      join.onRef('account_access.account_id', '=', 'account.id').on('account_access.person_id', '=', given.me ?? ''),
    )
    .select([
      'round_item.account_id',
      'round_item.place_id',
      'round_item.assignee_id',
      'round_item.outcome',
      'round_item.unit_id',
      'unit.name as unit_name',
      'unit.sort_key as unit_key',
      'account.name',
      'account.sort_key',
      'account.kind',
      'account.platform',
      'account.platform_name',
      'account.url',
      'account.handle',
      'account.note',
      'account.access_model',
      'account.can_log_in',
      'account.last_post_on',
      'account.closure_reasons',
      'account_access.can_log_in as i_can_log_in',
      'look.id as look_id',
      'look.method as look_method',
      'look.reason as look_reason',
      'look.note as look_note',
      'look.looked_at as looked_at',
      'look.entered_at as entered_at',
      'look.person_id as look_person',
      'earlier.looked_at as earlier_at',
      'earlier.outcome as earlier_outcome',
      'earlier.person_id as earlier_person',
      sql<number>`(select count(*) from question where question.account_id = round_item.account_id and question.state = 'open')`.as(
        'open_questions',
      ),
    ])
    .where('round_item.round_id', '=', roundId)
    .$if(given.accountIds !== null, (query) => query.where('round_item.account_id', 'in', given.accountIds ?? []))
    .execute();
}
export type ItemRow = Awaited<ReturnType<typeof roundItems>>[number];

/** Claims of a round that have not run out. */
export async function claimsOf(db: Db, roundId: string, now: string) {
  return await db
    .selectFrom('round_claim')
    .selectAll()
    .where('round_id', '=', roundId)
    .where('until', '>', now)
    .execute();
}

/**
 * Claims items for a window: those that are free, whose claim has run out, or that it already has.
 * With `force` also those that another window has. Answers nothing; who has what is read afterwards.
 */
export async function putClaims(
  db: Db,
  claims: ReadonlyArray<{
    round_id: string;
    account_id: string;
    device_id: string;
    tab: string;
    person_id: string | null;
    until: string;
  }>,
  now: string,
  force: boolean,
): Promise<void> {
  for (let start = 0; start < claims.length; start += 100)
    await db
      .insertInto('round_claim')
      .values(claims.slice(start, start + 100))
      .onConflict((conflict) => {
        const update = conflict.columns(['round_id', 'account_id']).doUpdateSet((eb) => ({
          device_id: eb.ref('excluded.device_id'),
          tab: eb.ref('excluded.tab'),
          person_id: eb.ref('excluded.person_id'),
          until: eb.ref('excluded.until'),
        }));
        return force
          ? update
          : update.where((eb) =>
              eb.or([
                eb('round_claim.until', '<=', now),
                eb.and([
                  eb('round_claim.device_id', '=', eb.ref('excluded.device_id')),
                  eb('round_claim.tab', '=', eb.ref('excluded.tab')),
                ]),
              ]),
            );
      })
      .execute();
}

/** Lets go of what a window has in a round: all of it, or some accounts. */
export async function dropClaims(
  db: Db,
  window: { roundId: string; deviceId: string; tab: string },
  accountIds: readonly string[],
): Promise<void> {
  await db
    .deleteFrom('round_claim')
    .where('round_id', '=', window.roundId)
    .where('device_id', '=', window.deviceId)
    .where('tab', '=', window.tab)
    .$if(accountIds.length > 0, (query) => query.where('account_id', 'in', accountIds))
    .execute();
}

/** Nobody has these items open any more. */
export async function clearClaims(db: Db, roundId: string, accountIds: readonly string[]): Promise<void> {
  for (let start = 0; start < accountIds.length; start += 500)
    await db
      .deleteFrom('round_claim')
      .where('round_id', '=', roundId)
      .where('account_id', 'in', accountIds.slice(start, start + 500))
      .execute();
}

/** Claims that ran out before an instant are of no use to anybody. */
export async function dropOldClaims(db: Db, before: string): Promise<void> {
  await db.deleteFrom('round_claim').where('until', '<', before).execute();
}

/** The windows of a computer are gone when its core starts: what they had open is free. */
export async function dropClaimsOfDevice(db: Db, deviceId: string): Promise<void> {
  await db.deleteFrom('round_claim').where('device_id', '=', deviceId).execute();
}
