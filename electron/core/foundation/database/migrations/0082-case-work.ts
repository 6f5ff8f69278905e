import type { Kysely } from 'kysely';
import { spellingOf } from '../dialect.ts';

/** What can be done now in each case that is open, told by its events; and the looks of rounds that a case was opened from. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { keyedTableEnd } = spellingOf(db);

  await db.schema
    .createTable('case_ready')
    .modifyEnd(keyedTableEnd)
    .addColumn('case_id', 'text', (c) => c.notNull().references('cases.id'))
    .addColumn('step', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    // Whoever the role is given to in the case; otherwise the roles of the administration say who, on the day that somebody asks.
    .addColumn('person_id', 'text', (c) => c.references('person.id'))
    .addColumn('due_on', 'text')
    .addColumn('due_at', 'text')
    .addPrimaryKeyConstraint('case_ready_key', ['case_id', 'step'])
    .execute();
  await db.schema.createIndex('case_ready_person').on('case_ready').column('person_id').execute();

  // Only added to.
  await db.schema
    .createTable('case_look')
    .modifyEnd(keyedTableEnd)
    // Looks are forgotten in time, and the case is not.
    .addColumn('look_id', 'text', (c) => c.notNull())
    .addColumn('case_id', 'text', (c) => c.notNull().references('cases.id'))
    .addPrimaryKeyConstraint('case_look_key', ['look_id', 'case_id'])
    .execute();
  await db.schema.createIndex('case_look_case').on('case_look').column('case_id').execute();
}
