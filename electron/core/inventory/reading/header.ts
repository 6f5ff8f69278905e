import type { Catalogue } from '../../accounts/platforms.ts';
import { platformNamed } from '../../accounts/platforms.ts';
import { filledCells, type Table, type TableRow } from '../tables/table.ts';
import { headingFields, looksLikeData, proposeColumns, type ProposedColumn } from './columns.ts';
import { isWide, namedPlatformColumns } from './platform-columns.ts';

/** Where a sheet's heading is and what its columns hold. `headerRow` 0 = there is none. */
export interface FoundHeader {
  headerRow: number;
  columns: ProposedColumn[];
  /** How sure the proposal is; the sheet with the highest is shown first. */
  score: number;
}

/** A heading stands within the first rows; what comes later is data. */
const searched = 40;
const longestHeading = 60;

/** How much a row looks like a heading: words that people use for columns, and nothing that only data has. */
function headingScore(catalogue: Catalogue, row: TableRow): number {
  let score = 0;
  let matched = 0;
  for (const [column, cell] of row.cells.entries()) {
    if (cell === '') continue;
    // "Länk" with a link behind it is no heading.
    if (looksLikeData(catalogue, cell) || row.links?.[column] !== undefined) score -= 3;
    if (cell.length > longestHeading) continue;
    const best = headingFields(cell)[0]?.score ?? 0;
    if (best > 0) matched += 1;
    score += best >= 100 ? 3 : best >= 50 ? 2 : best > 0 ? 1 : platformNamed(catalogue, cell) === undefined ? 0 : 0.5;
  }
  const cells = filledCells(row).length;
  // Two words for columns make a heading; one does where the list has but one column.
  return matched >= 2 || (matched === 1 && cells === 1 && row.cells.length === 1) ? score : 0;
}

/** A row of words over columns of data: the heading of a list in a language nobody here reads. */
function isForeignHeading(catalogue: Catalogue, row: TableRow, below: readonly TableRow[]): boolean {
  const cells = filledCells(row);
  if (cells.length < 2 || below.length === 0) return false;
  if (
    cells.some(
      (cell) => looksLikeData(catalogue, cell) || cell.length > 40 || platformNamed(catalogue, cell) !== undefined,
    )
  )
    return false;
  return row.cells.some((cell, column) => {
    if (cell === '') return false;
    const values = below.map((other) => other.cells[column] ?? '').filter((value) => value !== '');
    const data = values.filter(
      (value) => looksLikeData(catalogue, value) || platformNamed(catalogue, value) !== undefined,
    );
    return values.length > 0 && data.length / values.length >= 0.6;
  });
}

/** Headings of a row, with the row of groups above it ("Ansvariga: Namn, Telefon") where the row alone is not clear. */
function headingsOf(row: TableRow, above: TableRow | undefined): string[] {
  const own = row.cells;
  if (above === undefined || filledCells(above).length < 2 || above.row !== row.row - 1) return own;
  let group = '';
  const groups = Array.from({ length: Math.max(own.length, above.cells.length) }, (_, column) => {
    group = above.cells[column] || group;
    return group;
  });
  const seen = new Map<string, number>();
  for (const heading of own) seen.set(heading, (seen.get(heading) ?? 0) + 1);
  return groups.map((over, column) => {
    const heading = own[column] ?? '';
    if (heading === '') return above.cells[column] ?? '';
    const clear = (headingFields(heading)[0]?.score ?? 0) >= 50 && seen.get(heading) === 1;
    // "Account" over "Directorate" says what the group is about, not that the directorate is the account's name.
    const isOnlyTheGroup = headingFields(heading).length === 0 && headingFields(over)[0]?.field === 'name';
    return clear || over === '' || isOnlyTheGroup ? heading : `${over} ${heading}`;
  });
}

