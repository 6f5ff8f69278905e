import Holidays from 'date-holidays';
import { describe, expect, test } from 'vitest';
import { addDays, instantOf } from '../../../electron/core/foundation/calendar.ts';
import { dayKind, dayNameOf, easterSunday, isRedDay } from '../../../electron/core/rounds/plan/calendar.ts';

/** Every day of the years that the calendar is tried for. */
function* daysOf(firstYear: number, lastYear: number) {
  for (let day = `${firstYear}-01-01`; day <= `${lastYear}-12-31`; day = addDays(day, 1)) yield day;
}

/** Days of these years that date-holidays has as this type. */
function theirs(type: string): string[] {
  const holidays = new Holidays('SE', { timezone: 'Europe/Stockholm' });
  const years = Array.from({ length: 21 }, (_, index) => 2020 + index);
  return years
    .flatMap((year) => holidays.getHolidays(year, 'sv'))
    .filter((one) => one.type === type)
    .map(({ date }) => date.slice(0, 10))
    .toSorted();
}

test('red days and eves 2020–2040 are those of date-holidays, and there are no others', () => {
  const days = [...daysOf(2020, 2040)];
  expect(days.filter(isRedDay)).toEqual(theirs('public'));
  expect(days.filter((day) => dayKind(day) === 'eve')).toEqual(theirs('bank'));
  // Thirteen red days and three eves a year.
  expect(theirs('public').length).toBe(21 * 13);
  expect(theirs('bank').length).toBe(21 * 3);
});

// Worked out by hand from the law's own wording (1989:253) and semesterlagen 3 §.
const byHand: Array<[day: string, kind: ReturnType<typeof dayKind>, name: string | null]> = [
  ['2020-04-10', 'red', 'good-friday'],
  ['2020-06-06', 'red', 'national-day'],
  ['2020-06-19', 'eve', 'midsummer-eve'],
  ['2020-06-20', 'red', 'midsummer'],
  ['2020-10-31', 'red', 'all-saints'],
  ['2021-05-13', 'red', 'ascension'],
  ['2021-05-14', 'squeeze', null],
  ['2021-06-26', 'red', 'midsummer'],
  ['2022-06-05', 'red', 'pentecost'],
  ['2022-06-06', 'red', 'national-day'],
  ['2022-11-05', 'red', 'all-saints'],
  ['2023-06-05', 'squeeze', null],
  ['2023-06-24', 'red', 'midsummer'],
  ['2024-03-28', 'half', null],
  ['2024-03-31', 'red', 'easter'],
  ['2024-04-01', 'red', 'easter-monday'],
  ['2024-04-30', 'half', null],
  ['2024-05-08', 'half', null],
  ['2024-06-07', 'squeeze', null],
  ['2024-11-01', 'half', null],
  ['2025-01-06', 'red', 'epiphany'],
  ['2025-06-06', 'red', 'national-day'],
  ['2025-12-23', 'office', null],
  ['2025-12-24', 'eve', 'christmas-eve'],
  ['2025-12-29', 'office', null],
  ['2026-01-02', 'squeeze', null],
  ['2026-01-05', 'squeeze', null],
  ['2026-04-04', 'weekend', null],
  ['2026-05-04', 'office', null],
  ['2026-06-20', 'red', 'midsummer'],
  ['2026-10-31', 'red', 'all-saints'],
  ['2026-12-31', 'eve', 'new-year-eve'],
  ['2027-03-26', 'red', 'good-friday'],
  ['2038-04-25', 'red', 'easter'],
];

test.each(byHand)('%s is %s (%s)', (day, kind, name) => {
  expect([dayKind(day), dayNameOf(day)]).toEqual([kind, name]);
});

test('Easter is the first Sunday after the full moon of spring, reckoned the long way', () => {
  // The tables of Clavius, as a second way to the same day.
  const reckoned = (year: number) => {
    const golden = (year % 19) + 1;
    const century = Math.floor(year / 100) + 1;
    const solar = Math.floor((3 * century) / 4) - 12;
    const lunar = Math.floor((8 * century + 5) / 25) - 5;
    const sunday = Math.floor((5 * year) / 4) - solar - 10;
    let epact = (11 * golden + 20 + lunar - solar) % 30;
    if ((epact === 25 && golden > 11) || epact === 24) epact += 1;
    let moon = 44 - epact;
    if (moon < 21) moon += 30;
    const easter = moon + 7 - ((sunday + moon) % 7);
    return addDays(`${year}-03-01`, easter - 1);
  };
  for (let year = 1950; year <= 2200; year += 1) expect(easterSunday(year)).toBe(reckoned(year));
});

describe('half-days and squeeze days 2020–2040', () => {
  const free = (day: string) => {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    return weekday === 0 || weekday === 6 || dayNameOf(day) !== null;
  };
  test('a squeeze day stands alone between free days, and a half-day is followed by a red day', () => {
    const wrong = [...daysOf(2020, 2040)].filter((day) => {
      const alone = !free(day) && free(addDays(day, -1)) && free(addDays(day, 1));
      const expected = free(day) ? null : alone ? 'squeeze' : isRedDay(addDays(day, 1)) ? 'half' : 'office';
      return expected !== null && dayKind(day) !== expected;
    });
    expect(wrong).toEqual([]);
  });
});

describe('what o’clock it is in Stockholm, on the days the clock is moved too', () => {
  /** The wall clock at an instant, by the platform's own tables. */
  const clock = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Stockholm',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const wall = (instant: Date) => clock.format(instant);
  const moved = ['2020-03-29', '2025-10-26', '2026-03-29', '2026-10-25', '2027-03-28', '2040-10-28'];

  test('every quarter of an hour that exists is the instant that shows it', () => {
    for (const day of [...moved, '2026-05-04', '2026-12-31'])
      for (let quarter = 0; quarter < 96; quarter += 1) {
        const time = `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
        const [earlier, later] = [instantOf(day, time, 'earlier'), instantOf(day, time, 'later')];
        const isMissing = wall(earlier) !== `${day} ${time}`;
        // Only the hour between two and three is missing, in March, or comes twice, in October.
        if (isMissing || earlier.getTime() !== later.getTime()) expect([day, time.slice(0, 2)]).toEqual([day, '02']);
        if (isMissing) expect(later.getTime() - earlier.getTime()).toBe(3_600_000);
        else expect(wall(later)).toBe(`${day} ${time}`);
      }
  });

  test('a day is 23 hours in March, 25 in October and 24 otherwise', () => {
    const hours = (day: string) =>
      (instantOf(addDays(day, 1), '00:00', 'earlier').getTime() - instantOf(day, '00:00', 'earlier').getTime()) /
      3_600_000;
    expect(moved.map(hours)).toEqual([23, 25, 23, 25, 23, 25]);
    expect(hours('2026-05-04')).toBe(24);
  });
});
