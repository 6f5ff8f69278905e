import type { Kysely } from 'kysely';

/** Who follows a question up, where that is another than who sent it on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('question')
    .addColumn('holder_id', 'text', (c) => c.references('person.id'))
    .execute();
}
