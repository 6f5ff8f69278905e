import { parseDateTime, toZoned } from '@internationalized/date';

/** When something happened: now, or a day and a time of day that somebody gives; either may still be lacking. */
export type When = 'now' | { day: string | null; time: string };

/** The instant of a day and a time in Stockholm; `null` for now. Nothing while half of it is lacking. */
export function instantOf(when: When): string | null | undefined {
  if (when === 'now') return null;
  if (when.day === null || when.time === '') return undefined;
  return toZoned(parseDateTime(`${when.day}T${when.time}`), 'Europe/Stockholm').toAbsoluteString();
}

/** What is wrong with it, if anything. */
export function whenFault(when: When): 'missing' | 'ahead' | null {
  const instant = instantOf(when);
  if (instant === null) return null;
  if (instant === undefined) return 'missing';
  return Date.parse(instant) > Date.now() ? 'ahead' : null;
}
