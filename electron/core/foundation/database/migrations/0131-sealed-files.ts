import type { Kysely } from 'kysely';
import { spellingOf } from '../dialect.ts';

/** Which sealed file of the shared folder holds which file of a case; so that the folder itself says nothing of what lies there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sealed_file')
    .modifyEnd(spellingOf(db).tableEnd)
    .addColumn('sha256', 'text', (c) => c.primaryKey())
    // The SHA-256 of the sealed bytes: its name in the folder.
    .addColumn('sealed', 'text', (c) => c.notNull().unique())
    .addColumn('bytes', 'integer', (c) => c.notNull())
    // Whom it is sealed to, as one hash.
    .addColumn('recipients', 'text', (c) => c.notNull())
    .execute();
}
