import type { Kysely } from 'kysely';
import { spellingOf } from '../dialect.ts';

/** What an administration has prepared for a crisis, and what is to be done after one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { tableEnd } = spellingOf(db);
  const table = (name: string) => db.schema.createTable(name).modifyEnd(tableEnd);

  // Replaced and not added to: it holds telephone numbers.
  await table('crisis_plan')
    .addColumn('administration_id', 'text', (c) => c.primaryKey().references('administration.id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('plan', 'text', (c) => c.notNull())
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .execute();

  await table('case_action')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('case_id', 'text', (c) => c.notNull().references('cases.id'))
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('due_on', 'text', (c) => c.notNull())
    .addColumn('done_at', 'text')
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('case_action_case').on('case_action').column('case_id').execute();
  await db.schema.createIndex('case_action_person').on('case_action').column('person_id').execute();
}
