import { z } from 'zod';
import { Refusal } from '../foundation/errors.ts';
import type { InventoryDifference } from './contract.ts';
import { inventoryColumns, inventoryHeadings, type InventoryValue, inventoryVersion } from './schema.ts';

/** What the JSON file says it is. */
export const inventoryFormat = 'kanalvakt-inventory';

type Row = Record<string, InventoryValue>;
/** One look at each value: a schema of records makes every row anew, which is half a second and forty megabytes of ten thousand. */
const Row = z.custom<Row>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((one) => typeof one === 'string' || Number.isFinite(one)),
);

/** The inventory as JSON (`docs/inventory-schema.md`); a later version may have columns that this one does not know. */
const InventoryFile = z.object({
  format: z.literal(inventoryFormat),
  version: z.int().min(1),
  administration: z.string(),
  accounts: z.array(Row),
  /** Ids of rows that have been voided; files from before it was written have none. */
  voided: z.array(z.string()).default([]),
});
export type InventoryFile = z.infer<typeof InventoryFile>;

/** Rows of the inventory as the accounts of its JSON. */
export function inventoryAccounts(rows: ReadonlyArray<readonly InventoryValue[]>): Row[] {
  return rows.map(accountOf);
}

const accountOf = (row: readonly InventoryValue[]): Row =>
  Object.fromEntries(inventoryColumns.map(({ key }, index) => [key, row[index] ?? '']));

/** The inventory as JSON text, an account a line, and the ids of voided rows; no time of making, so that the same data gives the same bytes. */
export function inventoryJson(
  administration: string,
  rows: ReadonlyArray<readonly InventoryValue[]>,
  voided: readonly string[],
): string {
  const head = {
    format: inventoryFormat,
    version: inventoryVersion,
    administration,
    columns: inventoryColumns.map(({ key, kind }, index) => ({ key, heading: inventoryHeadings[index], kind })),
  };
  const accounts = rows.map((row) => JSON.stringify(accountOf(row)));
  const gone = voided.length === 0 ? '' : `,"voided":${JSON.stringify(voided)}`;
  return `${JSON.stringify(head).slice(0, -1)},"accounts":[\n${accounts.join(',\n')}\n]${gone}}\n`;
}

/** Reads an inventory in JSON; refuses with the file's name what is none. */
export function readInventoryJson(text: string, file: string): InventoryFile {
  try {
    const parsed = InventoryFile.safeParse(JSON.parse(text.replace(/^\ufeff/, '')));
    if (parsed.success) return parsed.data;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Refusal('file-not-an-inventory', { file });
}

const text = (row: Row, key: string) => String(row[key] ?? '');
const told = (row: Row) => ({ key: text(row, 'key'), name: text(row, 'name'), platform: text(row, 'platform') });
const isClosed = (row: Row) => text(row, 'status') === 'Avslutat';
/** Columns that follow from the rest or from the day: a new day alone is no change. */
const followers: ReadonlySet<string> = new Set(inventoryColumns.filter(({ derived }) => derived).map(({ key }) => key));

/** What two rows of one account say differently; a column that one of the files does not have is no difference. */
function changesOf(older: Row, newer: Row): InventoryDifference['changed'][number]['changes'] {
  return Object.keys(newer)
    .filter((key) => key in older && !followers.has(key))
    .map((field) => ({ field, from: text(older, field), to: text(newer, field) }))
    .filter(({ from, to }) => from !== to);
}

/**
 * The row of the older inventory that is the same account, for each of the newer's that was there: by its Id where both have it, else by its
 * key. A key made of name and unit, where there is no address, is no more than a name: two Ids are then two accounts. A voided row is no
 * account, also where another has its address now.
 */
function sameAccounts(older: readonly Row[], newer: readonly Row[], isVoided: ReadonlySet<string>): Map<Row, Row> {
  const byId = new Map(older.flatMap((row) => (text(row, 'id') === '' ? [] : [[text(row, 'id'), row] as const])));
  const pairs = new Map<Row, Row>();
  const taken = new Set<Row>();
  const pair = (row: Row, before: Row | undefined) => {
    if (before === undefined || taken.has(before)) return;
    pairs.set(row, before);
    taken.add(before);
  };
  for (const row of newer) pair(row, byId.get(text(row, 'id')));
  const isLeft = (row: Row) => !taken.has(row) && !isVoided.has(text(row, 'id'));
  const byKey = Map.groupBy(older.filter(isLeft), (row) => text(row, 'key'));
  const isSame = (row: Row, before: Row) =>
    text(row, 'address') !== '' || text(row, 'id') === '' || text(before, 'id') === '';
  for (const row of newer) {
    if (pairs.has(row)) continue;
    const alike = byKey.get(text(row, 'key')) ?? [];
    const at = alike.findIndex((before) => isSame(row, before));
    if (at !== -1) pair(row, alike.splice(at, 1)[0]);
  }
  return pairs;
}

/**
 * What has happened between two inventories, account by account. Closed = it was there, and is now avslutat or gone from the register; one
 * that the newer says is voided never was an account.
 */
export function compareInventories(
  older: readonly Row[],
  newer: readonly Row[],
  voided: readonly string[],
): InventoryDifference {
  const isVoided = new Set(voided);
  const pairs = sameAccounts(older, newer, isVoided);
  const difference: InventoryDifference = { new: [], closed: [], changed: [], unchanged: 0 };
  for (const row of newer) {
    const before = pairs.get(row);
    if (before === undefined) {
      difference.new.push(told(row));
      continue;
    }
    const changes = changesOf(before, row);
    if (isClosed(row) && !isClosed(before)) difference.closed.push(told(row));
    else if (changes.length > 0)
      difference.changed.push({ ...told(row), fields: changes.map(({ field }) => field), changes });
    else difference.unchanged += 1;
  }
  const remaining = new Set(pairs.values());
  const gone = older.filter((row) => !remaining.has(row));
  const undone = gone.filter((row) => isVoided.has(text(row, 'id')));
  difference.closed.push(...gone.filter((row) => !isClosed(row) && !undone.includes(row)).map(told));
  return undone.length === 0 ? difference : { ...difference, voided: undone.map(told) };
}

/** Reads a JSON export out of a file's bytes; refuses by name what is no inventory. */
export function inventoryIn({ name, bytes }: { name: string; bytes: Uint8Array }): InventoryFile {
  return readInventoryJson(new TextDecoder().decode(bytes), name);
}

/** Compares two JSON exports. */
export function compareFiles(older: InventoryFile, newer: InventoryFile): InventoryDifference {
  return compareInventories(older.accounts, newer.accounts, newer.voided);
}
