import type { TableRow } from '../tables/table.ts';
import type { AccountRow } from './account-per-link.ts';
import { saysNoAccount, saysNothing } from './platform-columns.ts';
import type { ChosenColumn } from './row-text.ts';

/** Whether a platform's column says that the row has no account there: it is another one's, or is called something else. */
const isWithout = (row: TableRow, { field, index }: ChosenColumn) =>
  field === 'address' && row.links?.[index] === undefined && saysNoAccount(row.cells[index] ?? '');

/** A wide list's row as one account: what a platform's column says where it has none is text. */
export const wholeRow = (row: TableRow, columns: readonly ChosenColumn[]): AccountRow => ({
  row,
  columns: columns.map((one) => (isWithout(row, one) ? { ...one, field: 'extra' as const } : one)),
  isOfLink: false,
});

/** What a wide list's row says of accounts that it has not ("lukket 2021"), by heading: it is kept as text on those that it has, and told. */
export function saidOfNone(row: TableRow, columns: readonly ChosenColumn[]): Record<string, string> {
  const said: Record<string, string> = {};
  for (const column of columns) {
    const cell = row.cells[column.index] ?? '';
    if (!isWithout(row, column) || saysNothing(cell)) continue;
    said[column.heading] = [said[column.heading] ?? [], cell].flat().join(' · ');
  }
  return said;
}
