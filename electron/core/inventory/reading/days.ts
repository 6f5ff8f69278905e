import type { Day } from '../../foundation/calendar.ts';
import type { DayOrder } from '../contract.ts';

/** Months in the languages of the lists that come; the first three or four letters tell them apart. */
const months: ReadonlyArray<readonly string[]> = [
  ['jan', 'tammi', 'janv'],
  ['feb', 'helmi', 'fév', 'fev'],
  ['mar', 'mär', 'maalis', 'maa', 'mrt'],
  ['apr', 'huhti', 'avr'],
  ['maj', 'may', 'mai', 'touko', 'mei'],
  ['jun', 'kesä', 'juin'],
  ['jul', 'heinä', 'juil'],
  ['aug', 'elo', 'août', 'aou'],
  ['sep', 'syys'],
  ['okt', 'oct', 'loka'],
  ['nov', 'marras'],
  ['dec', 'dez', 'des', 'joulu', 'déc', 'des'],
];

/** The month (1–12) that a word names; `null` for another word. */
export function monthNamed(word: string): number | null {
  const lower = word.toLocaleLowerCase('sv').replace(/\.$/, '');
  if (lower.length < 3) return null;
  const index = months.findIndex((names) => names.some((name) => lower.startsWith(name)));
  return index < 0 ? null : index + 1;
}

const padded = (value: number) => String(value).padStart(2, '0');

function day(year: number, month: number, date: number): Day | null {
  if (year < 1990 || year > 2100 || month < 1 || month > 12 || date < 1) return null;
  const last =
    month === 2
      ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
        ? 29
        : 28
      : [4, 6, 9, 11].includes(month)
        ? 30
        : 31;
  return date > last ? null : `${year}-${padded(month)}-${padded(date)}`;
}

const fullYear = (text: string) => (text.length === 2 ? 2000 + Number(text) : Number(text));

/** The numbers of a day and what stands between them: "12/5 2016", "12/5-16", "12.5.2016", "11 / 01 / 2026", "16-05-31". */
const numbers = /^(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*([/. -])\s*'?(\d{4}|\d{2})$/;

/** A day of three numbers as it was written, and the day that each order which can read it makes of it. */
export interface WrittenDay {
  readings: ReadonlyMap<DayOrder, Day>;
  /** More than one order may have been meant. "12/5 2016" and "12.5.2016" have the day first whatever the rest of the list has. */
  isOpen: boolean;
  /** Two numbers each between hyphens: the year may stand first. */
  isShort: boolean;
  /** The first number and the last. */
  ends: readonly [first: number, last: number];
}

/** Takes a day of three numbers apart; `null` for any other text. */
export function writtenDay(text: string): WrittenDay | null {
  const found = numbers.exec(text.trim());
  if (found === null) return null;
  const [, first = '', between = '', second = '', then = '', last = ''] = found;
  const isOpen = between !== '.' && between === then;
  const isShort = isOpen && between === '-' && first.length === 2 && last.length === 2;
  const [one, two] = [Number(first), Number(second)];
  const readings: ReadonlyArray<readonly [DayOrder, Day | null]> = [
    ['day-first', day(fullYear(last), two, one)],
    ['month-first', isOpen ? day(fullYear(last), one, two) : null],
    ['year-first', isShort ? day(fullYear(first), two, Number(last)) : null],
  ];
  return {
    readings: new Map(readings.flatMap(([order, read]) => (read === null ? [] : [[order, read]]))),
    isOpen,
    isShort,
    ends: [one, Number(last)],
  };
}

/**
 * The day that a text names, or `null` when it names none for certain: "hösten 2015", "VT17" and "2018-06" are no days.
 * `12/5 2016` is the 12th of May, as in every country but one; `order` is what the whole column is written in, and a day that cannot
 * be in it is no other day. Without one, the first order that can be.
 */
export function readDay(text: string, order?: DayOrder): Day | null {
  const given = text.trim().toLocaleLowerCase('sv');
  if (given.length < 6 || given.length > 40) return null;
  const ordered =
    /^(\d{4})[-/. ]?(\d{2})[-/. ]?(\d{2})(?:[t ]\d{2}[:.]\d{2}.*)?$/.exec(given) ??
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(given);
  if (ordered !== null) return day(Number(ordered[1]), Number(ordered[2]), Number(ordered[3]));
  const written = writtenDay(given);
  if (written !== null) {
    const { readings, isOpen, isShort } = written;
    if (order === undefined) return [...readings.values()][0] ?? null;
    // Where short days have the year first, the others are written as is the custom there: the day first.
    return readings.get(!isOpen || (order === 'year-first' && !isShort) ? 'day-first' : order) ?? null;
  }
  const worded =
    /^(?:den\s+)?(\d{1,2})(?::?[ae]|\.|st|nd|rd|th|er)?\s*(?:of\s+|de\s+)?(\p{L}+\.?)\s*,?\s*(\d{4})$/u.exec(given);
  if (worded !== null) {
    const month = monthNamed(worded[2] ?? '');
    return month === null ? null : day(Number(worded[3]), month, Number(worded[1]));
  }
  const american = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?\s*,?\s*(\d{4})$/u.exec(given);
  if (american === null) return null;
  const month = monthNamed(american[1] ?? '');
  return month === null ? null : day(Number(american[3]), month, Number(american[2]));
}

/** Excel's number of the first and last day that an account may have: 1990-01-01 and 2040-12-31. */
const [firstSerial, lastSerial] = [32_874, 51_501];

/** The day that a cell in a column of days names: as `readDay`, and the number that Excel keeps a day as ("43210"). */
export function readDayCell(text: string, order?: DayOrder): Day | null {
  const serial = /^\d{5}(?:[.,]\d+)?$/.test(text) ? Math.floor(Number(text.replace(',', '.'))) : 0;
  return serial >= firstSerial && serial <= lastSerial
    ? new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10)
    : readDay(text, order);
}

/** The one day that stands among the words of a text ("gelöscht am 12.3.2024"); `null` where none does, or several. */
export function dayWithin(text: string, order?: DayOrder): Day | null {
  const words = text.split(/\s+/);
  const found = new Set<Day>();
  let start = 0;
  while (start < words.length) {
    // The longest first: "12 maj 2016", "12/5 2016".
    const length = [4, 3, 2, 1].find((count) => dayIn(words.slice(start, start + count), order) !== null);
    const named = length === undefined ? null : dayIn(words.slice(start, start + length), order);
    if (named !== null) found.add(named);
    start += length ?? 1;
  }
  const [one = null] = found;
  return found.size === 1 ? one : null;
}

const dayIn = (words: readonly string[], order: DayOrder | undefined) =>
  readDay(words.join(' ').replace(/^[([:,;]+|[)\].,:;!]+$/g, ''), order);
