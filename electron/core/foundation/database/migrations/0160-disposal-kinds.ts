import type { Kysely } from 'kysely';

/** Which kinds of case a gallringsbeslut covers, as a JSON list; none: every kind. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('disposal_decision')
    .addColumn('workflows', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute();
}
