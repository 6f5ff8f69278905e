import { filledCells, type TableRow } from '../tables/table.ts';
import type { Line } from './lines.ts';
import type { ChosenColumn } from './row-text.ts';
import { nothing } from './row-text.ts';

/** Most of a list's accounts say where they are. */
const most = 0.6;

/**
 * The rows, by number, that have a name and nothing else in a list whose other rows mostly say where their accounts are: an account with
 * gaps, or a heading within the list. None in a list that says nowhere where an account is.
 */
export function bareNames(lines: readonly Line[], columns: readonly ChosenColumn[]): ReadonlySet<number> {
  const name = columns.find(({ field }) => field === 'name')?.index;
  const places = columns.filter(({ field }) => field === 'address' || field === 'handle' || field === 'platform');
  if (name === undefined || places.length === 0) return new Set();
  const rows = lines.filter(({ about }) => about === null).map(({ row }) => row);
  const isBare = (row: TableRow) =>
    filledCells(row).length === 1 && (row.cells[name] ?? '') !== '' && row.links?.[name] === undefined;
  const others = rows.filter((row) => !isBare(row));
  const saysWhere = ({ cells, links }: TableRow) =>
    places.some(({ index }) => links?.[index] !== undefined || !nothing.test(cells[index] || '-'));
  const placed = others.filter(saysWhere).length;
  return placed > 0 && placed >= most * others.length ? new Set(rows.filter(isBare).map(({ row }) => row)) : new Set();
}
