import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { openSqlite, sqliteDialect } from '../electron/core/foundation/database/dialect.ts';
import { migrate } from '../electron/core/foundation/database/migrate.ts';
import { migrations } from '../electron/core/foundation/database/migrations/index.ts';
import type { Schema } from '../electron/core/foundation/database/schema.ts';

/** Both kinds of database that the repositories run on. */
export const databaseKinds = ['sqlite', 'postgres'] as const;

/** An empty register of a kind: SQLite in a file of the folder, PostgreSQL in memory; with all migrations, or the first of them. */
export async function emptyRegister(
  kind: (typeof databaseKinds)[number],
  folder: string,
  steps = migrations,
): Promise<Kysely<Schema>> {
  const db = new Kysely<Schema>({
    dialect:
      kind === 'postgres'
        ? new PGliteDialect({ pglite: await PGlite.create() })
        : sqliteDialect(openSqlite(path.join(folder, 'x.sqlite'))),
  });
  await migrate(db, steps);
  return db;
}
