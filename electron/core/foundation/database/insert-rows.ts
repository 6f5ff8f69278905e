import { type CompiledQuery, type Insertable, sql } from 'kysely';
import type { Db } from '../context.ts';
import { kindOf } from './dialect.ts';
import type { Schema } from './schema.ts';

/** Values in one statement: enough to share its cost, far below the limit of both databases. */
const valuesAtOnce = 1000;

/** Statements that have been built, by the kind of database; a handful for each table. */
const built = { sqlite: new Map<string, CompiledQuery>(), postgres: new Map<string, CompiledQuery>() };
const keptStatements = 200;

/**
 * What can stand in a statement as it is: nothing, a whole number, a word or an id. Times are left out, since a statement
 * with one is never used again, and so is whatever could mean something to SQL.
 */
const isWord = (value: unknown): value is string | number | null =>
  value === null || Number.isInteger(value) || (typeof value === 'string' && /^[\w[\]{}-]{0,40}$/.test(value));

/**
 * Inserts rows of one table, many at a time. Every row has the same columns, as the first row has them.
 * Building a statement costs more than running it, and an import runs it hundreds of times: each is built once, for so many
 * rows or a half, a quarter … of them. Handing over a value costs as much as storing it, and most columns of a list say
 * the same in every row: such a word stands in the statement.
 */
export async function insertRows<T extends keyof Schema>(
  db: Db,
  table: T,
  rows: ReadonlyArray<Insertable<Schema[T]>>,
): Promise<void> {
  const first = rows[0];
  if (first === undefined) return;
  const columns = Object.keys(first) as Array<keyof typeof first>;
  const atOnce = Math.max(1, Math.floor(valuesAtOnce / columns.length));
  const isAlike = (column: keyof typeof first) => {
    const value = first[column];
    return rows.length >= atOnce && isWord(value) && rows.every((row) => row[column] === value);
  };
  const alike = new Map(columns.filter(isAlike).map((column) => [column, sql.lit(first[column])]));
  const others = columns.filter((column) => !alike.has(column));
  const statements = built[kindOf(db)];
  const name = JSON.stringify([table, columns.map((column) => [column, alike.has(column) ? [first[column]] : []])]);

  let size = atOnce;
  for (let start = 0; start < rows.length; start += size) {
    while (size > rows.length - start) size = Math.max(1, Math.floor(size / 2));
    const part = rows.slice(start, start + size);
    let statement = statements.get(`${size} ${name}`);
    if (statement === undefined) {
      const words = Object.fromEntries(alike);
      statement = db
        .insertInto(table)
        .values(part.map((row) => ({ ...row, ...words })))
        .compile();
      if (statements.size >= keptStatements) statements.clear();
      statements.set(`${size} ${name}`, statement);
    }
    const parameters: unknown[] = [];
    for (const row of part) for (const column of others) parameters.push(row[column]);
    await db.executeQuery({ ...statement, parameters });
  }
}
