import { filledCells, type TableRow } from '../tables/table.ts';
import type { ChosenColumn } from './row-text.ts';
import { isDitto } from './words.ts';

/** Puts what stands above in the place of a mark for "the same", row by row; an address or a user name is never another row's. */
export function withoutDittos(columns: readonly ChosenColumn[]): (row: TableRow) => TableRow {
  const above = new Map<number, string>();
  const mayRepeat = columns.filter(({ field }) => field !== 'address' && field !== 'handle').map(({ index }) => index);
  return (row) => {
    const repeats = mayRepeat.filter((index) => isDitto(row.cells[index] ?? '') && above.has(index));
    const cells = repeats.length === 0 ? row.cells : row.cells.slice();
    for (const index of repeats) cells[index] = above.get(index) ?? '';
    // A heading between the accounts stands in one cell, and is above nothing.
    if (filledCells(row).length > 1) for (const index of mayRepeat) above.set(index, cells[index] ?? '');
    return repeats.length === 0 ? row : { ...row, cells };
  };
}
