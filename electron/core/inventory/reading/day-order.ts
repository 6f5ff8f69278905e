import type { DayOrder } from '../contract.ts';
import type { TableRow } from '../tables/table.ts';
import { readDay } from './days.ts';

/** How the numbers of a column's days stand. */
export interface ColumnOrder {
  order: DayOrder;
  /** The column, or another one of the list, has a day that can be read in no other way. */
  isSure: boolean;
  /** A day of the column that both orders can read, and each reading; empty when it has none. */
  example: string;
  dayFirst: string;
  monthFirst: string;
}

/** The first rows tell; a list that changes its mind after two thousand is beyond help. */
const searched = 2000;

/** A day between slashes or hyphens, as both halves of the world write it. */
const written = /^(\d{1,2})([/-])(\d{1,2})\2\d{2,4}$/;
/** "12/5 2016" and "12/5-16": nobody who writes the month first writes so. */
const dayFirstOnly = /^\d{1,2}\s?\/\s?\d{1,2}(?:\s|\s?-)\s?'?\d{2,4}$/;

/** How many of a column's days can only be of one order, and one that can be of both; `null` for a column without such days. */
function evidence(texts: readonly string[]) {
  let dayFirst = 0;
  let monthFirst = 0;
  let days = 0;
  let example = '';
  for (const text of texts) {
    const [, first = '', , second = ''] = written.exec(text) ?? [];
    if (first === '') {
      if (dayFirstOnly.test(text)) dayFirst += 1;
      continue;
    }
    days += 1;
    if (Number(first) > 12) dayFirst += 1;
    else if (Number(second) > 12) monthFirst += 1;
    else if (example === '' && first !== second && readDay(text, 'day-first') !== null) example = text;
  }
  return days === 0 ? null : { dayFirst, monthFirst, example };
}

/**
 * The order of each column's days, one for the whole column; `null` for a column without days between slashes or hyphens.
 * What most of its one-sided days say holds; a column that says nothing follows the list's others, and else the day stands first.
 */
export function dayOrders(rows: readonly TableRow[], columns: number): Array<ColumnOrder | null> {
  const first = rows.slice(0, searched);
  const found = Array.from({ length: columns }, (_, index) => evidence(first.map(({ cells }) => cells[index] ?? '')));
  const leans = found.map((one) => (one === null ? 0 : Math.sign(one.monthFirst - one.dayFirst)));
  const others = leans.includes(1) === leans.includes(-1) ? 0 : leans.includes(1) ? 1 : -1;
  return found.map((one, index) => {
    if (one === null) return null;
    const isOneSided = (one.dayFirst === 0) !== (one.monthFirst === 0);
    const order = (leans[index] || others) > 0 ? 'month-first' : 'day-first';
    const { example } = one;
    return {
      order,
      isSure: isOneSided,
      example,
      dayFirst: readDay(example, 'day-first') ?? '',
      monthFirst: readDay(example, 'month-first') ?? '',
    };
  });
}
