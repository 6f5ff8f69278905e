/** The calendar of the office: a day is a day in Stockholm, whatever the computer's time zone says. */
import { Temporal } from 'temporal-polyfill';

const timeZone = 'Europe/Stockholm';

/** A calendar day, `YYYY-MM-DD`, in Stockholm. */
export type Day = string;

/** The day it is in Stockholm at an instant. */
export function dayOf(instant: Date): Day {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

/** The day a number of days later (or earlier, if negative). */
export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The same day a number of years earlier; 29 February becomes the 28th. */
export function yearsBefore(day: Day, years: number): Day {
  return Temporal.PlainDate.from(day).subtract({ years }).toString();
}

/** The same day a number of months earlier, or the month's last day where it has no such day. */
export function monthsBefore(day: Day, months: number): Day {
  return Temporal.PlainDate.from(day).subtract({ months }).toString();
}

/** Whole days from one day to another; negative if the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}
