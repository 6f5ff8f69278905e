import { sql } from 'kysely';
import type { Db } from '../context.ts';
import { kindOf } from './dialect.ts';
import type { Schema } from './schema.ts';

/**
 * Does work that fills a table within a transaction, and makes the table's indexes when it is done: sorted once instead of
 * kept in order row by row, they take half the time where there was little in the table before. What is unique is held to it
 * then. Where the database is not SQLite the work is done as it is.
 */
export async function indexedAfterwards<T>(
  db: Db,
  tables: ReadonlyArray<keyof Schema>,
  work: () => Promise<T>,
): Promise<T> {
  if (kindOf(db) !== 'sqlite') return await work();
  const { rows: indexes } = await sql<{ name: string; sql: string }>`
    select name, sql from sqlite_master where type = 'index' and tbl_name in (${sql.join(tables)}) and sql is not null`.execute(
    db,
  );
  for (const { name } of indexes) await sql`drop index ${sql.id(name)}`.execute(db);
  const result = await work();
  for (const index of indexes) await sql.raw(index.sql).execute(db);
  return result;
}
