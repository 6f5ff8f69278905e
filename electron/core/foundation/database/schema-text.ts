import Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import { sqliteDialect } from './dialect.ts';
import { migrate } from './migrate.ts';
import type { Schema } from './schema.ts';

/** A database's own description of its tables and indexes, one statement each, in a fixed order; the migrator's own tables apart. */
export function schemaText(connection: Database.Database): string {
  const rows = connection
    .prepare(
      "select sql from sqlite_master where sql is not null and name not like 'sqlite\\_%' escape '\\' and tbl_name not like 'kysely\\_%' escape '\\' order by tbl_name, type desc, name",
    )
    .pluck()
    .all() as string[];
  return rows.map((statement) => `${statement};\n`).join('\n');
}

/** The description that a database made by this version has. */
export async function expectedSchema(): Promise<string> {
  const connection = new Database(':memory:');
  try {
    await migrate(new Kysely<Schema>({ dialect: sqliteDialect(connection) }));
    return schemaText(connection);
  } finally {
    connection.close();
  }
}
