import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { openSqlite, sqliteDialect } from '../electron/core/foundation/database/dialect.ts';
import { migrate } from '../electron/core/foundation/database/migrate.ts';
import { migrations } from '../electron/core/foundation/database/migrations/index.ts';
import type { Schema } from '../electron/core/foundation/database/schema.ts';

/** Both kinds of database that the repositories run on. */
export const databaseKinds = ['sqlite', 'postgres'] as const;

/** PostgreSQL in memory, one for all the files of a test process: to make one takes four seconds. */
let postgres: Promise<PGlite> | undefined;
let isTaken = false;

/** An empty PostgreSQL for one register at a time; closing it leaves it to the next. */
async function emptyPostgres() {
  if (isTaken) throw new Error('The register before is still open');
  isTaken = true;
  const shared = await (postgres ??= PGlite.create());
  await shared.exec('drop schema public cascade; create schema public');
  return {
    query: shared.query.bind(shared),
    transaction: shared.transaction.bind(shared),
    close: async () => {
      isTaken = false;
    },
    closed: false,
    ready: true,
    waitReady: shared.waitReady,
  };
}

/** An empty register of a kind: SQLite in a file of the folder, PostgreSQL in memory; with all migrations, or the first of them. */
export async function emptyRegister(
  kind: (typeof databaseKinds)[number],
  folder: string,
  steps = migrations,
): Promise<Kysely<Schema>> {
  const db = new Kysely<Schema>({
    dialect:
      kind === 'postgres'
        ? new PGliteDialect({ pglite: await emptyPostgres() })
        : sqliteDialect(openSqlite(path.join(folder, 'x.sqlite'))),
  });
  await migrate(db, steps);
  return db;
}
