import { useTranslation } from 'react-i18next';

/** Dates and times as `ui.md` writes them: `4 maj 2026`, `14 nov.`; times `13:30` in tables. Always Stockholm's. */
export function useFormat() {
  const { i18n } = useTranslation('app');
  const locale = i18n.language === 'en' ? 'en-GB' : 'sv-SE';
  const zone = { timeZone: 'Europe/Stockholm' } as const;
  /** A day, or the day it was in Stockholm at an instant: cut off, an instant says yesterday for an hour or two after midnight. */
  const noon = (day: string) => new Date(day.length > 10 ? day : `${day}T12:00:00Z`);
  return {
    day: (day: string | null) =>
      day === null
        ? ''
        : noon(day).toLocaleDateString(locale, { ...zone, day: 'numeric', month: 'long', year: 'numeric' }),
    shortDay: (day: string | null) =>
      day === null ? '' : noon(day).toLocaleDateString(locale, { ...zone, day: 'numeric', month: 'short' }),
    weekday: (day: string) =>
      noon(day).toLocaleDateString(locale, {
        ...zone,
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        year: 'numeric',
      }),
    time: (instant: string) =>
      new Date(instant).toLocaleString(locale, {
        ...zone,
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
      }),
    /** `13:30`, Stockholm's time. */
    clock: (instant: string) =>
      new Date(instant).toLocaleTimeString(locale, { ...zone, hour: '2-digit', minute: '2-digit' }),
    /** `14 nov. 13:30`. */
    dayAndClock: (instant: string) =>
      new Date(instant).toLocaleString(locale, {
        ...zone,
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
      }),
    /** The name of a month, 1–12. */
    month: (month: number) =>
      new Date(Date.UTC(2026, month - 1, 15)).toLocaleDateString(locale, { ...zone, month: 'long' }),
    number: (value: number) => value.toLocaleString(locale),
    bytes: (bytes: number) =>
      bytes < 1024 * 1024
        ? `${Math.max(1, Math.round(bytes / 1024)).toLocaleString(locale)} kB`
        : `${(bytes / 1024 / 1024).toLocaleString(locale, { maximumFractionDigits: 1 })} MB`,
  };
}
