import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Db } from '../context.ts';
import type { Schema } from './schema.ts';

/** A table whose rows name people: what a row is known by, what else of it is written when they become one, and where it names them. */
export interface NamingTable {
  table: keyof Schema;
  key: readonly string[];
  columns: readonly string[];
  persons: readonly string[];
  /** Rows come and go: `key` and `columns` are all of a row. */
  isWhole?: boolean;
}

const Cells = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
type Cells = z.infer<typeof Cells>;

/** What a row said and says of people; `null` where there was or is none. */
export const MovedRow = z.object({ table: z.string(), before: Cells.nullable(), after: Cells.nullable() });
export type MovedRow = z.infer<typeof MovedRow>;

/** Rows by their table and key. */
export type NamingRows = ReadonlyMap<string, { table: string; cells: Cells }>;

/** The tables are data here. */
const loose = (db: Db) => db as unknown as Kysely<Record<string, Cells>>;
const only = (cells: Cells, columns: readonly string[]): Cells =>
  Object.fromEntries(columns.map((column) => [column, cells[column] ?? null]));
const keyOf = ({ table, key }: NamingTable, cells: Cells) => JSON.stringify([table, ...key.map((part) => cells[part])]);
const isSame = (one: Cells | null | undefined, other: Cells | null | undefined) =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** What the tables' rows say of some people, as they stand. */
export async function rowsNaming(
  db: Db,
  tables: readonly NamingTable[],
  personIds: readonly string[],
): Promise<NamingRows> {
  const rows = new Map<string, { table: string; cells: Cells }>();
  for (const one of tables) {
    const columns = [...one.key, ...one.columns];
    const found = await loose(db)
      .selectFrom(one.table)
      .select(columns)
      .where((eb) => eb.or(one.persons.map((person) => eb(person, 'in', personIds))))
      .execute();
    for (const row of found) {
      const cells = only(row, columns);
      rows.set(keyOf(one, cells), { table: one.table, cells });
    }
  }
  return rows;
}

/** The rows that differ between two readings. */
export function movedBetween(before: NamingRows, after: NamingRows): MovedRow[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [old, now] = [before.get(key), after.get(key)];
    if (isSame(old?.cells, now?.cells)) return [];
    return [{ table: (old ?? now)?.table ?? '', before: old?.cells ?? null, after: now?.cells ?? null }];
  });
}

/**
 * Puts back what was moved, within a transaction; answers the rows it put something back of, `null` when a row of a whole table is another by
 * now, and nothing is written. Of the other tables' rows each column is put back by itself: one that somebody has written since is left.
 */
export async function putBack(
  db: Db,
  tables: readonly NamingTable[],
  personIds: readonly string[],
  moved: readonly MovedRow[],
): Promise<MovedRow[] | null> {
  const now = await rowsNaming(db, tables, personIds);
  const rows = moved.flatMap((row) => {
    const table = tables.find((one) => one.table === row.table);
    const cells = row.after ?? row.before;
    if (table === undefined || cells === null) return [];
    const is = now.get(keyOf(table, cells))?.cells;
    const columns =
      table.isWhole === true
        ? table.columns
        : table.columns.filter((one) => row.before?.[one] !== row.after?.[one] && is?.[one] === row.after?.[one]);
    return [{ row, table, cells, columns, isAsLeft: isSame(is, row.after) }];
  });
  const whole = rows.filter((one) => one.table.isWhole === true);
  if (whole.some(({ isAsLeft }) => !isAsLeft)) return null;
  // Room is made first: a row may come back where another goes. Rows of the other tables neither come nor go.
  for (const { row, table, cells } of whole)
    if (row.before === null)
      await table.key
        .reduce((query, part) => query.where(part, '=', cells[part] ?? null), loose(db).deleteFrom(table.table))
        .execute();
  for (const { row, table } of whole)
    if (row.before !== null && row.after === null) await loose(db).insertInto(table.table).values(row.before).execute();
  const standing = rows.filter(({ row, columns }) => row.before !== null && row.after !== null && columns.length > 0);
  for (const { row, table, cells, columns } of standing)
    await table.key
      .reduce(
        (query, part) => query.where(part, '=', cells[part] ?? null),
        loose(db)
          .updateTable(table.table)
          .set(only(row.before ?? {}, columns)),
      )
      .execute();
  return [...new Set([...whole, ...standing])].map(({ row }) => row);
}
