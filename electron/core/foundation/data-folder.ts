import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { Kysely } from 'kysely';
import { openSqlite, sqliteDialect } from './database/dialect.ts';
import { migrate, pendingMigrations } from './database/migrate.ts';
import type { Schema } from './database/schema.ts';
import { Refusal } from './errors.ts';
import type { Clock, Log } from './ports.ts';
import type { RunJob } from './worker/run-job.ts';

/** An open data folder: the register's database, owned by this process until it is closed. */
export interface DataFolder {
  db: Kysely<Schema>;
  /** What an error from the disk or the database means for the person; `null` for a fault of ours. */
  asRefusal(error: unknown): Refusal | null;
  close(): Promise<void>;
}

/** The name of the register's database in its folder. */
export const databaseName = 'kanalvakt.sqlite';

/** Opens the folder, creating it if asked to write; refuses what could harm the data, by name. */
export async function openDataFolder(options: {
  dataDir: string;
  readOnly: boolean;
  clock: Clock;
  runJob: RunJob;
  log: Log;
}): Promise<DataFolder> {
  const file = path.join(options.dataDir, databaseName);
  if (options.readOnly && !existsSync(file)) throw new Refusal('database-missing', { folder: options.dataDir });
  if (!options.readOnly) mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const connection = openSqlite(file, { readonly: options.readOnly });
  const db = new Kysely<Schema>({ dialect: sqliteDialect(connection) });
  const pending = await pendingMigrations(db);
  if (pending.length > 0) await migrate(db);
  return {
    db,
    asRefusal: (error) => (error instanceof Refusal ? error : null),
    close: () => db.destroy(),
  };
}
