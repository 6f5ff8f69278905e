import { expect, test } from 'vitest';
import { wordsIn } from '../../../electron/core/foundation/i18n/index.ts';

test.each([
  ['sv', '10 000 konton', 'Standardrutin, version 2026'],
  ['en', '10,000 accounts', 'Standard routine, version 2026'],
] as const)(
  'in %s a count is written with its thousands apart, and a version is not',
  (language, accounts, version) => {
    const words = wordsIn(language);
    expect(words('shell.accounts', { count: 10_000 }).replaceAll('\u00a0', ' ')).toBe(accounts);
    expect(words('casesUi.head.standardRoutine', { version: 2026 })).toBe(version);
  },
);

test('a count that its text does not mark is written as one that it marks', () => {
  const words = wordsIn('sv');
  const marked = words('shell.accounts', { count: 12_345 }).replace(' konton', '');
  expect(words('people.person.leavesComing', { day: '4 maj 2026', count: 12_345 })).toContain(marked);
});
