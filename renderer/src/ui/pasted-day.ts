/** Months by their first letters, in Swedish and English. */
const months = ['jan', 'feb', 'mar', 'apr', 'ma[jy]', 'jun', 'jul', 'aug', 'sep', 'o[kc]t', 'nov', 'dec'];

/**
 * The day in a text that somebody pastes, as `YYYY-MM-DD`; `null` when it is none: `2026-05-04`, `20260504`, `4/5 2026`, `4.5.2026`, `4 maj 2026`.
 * The day stands before the month, as in Swedish.
 */
export function pastedDay(text: string): string | null {
  const given = text.trim().toLocaleLowerCase('sv');
  const ordered = /^(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})$/.exec(given);
  if (ordered !== null) return day(ordered[1], ordered[2], ordered[3]);
  const numbers = /^(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4})$/.exec(given);
  if (numbers !== null) return day(numbers[3], numbers[2], numbers[1]);
  const [, date, word = '', year] = /^(?:den )?(\d{1,2})\.? (\p{L}{3,})\.?,? (\d{4})$/u.exec(given) ?? [];
  const month = months.findIndex((start) => new RegExp(`^${start}`).test(word));
  return date === undefined || month < 0 ? null : day(year, String(month + 1), date);
}

/** A day that the calendar has; `null` for the 30th of February. */
function day(year = '', month = '', date = ''): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const read = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(text) ? text : null;
}
