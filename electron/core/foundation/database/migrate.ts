import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { Refusal } from '../errors.ts';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';

function migratorFor(db: Kysely<Schema>): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => migrations } });
}

/** Names of the migrations this database lacks; refuses a database that a newer version of the app has changed. */
export async function pendingMigrations(db: Kysely<Schema>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (tables.some((table) => table.name === 'kysely_migration')) {
    const rows = await db
      .selectFrom('kysely_migration' as never)
      .select('name' as never)
      .execute();
    const unknown = (rows as Array<{ name: string }>).find((row) => !(row.name in migrations));
    if (unknown !== undefined) throw new Refusal('database-newer');
    const known = new Set((rows as Array<{ name: string }>).map((row) => row.name));
    return Object.keys(migrations).filter((name) => !known.has(name));
  }
  return Object.keys(migrations);
}

/** Brings the database to this version, all steps or none. */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const { error } = await migratorFor(db).migrateToLatest();
  if (error !== undefined) throw error;
}
