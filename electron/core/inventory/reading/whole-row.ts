import type { TableRow } from '../tables/table.ts';
import type { AccountRow } from './account-per-link.ts';
import { saysNoAccount, saysNothing } from './platform-columns.ts';
import type { ChosenColumn } from './row-text.ts';
import { readYesNo } from './words.ts';

/** Whether a platform's column says that the row has no account there: it is another one's, or is called something else. */
const isWithout = (row: TableRow, { field, index }: ChosenColumn) =>
  field === 'address' && row.links?.[index] === undefined && saysNoAccount(row.cells[index] ?? '');

/** A wide list's row as one account: what a platform's column says where it has none is text, and so is a "ja" beside what says where one is. */
export function wholeRow(row: TableRow, columns: readonly ChosenColumn[]): AccountRow {
  const isYes = ({ index }: ChosenColumn) =>
    row.links?.[index] === undefined && readYesNo(row.cells[index] ?? '') === true;
  const isPlaced = columns.some((one) => one.field === 'address' && !isWithout(row, one) && !isYes(one));
  const isText = (one: ChosenColumn) => isWithout(row, one) || (isPlaced && one.field === 'address' && isYes(one));
  return {
    row,
    columns: columns.map((one) => (isText(one) ? { ...one, field: 'extra' as const } : one)),
    isOfLink: false,
  };
}

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
