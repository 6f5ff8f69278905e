import { parseDate } from '@internationalized/date';

/** The day a number of days later; days are `YYYY-MM-DD`. */
export const addDays = (day: string, days: number): string => parseDate(day).add({ days }).toString();

/** Whole days from one day to another; negative when the other is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000);

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: string): number => ((new Date(`${day}T12:00Z`).getUTCDay() + 6) % 7) + 1;

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day));

/** The number of a day's week, as the Swedish calendar counts it: the week of the year's first Thursday is 1. */
export const weekOf = (day: string): number => {
  const thursday = addDays(day, 4 - weekdayOf(day));
  return 1 + Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7);
};
