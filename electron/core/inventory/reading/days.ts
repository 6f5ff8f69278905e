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

const two = (value: number) => String(value).padStart(2, '0');

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
  return date > last ? null : `${year}-${two(month)}-${two(date)}`;
}

const fullYear = (text: string) => (text.length === 2 ? 2000 + Number(text) : Number(text));

/**
 * The day that a text names, or `null` when it names none for certain: "hösten 2015", "VT17" and "2018-06" are no days.
 * `12/5 2016` is the 12th of May, as in every country but one; `order` is what the whole column is written in, and a day that cannot
 * be in it is no other day. Without one, the order that can be.
 */
export function readDay(text: string, order?: DayOrder): Day | null {
  const given = text.trim().toLocaleLowerCase('sv');
  if (given.length < 6 || given.length > 40) return null;
  const ordered = /^(\d{4})[-/. ]?(\d{2})[-/. ]?(\d{2})(?:[t ]\d{2}[:.]\d{2}.*)?$/.exec(given);
  if (ordered !== null) return day(Number(ordered[1]), Number(ordered[2]), Number(ordered[3]));
  const numbers = /^(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*[/. -]\s*'?(\d{4}|\d{2})$/.exec(given);
  if (numbers !== null) {
    const [first, second] = [Number(numbers[1]), Number(numbers[3])];
    const year = fullYear(numbers[4] ?? '');
    // Nobody who writes the month first writes full stops: a thirteenth month is a mistake there, and no other day.
    const canBe = order === undefined ? second > 12 && first <= 12 : order === 'month-first';
    const isMonthFirst = numbers[2] !== '.' && canBe;
    return isMonthFirst ? day(year, first, second) : day(year, second, first);
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