/** Whether every cell of the row right below a heading is a heading too, where that left columns open or says one thing over several. */
function isSecondHeading(catalogue: Catalogue, first: TableRow, second: TableRow | undefined): boolean {
  if (second === undefined || second.row !== first.row + 1) return false;
  const cells = filledCells(second);
  const groups = filledCells(first);
  const opens = second.cells.some((cell, column) => cell !== '' && (first.cells[column] ?? '') === '');
  return (
    (opens || new Set(groups).size < groups.length) &&
    cells.length >= 2 &&
    cells.every((cell) => !looksLikeData(catalogue, cell) && (headingFields(cell)[0]?.score ?? 0) >= 50)
  );
}

/** The row that the list's headings stand in, as an index into the table's rows; -1 when there is none. */
function findHeadingIndex(catalogue: Catalogue, rows: readonly TableRow[]): number {
  let best = -1;
  let bestScore = 3;
  for (const [index, row] of rows.slice(0, searched).entries()) {
    const score = headingScore(catalogue, row);
    if (score > bestScore) [best, bestScore] = [index, score];
  }
  if (best >= 0) return isSecondHeading(catalogue, rows[best] as TableRow, rows[best + 1]) ? best + 1 : best;
  // "Department, Facebook, YouTube": one word for a column, and platforms over accounts on them.
  const wide = rows
    .slice(0, searched)
    .findIndex((row, index) => isWide(namedPlatformColumns(catalogue, row.cells, rows.slice(index + 1))));
  if (wide >= 0) return wide;
  return rows
    .slice(0, 10)
    .findIndex((row, index) => isForeignHeading(catalogue, row, rows.slice(index + 1, index + 60)));
}

/**
 * The sheet to show first, by the scores of all: the one with most known columns. Of several with as many, such as one sheet for each
 * department, the first; but a template or an example before the list has far fewer rows than it.
 */
export function likeliestSheet(scores: readonly number[]): number {
  const best = Math.max(...scores);
  const columns = Math.floor(best);
  const isAlike = (score: number) => Math.floor(score) === columns && (score - columns) * 4 >= best - columns;
  return Math.max(0, scores.findIndex(isAlike));
}

/**
 * Whether the sheet is a form for each account below the last: "Namn | Torget", "Plattform | Facebook" and so on, the same words again for
 * the next one. No row of it is an account, and no row a heading.
 */
function isForms(rows: readonly TableRow[]): boolean {
  const filled = rows.map(filledCells).filter((cells) => cells.length > 0);
  const labels = filled
    .filter(({ length }) => length <= 2)
    .map(([label = '']) => label)
    .filter((label) => (headingFields(label)[0]?.score ?? 0) >= 100);
  return labels.length >= 4 && labels.length >= 0.8 * filled.length && new Set(labels).size * 2 <= labels.length + 1;
}

/** Finds the heading of a sheet and proposes its columns; `chosen` is the row that a person pointed out, 0 for none. */
export function findHeader(catalogue: Catalogue, table: Table, chosen: number | null = null): FoundHeader {
  const { rows } = table;
  if (chosen === null && isForms(rows)) {
    const columns = Array.from({ length: Math.max(...rows.map(({ cells }) => cells.length)) }, () => ({
      heading: '',
      field: 'extra' as const,
    }));
    return { headerRow: 0, columns, score: 0 };
  }
  const index = chosen === null ? findHeadingIndex(catalogue, rows) : rows.findIndex((row) => row.row === chosen);
  const row = rows[index];
  const headings = row === undefined ? [] : headingsOf(row, rows[index - 1]);
  const below = rows.slice(index + 1);
  const columns = proposeColumns(catalogue, headings, below, row !== undefined);
  const named = columns.filter(({ field }) => field !== 'extra' && field !== 'ignore').length;
  const isList = columns.some(({ field }) => field === 'name' || field === 'address' || field === 'handle');
  return { headerRow: row?.row ?? 0, columns, score: isList ? named + Math.min(below.length, 1000) / 10_000 : 0 };
}
