import type { RefusalCode, RefusalValues } from '../errors.ts';
import type { Words } from './index.ts';

/** A refusal in words: what happened, what it means for the data, what to do. */
export function refusalText(refusal: { code: RefusalCode; values: RefusalValues }, words: Words): string {
  // The key is one of many, so the compiler would ask for every value that any of them names.
  const say = words as unknown as (key: string, values: RefusalValues) => string;
  const values = Object.entries(refusal.values).map(([name, value]) => [name, readable(name, value, words)]);
  return say(`refusal.${refusal.code}`, Object.fromEntries(values) as RefusalValues);
}

/** What a value counts; another number may be a row or a year. */
const amounts: ReadonlySet<string> = new Set(['rows', 'limit', 'megabytes', 'kilobytes']);

/** An amount, and a minute as files have it (`minuteOf`), as the screen writes them: `200 000`, `4 maj 2026 12:00`. Anything else is as it is. */
function readable(name: string, value: RefusalValues[string], words: Words): RefusalValues[string] {
  if (typeof value === 'number' && amounts.has(name)) return new Intl.NumberFormat(words('ui.locale')).format(value);
  const [, day, time] = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})$/.exec(String(value)) ?? [];
  if (day === undefined || time === undefined) return value;
  const shown = new Intl.DateTimeFormat(words('ui.locale'), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return `${shown.format(new Date(`${day}T12:00:00Z`))} ${time}`;
}
