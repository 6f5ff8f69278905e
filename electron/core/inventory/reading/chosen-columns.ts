import type { ImportChoices } from '../import-choices.ts';
import { isOwnHeading } from '../own-heading.ts';
import type { Table, TableRow } from '../tables/table.ts';
import { dayOrders } from './day-order.ts';
import type { ChosenColumn } from './row-text.ts';
import { isSecretHeading, rowsWithoutSecrets } from './secrets.ts';
import { plain } from './words.ts';

/** The columns of a list as they were chosen, and what their headings say of all its rows. */
export interface ChosenColumns {
  columns: readonly ChosenColumn[];
  /** The columns of passwords, by index, also those that nobody chose. */
  secret: ReadonlySet<number>;
  /** A row with the passwords in its texts left out. */
  withoutSecrets: (row: TableRow) => TableRow;
  /** The list is our own export. */
  isOwn: boolean;
  /** Somebody else's list with a column for each of several platforms. */
  isWide: boolean;
}

/** The columns as chosen, with their headings; a heading that is missing is called by its number. */
export function chosenColumns(
  { rows }: Table,
  headings: readonly string[],
  { headerRow, columns: chosen }: Pick<ImportChoices, 'headerRow' | 'columns'>,
): ChosenColumns {
  const below = rows.filter((row) => row.row > headerRow);
  const orders = dayOrders(below, Math.max(0, ...chosen.map(({ index }) => index + 1)));
  const secret = new Set(headings.flatMap((text, index) => (isSecretHeading(text) ? [index] : [])));
  const columns = chosen.map(({ index, field, dayOrder }) => ({
    index,
    // A password column stays in the file whatever was chosen: secrets have their own place, and this is not it.
    field: secret.has(index) ? ('ignore' as const) : field,
    heading: (headings[index] ?? '') || `Kolumn ${index + 1}`,
    plainHeading: plain(headings[index] ?? ''),
    dayOrder: dayOrder ?? orders[index]?.order ?? ('day-first' as const),
  }));
  const isOwn = isOwnHeading(headings);
  const isWide = !isOwn && columns.filter(({ field }) => field === 'address').length > 1;
  return { columns, secret, withoutSecrets: rowsWithoutSecrets(headings), isOwn, isWide };
}

/** What of a row may be told: a row that is not taken in has its passwords too. */
export const toldCells = ({ cells }: TableRow, secret: ReadonlySet<number>) =>
  cells.filter((cell, index) => cell !== '' && !secret.has(index));
