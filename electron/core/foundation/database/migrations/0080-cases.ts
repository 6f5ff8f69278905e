import { type Kysely, sql } from 'kysely';
import { spellingOf } from '../dialect.ts';

/** Cases with what has happened in them, the editions of the workflows they follow, local routines, and delegations of decisions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { tableEnd, keyedTableEnd } = spellingOf(db);
  const table = (name: string) => db.schema.createTable(name).modifyEnd(tableEnd);

  // Named by its content, and never changed: a case keeps the workflow that it began with.
  await table('case_edition')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('workflow', 'text', (c) => c.notNull())
    .addColumn('definition', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();

  await table('cases')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('administration_id', 'text', (c) => c.notNull().references('administration.id'))
    .addColumn('number', 'integer', (c) => c.notNull().unique())
    .addColumn('workflow', 'text', (c) => c.notNull())
    .addColumn('edition_id', 'text', (c) => c.notNull().references('case_edition.id'))
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('search_text', 'text', (c) => c.notNull())
    .addColumn('opened_at', 'text', (c) => c.notNull())
    // What follows is told by the events, and kept here for the list.
    .addColumn('dnr', 'text', (c) => c.notNull())
    .addColumn('ended_at', 'text')
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('next_step', 'text', (c) => c.notNull())
    .addColumn('due_on', 'text')
    .addColumn('due_at', 'text')
    .addColumn('holder_id', 'text', (c) => c.references('person.id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('cases_list').on('cases').columns(['administration_id', 'ended_at', 'due_on']).execute();
  await db.schema.createIndex('cases_holder').on('cases').column('holder_id').execute();

  // Only added to.
  await db.schema
    .createTable('case_event')
    .modifyEnd(keyedTableEnd)
    .addColumn('case_id', 'text', (c) => c.notNull().references('cases.id'))
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('happened_at', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.references('person.id'))
    .addColumn('body', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('case_event_key', ['case_id', 'sequence'])
    .execute();

  await table('case_link')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('case_id', 'text', (c) => c.notNull().references('cases.id'))
    .addColumn('account_id', 'text', (c) => c.references('account.id'))
    .addColumn('person_id', 'text', (c) => c.references('person.id'))
    .addCheckConstraint('case_link_one', sql`(account_id is null) <> (person_id is null)`)
    .execute();
  await db.schema.createIndex('case_link_case').on('case_link').column('case_id').execute();
  await db.schema.createIndex('case_link_account').on('case_link').column('account_id').execute();
  await db.schema.createIndex('case_link_person').on('case_link').column('person_id').execute();

  // Only added to: the last one that an administration has decided holds for new cases.
  await table('case_routine')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('administration_id', 'text', (c) => c.notNull().references('administration.id'))
    .addColumn('workflow', 'text', (c) => c.notNull())
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('routine', 'text', (c) => c.notNull())
    .addColumn('edition_id', 'text', (c) => c.notNull().references('case_edition.id'))
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('made_by', 'text', (c) => c.references('person.id'))
    .execute();
  await db.schema
    .createIndex('case_routine_sequence')
    .unique()
    .on('case_routine')
    .columns(['administration_id', 'workflow', 'sequence'])
    .execute();

  await table('case_delegation')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('administration_id', 'text', (c) => c.notNull().references('administration.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('workflows', 'text', (c) => c.notNull())
    .addColumn('from_on', 'text', (c) => c.notNull())
    .addColumn('to_on', 'text', (c) => c.check(sql`to_on >= from_on`))
    .addColumn('decision', 'text', (c) => c.notNull())
    .addColumn('dnr', 'text', (c) => c.notNull())
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('made_by', 'text', (c) => c.references('person.id'))
    .execute();
  await db.schema.createIndex('case_delegation_list').on('case_delegation').column('administration_id').execute();
}
