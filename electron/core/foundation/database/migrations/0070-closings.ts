import type { Kysely } from 'kysely';
import { spellingOf } from '../dialect.ts';

/** Rows of "Lösenord att byta" closed together unopened: one person's decision, until a second one stands behind it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { tableEnd } = spellingOf(db);
  await db.schema
    .createTable('vault_closing')
    .modifyEnd(tableEnd)
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('vault_id', 'text', (c) => c.notNull().references('vault.id'))
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('made_by', 'text', (c) => c.references('person.id'))
    .addColumn('made_on_device', 'text', (c) => c.notNull())
    .addColumn('confirmation', 'text', (c) => c.notNull())
    .addColumn('confirmed_at', 'text')
    .addColumn('confirmed_by', 'text', (c) => c.references('person.id'))
    .addColumn('confirmation_proof', 'text', (c) => c.notNull())
    .addColumn('review_due_on', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('vault_closing_vault').on('vault_closing').column('vault_id').execute();
  await db.schema
    .alterTable('vault_rotation')
    .addColumn('closing_id', 'text', (c) => c.references('vault_closing.id'))
    .execute();
  await db.schema.createIndex('vault_rotation_closing').on('vault_rotation').column('closing_id').execute();
}
