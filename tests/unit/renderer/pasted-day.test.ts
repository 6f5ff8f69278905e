import { expect, test } from 'vitest';
import { pastedDay } from '../../../renderer/src/ui/pasted-day.ts';

test.each([
  ['2026-05-04', '2026-05-04'],
  [' 20260504\n', '2026-05-04'],
  ['2026/5/4', '2026-05-04'],
  ['4/5 2026', '2026-05-04'],
  ['04.05.2026', '2026-05-04'],
  ['den 4 maj 2026', '2026-05-04'],
  ['4 Oct. 2026', '2026-10-04'],
  ['29/2 2028', '2028-02-29'],
])('%j är en dag', (text, day) => {
  expect(pastedDay(text)).toBe(day);
});

test.each(['', '2026-02-30', '29/2 2026', '2026-13-01', '5 2026', 'hösten 2015', '4 x 2026', '2026-05-04 2026-05-05'])(
  '%j är ingen dag',
  (text) => {
    expect(pastedDay(text)).toBeNull();
  },
);
