import { useTranslation } from 'react-i18next';

/** A day, or the day it was in Stockholm at an instant: cut off, an instant says yesterday for an hour or two after midnight. */
const noon = (day: string) => new Date(day.length > 10 ? day : `${day}T12:00:00Z`);

/** The making of a formatter costs a hundred times its use, and a list uses thousands: each is made once, when it is first used. */
function once<T>(make: () => { format: (value: T) => string }): (value: T) => string {
  let made: { format: (value: T) => string } | undefined;
  return (value) => (made ??= make()).format(value);
}

/** What is no instant, as a day in an address that somebody has typed, is nothing to show, and breaks no page. */
const whereItIs = (format: (instant: Date) => string) => (instant: Date) =>
  Number.isNaN(instant.getTime()) ? '' : format(instant);

function formatsOf(locale: string) {
  const moment = (options: Intl.DateTimeFormatOptions) =>
    whereItIs(once<Date>(() => new Intl.DateTimeFormat(locale, { timeZone: 'Europe/Stockholm', ...options })));
  const clock = { hour: '2-digit', minute: '2-digit' } as const;
  const shortDay = { day: 'numeric', month: 'short' } as const;
  const formats = {
    day: moment({ day: 'numeric', month: 'long', year: 'numeric' }),
    shortDay: moment(shortDay),
    weekday: moment({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    time: moment({ ...shortDay, year: 'numeric', ...clock }),
    second: moment({ ...shortDay, year: 'numeric', ...clock, second: '2-digit' }),
    clock: moment(clock),
    dayAndClock: moment({ ...shortDay, ...clock }),
    month: moment({ month: 'long' }),
    number: once<number>(() => new Intl.NumberFormat(locale)),
    megabytes: once<number>(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })),
  };
  return {
    day: (day: string | null) => (day === null ? '' : formats.day(noon(day))),
    shortDay: (day: string | null) => (day === null ? '' : formats.shortDay(noon(day))),
    weekday: (day: string) => formats.weekday(noon(day)),
    time: (instant: string) => formats.time(new Date(instant)),
    /** `14 nov. 2026 13:30:05`, to tell two within a minute apart. */
    second: (instant: string) => formats.second(new Date(instant)),
    /** `13:30`, Stockholm's time. */
    clock: (instant: string) => formats.clock(new Date(instant)),
    /** `14 nov. 13:30`. */
    dayAndClock: (instant: string) => formats.dayAndClock(new Date(instant)),
    /** The name of a month, 1–12. */
    month: (month: number) => formats.month(new Date(Date.UTC(2026, month - 1, 15))),
    number: formats.number,
    bytes: (bytes: number) =>
      bytes < 1024 * 1024
        ? `${formats.number(Math.max(1, Math.round(bytes / 1024)))} kB`
        : `${formats.megabytes(bytes / 1024 / 1024)} MB`,
  };
}

export type Format = ReturnType<typeof formatsOf>;

const formats = { sv: formatsOf('sv-SE'), en: formatsOf('en-GB') };

/** Dates and times as `ui.md` writes them: `4 maj 2026`, `14 nov.`; times `13:30` in tables. Always Stockholm's. */
export function useFormat(): Format {
  const { i18n } = useTranslation('app');
  return i18n.language === 'en' ? formats.en : formats.sv;
}
