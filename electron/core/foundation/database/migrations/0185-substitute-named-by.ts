import type { Kysely } from 'kysely';

/** Who named the substitute of an absence; none where it was entered before this was kept, or by nobody known. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('absence').addColumn('named_by', 'text').execute();
}
