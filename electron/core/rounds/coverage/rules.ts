import { Temporal } from 'temporal-polyfill';
import { type Day, daysBetween } from '../../foundation/calendar.ts';
import { Refusal } from '../../foundation/refusal.ts';
import type { Figures } from '../contract.ts';
import { noFigures, sum } from '../rules.ts';
import type { CoverageBy } from './contract.ts';

/** No report is of more days than this. */
const mostDays = 20 * 366;

/** Refuses a period that is none. */
export function refusePeriod(from: Day, to: Day): void {
  if (from > to || daysBetween(from, to) > mostDays) throw new Refusal('coverage-period');
}

/** The part of the year that a day is counted in: the day, its ISO week, its month or its year. */
export function partOf(day: Day, by: 'day' | 'week' | 'month' | 'year'): string {
  if (by === 'day') return day;
  if (by === 'month') return day.slice(0, 7);
  if (by === 'year') return day.slice(0, 4);
  const { weekOfYear, yearOfWeek } = Temporal.PlainDate.from(day);
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`;
}

/** Whether figures are spread over time. */
export function isOverTime(by: CoverageBy): by is 'day' | 'week' | 'month' | 'year' {
  return by === 'day' || by === 'week' || by === 'month' || by === 'year';
}

/** Adds figures to those of a key. */
export function add(rows: Map<string, Figures>, key: string, figures: Figures): void {
  rows.set(key, sum(rows.get(key) ?? noFigures, figures));
}

/** All figures together. */
export function total(rows: Iterable<Figures>): Figures {
  let all = noFigures;
  for (const figures of rows) all = sum(all, figures);
  return all;
}
