import type { Kysely } from 'kysely';

/** Which accounts of a part another takes, as a JSON list of ids; none: the whole part, also accounts that come to it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('round_swap').addColumn('account_ids', 'text').execute();
}
