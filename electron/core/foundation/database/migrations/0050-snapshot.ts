import type { Kysely } from 'kysely';
import { spellingOf } from '../dialect.ts';

/** The register as several computers know it: its own id with the place of the snapshot it came from, and how far each reader's log has been taken in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { tableEnd } = spellingOf(db);
  const table = (name: string) => db.schema.createTable(name).modifyEnd(tableEnd);

  // One row at most. The folder is each computer's own path and stands in its data folder, where no snapshot takes it.
  await table('shared_register')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('term', 'integer', (c) => c.notNull())
    .addColumn('serial', 'integer', (c) => c.notNull())
    .execute();

  await table('reader_log')
    .addColumn('fingerprint', 'text', (c) => c.primaryKey())
    .addColumn('vault_id', 'text', (c) => c.notNull().references('vault.id'))
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('taken_in_at', 'text')
    .addColumn('fault', 'text', (c) => c.notNull())
    .addColumn('fault_sequence', 'integer', (c) => c.notNull())
    .execute();
}
