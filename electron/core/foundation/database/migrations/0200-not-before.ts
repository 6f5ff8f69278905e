import type { Kysely } from 'kysely';

/** The first day on which a step of a case is work for somebody; none where it has none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('case_ready').addColumn('not_before', 'text').execute();
}
