import { addDays, type Day } from '../../foundation/calendar.ts';
import { dayNameOf, weekdayOf } from '../../rounds/plan/calendar.ts';

/** Whether an office is staffed by the calendar: no weekend, red day, or eve that counts as a Sunday. */
function isOfficeDay(day: Day): boolean {
  return weekdayOf(day) <= 5 && dayNameOf(day) === null;
}

/** The day itself if it is an office day, otherwise the nearest one after it, or before it. */
export function officeDayAt(day: Day, direction: 'after' | 'before'): Day {
  let at = day;
  while (!isOfficeDay(at)) at = addDays(at, direction === 'after' ? 1 : -1);
  return at;
}

/** The office day a number of office days after a day; none is the day itself, or the next one. */
export function addOfficeDays(day: Day, count: number): Day {
  let at = day;
  for (let left = count; left > 0; ) {
    at = addDays(at, 1);
    if (isOfficeDay(at)) left -= 1;
  }
  return officeDayAt(at, 'after');
}
