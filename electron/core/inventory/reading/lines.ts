import type { Catalogue } from '../../accounts/platforms.ts';
import type { PlannedRow } from '../contract.ts';
import type { Table, TableRow } from '../tables/table.ts';
import { aboutTheList } from './about-the-list.ts';
import { withoutDittos } from './dittos.ts';
import type { ChosenColumns } from './chosen-columns.ts';

/** A row below the heading, as it is read. */
export interface Line {
  /** The row without passwords in its texts, and with what stands above in the place of a mark for "the same". */
  row: TableRow;
  /** What it says of the list; `null` for a row that may be an account. */
  about: PlannedRow['reason'] | null;
  /** A password stood in its text, outside the columns that are never read and are told as such. */
  hasSecret: boolean;
}

/** The rows below the heading, as they are read; in our own file each one is an account, and a mark for "the same" is a text. */
export function readLines(
  catalogue: Catalogue,
  { rows }: Table,
  headerRow: number,
  { columns, secret, withoutSecrets, isOwn }: ChosenColumns,
): Line[] {
  const inFull = isOwn ? (row: TableRow) => row : withoutDittos(columns);
  let rowBefore = headerRow;
  let isFirst = true;
  return rows
    .filter((row) => row.row > headerRow)
    .map((written) => {
      const told = withoutSecrets(written);
      const row = inFull(told);
      const about = isOwn ? null : aboutTheList(catalogue, row, rowBefore, isFirst, columns);
      rowBefore = row.row;
      isFirst = false;
      return { row, about, hasSecret: told !== written && differsBeside(secret, told, written) };
    });
}

/** Whether two rows differ in any column but these. */
const differsBeside = (columns: ReadonlySet<number>, one: TableRow, other: TableRow) =>
  one.cells.some((cell, index) => cell !== other.cells[index] && !columns.has(index));
