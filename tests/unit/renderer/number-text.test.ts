import { expect, test } from 'vitest';
import { numberIn, numberText } from '../../../renderer/src/ui/number-text.ts';

test.each([
  ['2,5', 2.5],
  [' 2.5 ', 2.5],
  ['2,', 2],
  [',5', 0.5],
  ['1 000', 1000],
  ['-1', -1],
  ['500', 500],
  ['', null],
])('%j är %j timmar', (text, number) => {
  expect(numberIn(text, false)).toBe(number);
});

test.each(['två', '2,555', '1.000,5', '2,5,1', '1 0', '1e3', ',', '0x10'])('%j är inget tal', (text) => {
  expect(numberIn(text, false)).toBeNaN();
});

test.each(['2,5', '2.0', '10.000', 'tio'])('%j är inget helt tal', (text) => {
  expect(numberIn(text, true)).toBeNaN();
});

test('ett tal skrivs som språket skriver det, utan mellanrum', () => {
  expect([numberText(2.5, 'sv'), numberText(2.5, 'en'), numberText(10_000, 'sv'), numberText(null, 'sv')]).toEqual([
    '2,5',
    '2.5',
    '10000',
    '',
  ]);
});
