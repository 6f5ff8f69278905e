import { expect, test } from 'vitest';
import { type AwaySpan, faultOfSpan, withStart } from '../../../renderer/src/features/rounds/plan/away-span.ts';

const today = '2026-11-27';
// What the date field tells while 2026, 12 and 01 are typed over today's date.
const typed = ['2026-12-27', '2026-12-01'];
const after = (span: AwaySpan) => typed.reduce(withStart, span);

test('the last day follows the whole first day, and never a half-typed one', () => {
  expect(after({ from: today, to: today, isEndOwn: false })).toMatchObject({ from: '2026-12-01', to: '2026-12-01' });
  const chosen = { from: today, to: '2026-12-04', isEndOwn: true };
  expect(after(chosen)).toMatchObject({ from: '2026-12-01', to: '2026-12-04' });
  expect(withStart(chosen, null)).toMatchObject({ from: null, to: '2026-12-04' });
});

test('what is wrong with the days is told apart', () => {
  const fault = (from: string | null, to: string | null) => faultOfSpan({ from, to, isEndOwn: true }, today);
  expect(fault(null, today)).toBe('missing');
  expect(fault('2026-12-02', '2026-12-01')).toBe('backwards');
  expect(fault('2026-11-20', '2026-11-26')).toBe('past');
  expect(fault('2026-11-20', today)).toBeNull();
});
