import type Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { Refusal } from '../errors.ts';
import { sqliteDialect } from './dialect.ts';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';

/** Brings the database to this version, all steps or none. */
export async function migrate(
  db: Kysely<Schema>,
  steps: Readonly<Record<string, Migration>> = migrations,
): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...steps }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

/** Brings an open SQLite file to this version; the caller keeps the connection. */
export async function migrateConnection(connection: Database.Database): Promise<void> {
  await migrate(new Kysely<Schema>({ dialect: sqliteDialect(connection) }));
}

/** What kind of database a file holds: nothing yet, ours (with the migrations it lacks), or somebody else's. */
export type Origin = { kind: 'empty' } | { kind: 'ours'; pending: string[] } | { kind: 'foreign' };

/** Looks, and changes nothing; refuses a database that a newer version of the app has changed. */
export function originOf(connection: Database.Database): Origin {
  const tables = connection
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'")
    .pluck()
    .all() as string[];
  // Kysely makes its own tables before the first step; a first start cut short there has left no register.
  if (tables.every((name) => name.startsWith('kysely_'))) return { kind: 'empty' };
  if (!tables.includes('kysely_migration')) return { kind: 'foreign' };
  const done = connection.prepare('select name from kysely_migration').pluck().all() as string[];
  if (done.some((name) => !(name in migrations)))
    // A database of ours has our first step; anything else only uses the same tool.
    return done.includes('0010-register') ? refuseNewer() : { kind: 'foreign' };
  return { kind: 'ours', pending: Object.keys(migrations).filter((name) => !done.includes(name)) };
}

function refuseNewer(): never {
  throw new Refusal('database-newer');
}
