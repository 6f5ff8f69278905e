import { expect, test } from 'vitest';
import { dueKey } from '../../../electron/core/cases/due-key.ts';

test('a day is due when it is over: an instant earlier in it, also after midnight, comes before it, and what has neither comes last', () => {
  const [night, day, next, never] = [
    { dueAt: '2026-11-30T00:01:00.000Z', dueOn: null },
    { dueAt: null, dueOn: '2026-11-30' },
    { dueAt: '2026-12-01T08:00:00.000Z', dueOn: null },
    { dueAt: null, dueOn: null },
  ];
  expect([never, next, day, night].toSorted((a, b) => dueKey(a).localeCompare(dueKey(b)))).toEqual([
    night,
    day,
    next,
    never,
  ]);
});
