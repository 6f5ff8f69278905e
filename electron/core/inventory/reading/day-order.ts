import { DayOrder } from '../contract.ts';
import type { TableRow } from '../tables/table.ts';
import { readDay, type WrittenDay, writtenDay } from './days.ts';

/** How the numbers of a column's days stand. */
export interface ColumnOrder {
  order: DayOrder;
  /** The column has a day that can be read in no other order, and none that can only be read in another. */
  isSure: boolean;
  /** A day of the column that several orders can read, and the day that each makes of it; empty when it has none. */
  example: string;
  readings: Array<{ order: DayOrder; day: string }>;
}

/** The first rows tell; a list that changes its mind after two thousand is beyond help. */
const searched = 2000;

/** What a column's days tell of their order. */
interface Evidence {
  /** The order that the column's own days speak for; `null` where they say nothing. */
  leans: DayOrder | null;
  isSure: boolean;
  example: string;
}

const none = (): Record<DayOrder, number> => ({ 'day-first': 0, 'month-first': 0, 'year-first': 0 });

/** The order that most of the days that can be of one order alone are of; `null` for none, or as many of another. */
function mostOf(only: Record<DayOrder, number>): DayOrder | null {
  const [first, second] = DayOrder.options.toSorted((a, b) => only[b] - only[a]);
  return first !== undefined && second !== undefined && only[first] > only[second] ? first : null;
}

/** No list of accounts has a year from 2030 on rather than the 30th or 31st of a month. */
const farYear = 30;

/** Whether the year of short days stands first, as Swedes write: it comes again where the day differs. */
function isYearFirst(short: readonly WrittenDay[]): boolean {
  const firsts = short.map(({ ends }) => ends[0]);
  const lasts = short.map(({ ends }) => ends[1]);
  const distinct = new Set(firsts).size - new Set(lasts).size;
  return distinct === 0 ? firsts.every((first) => first < farYear) : distinct < 0;
}

/** Reads what a column's days tell; `null` for a column without days that may be of more than one. */
function evidence(texts: readonly string[]): Evidence | null {
  const only = none();
  const onlyOfShort = none();
  const short: WrittenDay[] = [];
  let days = 0;
  let example = '';
  for (const text of texts) {
    const written = writtenDay(text);
    if (written === null) continue;
    const { readings, isOpen, isShort } = written;
    if (!isOpen) {
      // "12/5 2016" and "12/5-16": nobody who writes the month first writes so.
      if (text.includes('/') && readings.size > 0) only['day-first'] += 1;
      continue;
    }
    days += 1;
    if (isShort) short.push(written);
    const [order] = readings.keys();
    if (readings.size === 1 && order !== undefined) {
      only[order] += 1;
      if (isShort) onlyOfShort[order] += 1;
    } else if (example === '' && new Set(readings.values()).size > 1) example = text;
  }
  if (days === 0) return null;
  // What days with a whole year say of day and month says nothing of where a short day has its year.
  const telling = short.length === 0 ? only : onlyOfShort;
  const told = mostOf(telling);
  return {
    leans:
      short.length === 0 || told !== null ? told : isYearFirst(short) ? 'year-first' : (mostOf(only) ?? 'day-first'),
    isSure: DayOrder.options.filter((order) => telling[order] > 0).length === 1,
    example,
  };
}

/**
 * The order of each column's days, one for the whole column; `null` for a column without days between slashes or hyphens.
 * What most of its one-sided days say holds; a column that says nothing follows the list's others, and else the day stands first.
 */
export function dayOrders(rows: readonly TableRow[], columns: number): Array<ColumnOrder | null> {
  const first = rows.slice(0, searched);
  const found = Array.from({ length: columns }, (_, index) => evidence(first.map(({ cells }) => cells[index] ?? '')));
  const others = new Set(found.flatMap((one) => (one?.leans === 'year-first' ? [] : (one?.leans ?? []))));
  const [other = 'day-first'] = others.size === 1 ? others : [];
  return found.map((one) => {
    if (one === null) return null;
    const { leans, isSure, example } = one;
    const order = leans ?? other;
    const readings = new Map(writtenDay(example)?.readings);
    // Where short days have the year first, the example may be a day of another kind, which is read all the same.
    const day = readings.has(order) ? null : readDay(example, order);
    if (day !== null) readings.set(order, day);
    return { order, isSure, example, readings: [...readings].map(([of, read]) => ({ order: of, day: read })) };
  });
}
