import { eventsWithDetails } from '../foundation/audit/repository.ts';
import type { Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';

/** Rounds of days that are over whose looks the chain has not taken in. */
export async function unsealedRounds(db: Db, before: string): Promise<Array<Row<'round'>>> {
  return await db
    .selectFrom('round')
    .selectAll()
    .where('day', '<', before)
    .where('sealed_at', 'is', null)
    .orderBy('day')
    .orderBy('slot')
    .limit(500)
    .execute();
}

/** Every look of a round as it was written down, with its accounts: what is sealed. */
export async function looksToSeal(db: Db, roundId: string) {
  const looks = await db.selectFrom('look').selectAll().where('round_id', '=', roundId).orderBy('number').execute();
  const accounts = await db
    .selectFrom('look_account')
    .innerJoin('look', 'look.id', 'look_account.look_id')
    .select(['look_account.look_id', 'look_account.account_id'])
    .where('look.round_id', '=', roundId)
    .orderBy('look_account.account_id')
    .execute();
  const ofLook = Map.groupBy(accounts, ({ look_id }) => look_id);
  return looks.map((look) => ({ look, accountIds: (ofLook.get(look.id) ?? []).map((row) => row.account_id) }));
}

/** What was due in a round, in a fixed order. */
export async function dueIn(db: Db, roundId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('round_item')
    .select('account_id')
    .where('round_id', '=', roundId)
    .orderBy('account_id')
    .execute();
  return rows.map((row) => row.account_id);
}

/** Says that the chain has a round as it stands, or with `null` that something legitimate has changed since. */
export async function markSealed(db: Db, roundId: string, at: string | null): Promise<void> {
  await db.updateTable('round').set({ sealed_at: at }).where('id', '=', roundId).execute();
}

/** Rounds of an administration before a day; a few hundred at a time. */
export async function oldRounds(db: Db, administrationId: string, before: string): Promise<string[]> {
  const rows = await db
    .selectFrom('round')
    .select('id')
    .where('administration_id', '=', administrationId)
    .where('day', '<', before)
    .orderBy('day')
    .limit(200)
    .execute();
  return rows.map((row) => row.id);
}

/** Removes rounds with everything that was due and looked at in them. Returns how many looks went. */
export async function removeRounds(db: Db, ids: readonly string[]): Promise<number> {
  await db.deleteFrom('round_claim').where('round_id', 'in', ids).execute();
  await db.deleteFrom('round_item').where('round_id', 'in', ids).execute();
  await db
    .deleteFrom('look_account')
    .where('look_id', 'in', (eb) => eb.selectFrom('look').select('id').where('round_id', 'in', ids))
    .execute();
  const looks = await db.deleteFrom('look').where('round_id', 'in', ids).executeTakeFirst();
  await db.deleteFrom('round').where('id', 'in', ids).execute();
  return Number(looks.numDeletedRows);
}

/** Removes questions that were settled before an instant. Returns how many. */
export async function removeOldQuestions(db: Db, administrationId: string, before: string): Promise<number> {
  const result = await db
    .deleteFrom('question')
    .where('administration_id', '=', administrationId)
    .where('state', '<>', 'open')
    .where('settled_at', '<', before)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** What the chain calls the sealing of a round. */
export const sealAction = 'round-sealed';

/** Sealed rounds, in order, each with the latest that the chain says of it; `null` when that has been gallrat. */
export async function sealedRounds(db: Db) {
  const rounds = await db
    .selectFrom('round')
    .select(['id', 'day', 'slot'])
    .where('sealed_at', 'is not', null)
    .orderBy('day')
    .orderBy('slot')
    .execute();
  const events = await eventsWithDetails(db)
    .select(['audit.subject_id', 'audit_detail.details'])
    .where('audit.subject_kind', '=', 'round')
    .where('audit.action', '=', sealAction)
    .orderBy('audit.at')
    .orderBy('audit.sequence')
    .execute();
  const latest = new Map(events.map((event) => [event.subject_id, event.details]));
  return rounds.map((round) => ({ ...round, details: latest.get(round.id) ?? null }));
}
