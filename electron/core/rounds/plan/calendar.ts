/** The Swedish year: red days, eves, half-days and squeeze days. */
import { Temporal } from 'temporal-polyfill';
import { addDays, type Day } from '../../foundation/calendar.ts';
import type { DayKind, DayName } from './contract.ts';

/** Easter Sunday of a year of the Gregorian calendar (Butcher's rule). */
export function easterSunday(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * late + 114;
  return new Temporal.PlainDate(year, Math.floor(days / 31), (days % 31) + 1).toString();
}

/** The last weekday asked for: ten thousand accounts ask for the same one. */
let latest = { day: '', weekday: 0 };

/** ISO weekday of a day: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: Day): number {
  if (day !== latest.day) latest = { day, weekday: Temporal.PlainDate.from(day).dayOfWeek };
  return latest.weekday;
}

/** The first given weekday on or after a day. */
function onOrAfter(day: Day, weekday: number): Day {
  return addDays(day, (weekday - weekdayOf(day) + 7) % 7);
}

/** A year's red days (lag 1989:253, Sundays without a name apart) and the three eves that the law counts as Sundays (semesterlagen 3 §). */
function namedDays(year: number): Map<Day, DayName> {
  const easter = easterSunday(year);
  const midsummer = onOrAfter(`${year}-06-20`, 6);
  return new Map<Day, DayName>([
    // Pingst and nationaldagen can be the same day; the later row names it.
    [addDays(easter, 49), 'pentecost'],
    [addDays(easter, 39), 'ascension'],
    [`${year}-01-01`, 'new-year'],
    [`${year}-01-06`, 'epiphany'],
    [addDays(easter, -2), 'good-friday'],
    [easter, 'easter'],
    [addDays(easter, 1), 'easter-monday'],
    [`${year}-05-01`, 'first-of-may'],
    [`${year}-06-06`, 'national-day'],
    [addDays(midsummer, -1), 'midsummer-eve'],
    [midsummer, 'midsummer'],
    [onOrAfter(`${year}-10-31`, 6), 'all-saints'],
    [`${year}-12-24`, 'christmas-eve'],
    [`${year}-12-25`, 'christmas'],
    [`${year}-12-26`, 'boxing-day'],
    [`${year}-12-31`, 'new-year-eve'],
  ]);
}

const eves: ReadonlySet<DayName> = new Set(['midsummer-eve', 'christmas-eve', 'new-year-eve']);
const years = new Map<number, Map<Day, DayName>>();

/** The name of a red day or an eve; `null` for every other day. */
export function dayNameOf(day: Day): DayName | null {
  const year = Number(day.slice(0, 4));
  let named = years.get(year);
  if (named === undefined) {
    named = namedDays(year);
    years.set(year, named);
  }
  return named.get(day) ?? null;
}

/** Whether a day is a red day with a name: every Sunday is red by law, and those without a name are weekend here. */
export function isRedDay(day: Day): boolean {
  const name = dayNameOf(day);
  return name !== null && !eves.has(name);
}

/** Whether people are free by the calendar: weekend, red day, or an eve that counts as a Sunday. */
function isFree(day: Day): boolean {
  return weekdayOf(day) > 5 || dayNameOf(day) !== null;
}

/** A working day before a red day: trettondagsafton, skärtorsdagen, valborg, the Friday before alla helgons dag. */
export function isHalfDay(day: Day): boolean {
  return !isFree(day) && isRedDay(addDays(day, 1));
}

/** A single working day between two free days (klämdag). */
export function isSqueezeDay(day: Day): boolean {
  return !isFree(day) && isFree(addDays(day, -1)) && isFree(addDays(day, 1));
}

/** What a day is by the calendar. A squeeze day that is also the day before a red day is told as a squeeze day. */
export function dayKind(day: Day): DayKind {
  const name = dayNameOf(day);
  if (name !== null) return eves.has(name) ? 'eve' : 'red';
  if (weekdayOf(day) > 5) return 'weekend';
  if (isSqueezeDay(day)) return 'squeeze';
  return isHalfDay(day) ? 'half' : 'office';
}
