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

test('another number is written so where its text says that it is one', () => {
  const said = wordsIn('sv')('register.leadOf', { shown: 12_345, count: 23_456 });
  expect(said.replaceAll('\u00a0', ' ')).toBe('12 345 av 23 456 konton');
});
