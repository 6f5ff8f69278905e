import { searchText } from '../foundation/text/swedish.ts';
import { dayFields, type ImportField, type PlannedRow, type Take } from './contract.ts';
import { readDay, readDayCell } from './reading/days.ts';
import type { ChosenColumn } from './reading/row-text.ts';
import { isFormulaError, readYesNo } from './reading/words.ts';
import type { TableRow } from './tables/table.ts';

/** What a list says of a field that the rows of one account disagree about. */
type Difference = PlannedRow['differs'][number];

/** Two rows of one key write it in their own ways ("FB", "facebook.com/…"); that is no disagreement. */
const identity: ReadonlySet<ImportField> = new Set(['ignore', 'address', 'handle', 'platform', 'administration']);
/** What belongs to the person in another column. */
const ofResponsible: ReadonlySet<ImportField> = new Set(['responsible-email', 'responsible-phone']);

/** A row's own number differs from every other's. */
const runningNumber = /^(?:löp|rad|row|serial|ref|post)?\s?(?:nr|no|num|nummer|number|id|ref)?$/;

const said = (row: TableRow, index: number) => {
  const text = row.cells[index] ?? '';
  return /^[-–—?.*]+$/.test(text) || isFormulaError(text) ? '' : text;
};

/** Whether two texts say the same: in any case and spacing, as the same day, as the same yes or no. */
function isSame(first: string, second: string, { field, dayOrder }: ChosenColumn): boolean {
  const dayIn = (text: string) => (dayFields.includes(field) ? readDayCell : readDay)(text, dayOrder);
  if (searchText(first) === searchText(second)) return true;
  const day = dayIn(first);
  if (day !== null) return day === dayIn(second);
  const answer = readYesNo(first);
  return answer !== null && answer === readYesNo(second);
}

/** What a later row of the same account says that the first does not: its texts beside the first one's. An empty cell says nothing. */
export function rowDifferences(first: TableRow, second: TableRow, columns: readonly ChosenColumn[]): Difference[] {
  return columns
    .filter(
      (column) =>
        !identity.has(column.field) &&
        !(column.field === 'extra' && runningNumber.test(column.plainHeading)) &&
        said(second, column.index) !== '' &&
        !isSame(said(first, column.index), said(second, column.index), column),
    )
    .map(({ index, heading, field }) => ({
      field,
      heading,
      first: said(first, index).slice(0, 300),
      second: said(second, index).slice(0, 300),
    }));
}

/** The row that holds for an account that the list has twice. A filled row keeps the first one's number and words; the second's fill its empty cells. */
export function rowToTake(take: Take, first: TableRow, second: TableRow, columns: readonly ChosenColumn[]): TableRow {
  if (take === 'first') return first;
  if (take === 'second') return { ...second, row: first.row };
  const responsible = columns.filter(({ field }) => field === 'responsible');
  // An address of the second row's responsible is not the first one's.
  const isOther = responsible.some(
    (column) =>
      said(first, column.index) !== '' && !isSame(said(first, column.index), said(second, column.index), column),
  );
  const fills = new Set(
    columns
      .filter(({ index, field }) => said(first, index) === '' && !(isOther && ofResponsible.has(field)))
      .map(({ index }) => index),
  );
  return {
    ...first,
    cells: Array.from({ length: Math.max(first.cells.length, second.cells.length) }, (_, index) =>
      fills.has(index) ? said(second, index) || (first.cells[index] ?? '') : (first.cells[index] ?? ''),
    ),
    links: {
      ...Object.fromEntries(Object.entries(second.links ?? {}).filter(([index]) => fills.has(Number(index)))),
      ...first.links,
    },
  };
}
