import { type Catalogue, platformNamed } from '../../accounts/platforms.ts';
import type { ImportField, PlannedRow } from '../contract.ts';
import { statusHeading } from '../status-heading.ts';
import { filledCells, type TableRow } from '../tables/table.ts';
import { isAddress, isHeadingFor, looksLikeData } from './columns.ts';
import { roleFields } from './read-row.ts';
import type { ChosenColumn } from './row-text.ts';
import { isFormulaError, plain, sectionWords, sumWords, titleWords } from './words.ts';

/** A figure, also with what it counts after it: "58 Kanäle". */
const numeric = /^[\d\s.,%]+(?:\p{L}+\.?)?$/u;

/** Whether a row repeats the heading, in its own words or in another language's for the same columns. */
function repeatsHeading(catalogue: Catalogue, row: TableRow, columns: readonly ChosenColumn[]): boolean {
  const cells = filledCells(row);
  // Headings are short; a long cell, as every address is, ends the question for most rows.
  if (cells.length < 2 || cells.every((cell) => cell.length > 60)) return false;
  // "Facebook" under Facebook, with a link behind it, is an account.
  if (columns.some(({ index }) => row.links?.[index] !== undefined)) return false;
  let same = 0;
  let other = 0;
  for (const { index, heading, plainHeading, field } of columns) {
    const cell = row.cells[index] ?? '';
    if (cell === '') continue;
    if (cell === heading || (cell.length <= heading.length + 5 && plain(cell) === plainHeading)) same += 1;
    else if (other === 0 && (!isHeadingFor(cell, field) || platformNamed(catalogue, cell) !== undefined)) other += 1;
  }
  return (same >= 2 && same >= cells.length / 2) || other === 0;
}

/** What tells an account by itself; in the rest of a heading it says nothing, or goes on with its own heading. */
const identifying: ReadonlySet<ImportField> = new Set(['name', 'address', 'handle']);
const inBrackets = /^\([^()]*\p{L}[^()]*\)$/u;

/** Whether a row directly below the heading goes on with it: "Profil" and under it "(Link)", "Ansprech-" and under it "partner/in". */
function continuesHeading(catalogue: Catalogue, row: TableRow, columns: readonly ChosenColumn[]): boolean {
  const cellOf = ({ index }: ChosenColumn) => row.cells[index] ?? '';
  return (
    row.links === undefined &&
    // "(vakant)" in a person's column says something of an account.
    columns.some((column) => !(column.field in roleFields) && inBrackets.test(cellOf(column))) &&
    columns.every(
      (column) =>
        !identifying.has(column.field) ||
        cellOf(column) === '' ||
        inBrackets.test(cellOf(column)) ||
        /\p{L}-$/u.test(column.heading),
    ) &&
    filledCells(row).every(
      (cell) => !/[@\d]/.test(cell) && !looksLikeData(catalogue, cell) && platformNamed(catalogue, cell) === undefined,
    )
  );
}

/** What else of an account the names of its columns are, in a row of a form: "Plattform | Facebook". */
const labelled: readonly ImportField[] = [
  'platform',
  'address',
  'responsible',
  'responsible-email',
  'deputy',
  'status',
];

/** Whether a row only says what one thing about an account is, in the place of an account's name. */
function isLabelled(catalogue: Catalogue, row: TableRow, columns: readonly ChosenColumn[]): boolean {
  const name = row.cells[columns.find(({ field }) => field === 'name')?.index ?? -1] ?? '';
  const found =
    name === '' || filledCells(row).length > 2 ? undefined : labelled.find((field) => isHeadingFor(name, field));
  return found !== undefined && (found === 'address' || !filledCells(row).some((cell) => isAddress(catalogue, cell)));
}

/** Fields that a lone text is no account by. */
const placeless: ReadonlySet<ImportField> = new Set(['extra', 'ignore', 'platform', 'unit', 'administration', 'kind']);

/** Words and a full stop after them: what people write about a list. */
const sentence = /^\p{Lu}\S*(?: \S+){3,}\p{L}\.$/u;
const placing: ReadonlySet<ImportField> = new Set(['platform', 'address', 'handle']);

/** A row that says something about the list instead of an account; `null` for a row that may be an account. */
export function aboutTheList(
  catalogue: Catalogue,
  row: TableRow,
  before: number,
  isFirst: boolean,
  columns: readonly ChosenColumn[],
): PlannedRow['reason'] | null {
  const cells = filledCells(row);
  const [first = ''] = cells;
  // A sum may be of cells that are gone.
  const [summed = '', ...sums] = cells.filter((cell) => !isFormulaError(cell));
  const isSum = sums.every((cell) => numeric.test(cell)) && sumWords.test(plain(summed));
  if (isSum || cells.every((cell) => numeric.test(cell) && cell.length < 8)) return 'sum-row';
  if (repeatsHeading(catalogue, row, columns) || isLabelled(catalogue, row, columns)) return 'repeated-header';
  const isBelowHeading = isFirst && before > 0 && row.row === before + 1;
  if (isBelowHeading && continuesHeading(catalogue, row, columns)) return 'repeated-header';
  if (cells.length > 1 || looksLikeData(catalogue, first)) return null;
  if (titleWords.test(plain(first)) || first.startsWith('*')) return 'title-row';
  // On a sheet that says nowhere where an account is, a sentence is no account's name.
  if (sentence.test(first) && !columns.some(({ field }) => placing.has(field))) return 'title-row';
  const wide = columns.length > 2;
  // One lone text among rows of many cells: drawn over the row, after a gap, ending in a colon, or "övriga".
  // In a column that names no account ("No.", a unit), it can be nothing else; nor where it says "Stängda konton".
  const field = columns.find(({ index }) => (row.cells[index] ?? '') !== '')?.field ?? 'extra';
  const isAside = placeless.has(field) && platformNamed(catalogue, first) === undefined;
  const stands =
    row.merged === true ||
    (wide && (isAside || statusHeading(cells) !== null)) ||
    (wide && (row.row > before + 1 || isFirst)) ||
    first.endsWith(':') ||
    sectionWords.test(plain(first));
  return stands ? 'section-row' : null;
}
