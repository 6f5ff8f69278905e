import type { CompiledQuery, Insertable } from 'kysely';
import type { Db } from '../context.ts';
import type { Schema } from './schema.ts';

/** Bound values in one statement: enough to share its cost, far below the limit of both databases. */
const valuesAtOnce = 1000;

/** Statements for full parts, by database and by table with columns; a handful of each. */
const whole = new WeakMap<object, Map<string, CompiledQuery>>();

/**
 * Inserts rows of one table, many at a time. Every row has the same columns, as the first row has them.
 * The statement of a full part is built once: building it costs more than running it, and an import runs it hundreds of times.
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
  const insertOf = (part: typeof rows) => db.insertInto(table).values(part).compile();
  const { adapter } = db.getExecutor();
  const statements = whole.get(adapter) ?? new Map<string, CompiledQuery>();
  whole.set(adapter, statements);
  const name = `${table} ${columns.join()}`;
  for (let start = 0; start < rows.length; start += atOnce) {
    const part = rows.slice(start, start + atOnce);
    if (part.length < atOnce) {
      await db.executeQuery(insertOf(part));
      continue;
    }
    const statement = statements.get(name) ?? insertOf(part);
    statements.set(name, statement);
    await db.executeQuery({ ...statement, parameters: part.flatMap((row) => columns.map((column) => row[column])) });
  }
}
