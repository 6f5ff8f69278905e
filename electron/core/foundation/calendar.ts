/** The calendar of the office: a day is a day in Stockholm, whatever the computer's time zone says. */
import { Temporal } from 'temporal-polyfill';

const timeZone = 'Europe/Stockholm';

/** A calendar day, `YYYY-MM-DD`, in Stockholm. */
export type Day = string;

const hour = 3_600_000;
/** Midnight in Stockholm is always on a whole hour, so that an hour is within one day. */
let latest = { hour: Number.NaN, day: '' };

/** The day it is in Stockholm at an instant. */
export function dayOf(instant: Date): Day {
  const hours = Math.floor(instant.getTime() / hour);
  if (hours !== latest.hour)
    latest = {
      hour: hours,
      day: Temporal.Instant.fromEpochMilliseconds(instant.getTime())
        .toZonedDateTimeISO(timeZone)
        .toPlainDate()
        .toString(),
    };
  return latest.day;
}

/** The minute it is in Stockholm at an instant, as people read it in both languages: `2026-05-04 12:00`. */
export function minuteOf(instant: string): string {
  const { year, month, day, hour: hours, minute } = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hours)}:${two(minute)}`;
}

/**
 * The instant of a time of day (`HH:MM`) in Stockholm. Where the clock is moved, an hour is missing or comes twice:
 * `earlier` takes the first that it can mean and `later` the last, so that what is open between two times is never shorter than it says.
 */
export function instantOf(day: Day, time: string, which: 'earlier' | 'later'): Date {
  const zoned = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone, { disambiguation: which });
  return new Date(zoned.epochMilliseconds);
}

/** The last sum of days: ten thousand accounts ask for the same one. */
let latestSum = { day: '', days: 0, sum: '' };

/** The day a number of days later (or earlier, if negative). */
export function addDays(day: Day, days: number): Day {
  if (day !== latestSum.day || days !== latestSum.days)
    latestSum = { day, days, sum: Temporal.PlainDate.from(day).add({ days }).toString() };
  return latestSum.sum;
}

/** The same day a number of years earlier; 29 February becomes the 28th. */
export function yearsBefore(day: Day, years: number): Day {
  return Temporal.PlainDate.from(day).subtract({ years }).toString();
}

/** The same day a number of months earlier, or the month's last day where it has no such day. */
export function monthsBefore(day: Day, months: number): Day {
  return Temporal.PlainDate.from(day).subtract({ months }).toString();
}

/** The same day a number of months later, or the month's last day where it has no such day. */
export function addMonths(day: Day, months: number): Day {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

/** Whole days from one day to another; negative if the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}
