import type { Kysely } from 'kysely';
import { spellingOf } from '../dialect.ts';

/** What was chosen for a list the last time, by its headings; and which sheet of a workbook an import read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('import_choice')
    .modifyEnd(spellingOf(db).tableEnd)
    .addColumn('administration_id', 'text', (c) => c.notNull().references('administration.id'))
    // The SHA-256 of the headings.
    .addColumn('list_key', 'text', (c) => c.notNull())
    .addColumn('header_row', 'integer', (c) => c.notNull())
    .addColumn('choices', 'text', (c) => c.notNull())
    .addColumn('chosen_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('import_choice_key', ['administration_id', 'list_key'])
    .execute();
  await db.schema
    .alterTable('import_run')
    .addColumn('sheet', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
}
