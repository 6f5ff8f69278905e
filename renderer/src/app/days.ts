import { parseDate } from '@internationalized/date';

/** The day a number of days later; days are `YYYY-MM-DD`. */
export const addDays = (day: string, days: number): string => parseDate(day).add({ days }).toString();

/** Whole days from one day to another; negative when the other is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000);
