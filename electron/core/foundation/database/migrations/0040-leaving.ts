import { type Kysely, sql } from 'kysely';
import { spellingOf } from '../dialect.ts';

/** Handovers with their drafts and receipts, ways in to be proved afterwards, and people whose access to the app is stopped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { tableEnd } = spellingOf(db);
  const table = (name: string) => db.schema.createTable(name).modifyEnd(tableEnd);

  await table('handover')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('administration_id', 'text', (c) => c.notNull().references('administration.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('choices', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('made_at', 'text')
    .addColumn('made_by', 'text', (c) => c.references('person.id'))
    .addColumn('made_on_device', 'text')
    .addColumn('receipt', 'text')
    .addColumn('kept', 'text')
    .addColumn('confirmation', 'text', (c) => c.notNull())
    .addColumn('confirmed_at', 'text')
    .addColumn('confirmed_by', 'text', (c) => c.references('person.id'))
    .addColumn('confirmation_proof', 'text', (c) => c.notNull())
    .addColumn('review_due_on', 'text')
    .addColumn('undone_at', 'text')
    .addColumn('undone_by', 'text', (c) => c.references('person.id'))
    .addColumn('undo_reason', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .execute();
  // One draft at a time: two people who hand over from the same person work on the same one.
  await sql`create unique index handover_draft on handover (person_id) where state = 'draft'`.execute(db);
  await db.schema.createIndex('handover_person').on('handover').column('person_id').execute();
  await db.schema.createIndex('handover_state').on('handover').columns(['administration_id', 'state']).execute();

  await table('handover_proof')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('handover_id', 'text', (c) => c.notNull().references('handover.id'))
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('needs_close', 'integer', (c) => c.notNull().check(sql`needs_close in (0, 1)`))
    .addColumn('from_on', 'text', (c) => c.notNull())
    .addColumn('due_on', 'text', (c) => c.notNull())
    .addColumn('proved_on', 'text')
    .addColumn('recorded_by', 'text', (c) => c.references('person.id'))
    .addColumn('withdrawn_at', 'text')
    .execute();
  await db.schema.createIndex('handover_proof_handover').on('handover_proof').column('handover_id').execute();
  await db.schema.createIndex('handover_proof_account').on('handover_proof').column('account_id').execute();

  await table('person_freeze')
    .addColumn('person_id', 'text', (c) => c.primaryKey().references('person.id'))
    .addColumn('since', 'text', (c) => c.notNull())
    .execute();
}
