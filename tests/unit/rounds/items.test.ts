import { describe, expect, test } from 'vitest';
import { presetPlan } from '../../../electron/core/rounds/plan/preset.ts';
import { slotsOfDay } from '../../../electron/core/rounds/plan/rules.ts';
import { roundDues, type UnlookedItem } from '../../../electron/core/rounds/due.ts';
import {
  currentSlot,
  itemState,
  methodOf,
  noFigures,
  queueOf,
  slotsLeft,
  timingOf,
  wasShown,
  windowState,
} from '../../../electron/core/rounds/rules.ts';

const everyDay = { ...presetPlan, officeDays: [1, 2, 3, 4, 5, 6, 7] };
const slot = (day: string, number = 1, plan = everyDay) => {
  const found = slotsOfDay(plan, day)[number - 1];
  if (found === undefined) throw new Error(`No round ${number} on ${day}`);
  return found;
};

describe('how an item stands', () => {
  test.each([
    ['2026-05-04T07:59:59.999+02:00', 'ahead'],
    ['2026-05-04T08:00:00.000+02:00', 'waiting'],
    ['2026-05-04T09:59:59.999+02:00', 'waiting'],
    ['2026-05-04T10:00:00.000+02:00', 'late'],
    ['2026-05-04T10:59:59.999+02:00', 'late'],
    ['2026-05-04T11:00:00.000+02:00', 'missed'],
  ])('at %s it is %s, without a look', (at, state) => {
    expect(itemState('', slot('2026-05-04'), new Date(at))).toBe(state);
    // With one, the clock changes nothing.
    expect(itemState('nothing-new', slot('2026-05-04'), new Date(at))).toBe('checked');
    expect(itemState('needs-login', slot('2026-05-04'), new Date(at))).toBe('not-possible');
  });

  // 29 March 2026: 02:00 becomes 03:00. 25 October 2026: 03:00 becomes 02:00.
  test.each([
    ['2026-03-29', '08:00', '2026-03-29T06:00:00Z', '2026-03-29T08:00:00Z'],
    ['2026-03-28', '08:00', '2026-03-28T07:00:00Z', '2026-03-28T09:00:00Z'],
    ['2026-10-25', '08:00', '2026-10-25T07:00:00Z', '2026-10-25T09:00:00Z'],
    ['2026-10-24', '08:00', '2026-10-24T06:00:00Z', '2026-10-24T08:00:00Z'],
  ])('on %s the round of %s is open between two instants', (day, _, opensAt, closesAt) => {
    const window = slot(day);
    expect(windowState(window, new Date(Date.parse(opensAt) - 1))).toBe('ahead');
    expect(windowState(window, new Date(opensAt))).toBe('open');
    expect(windowState(window, new Date(Date.parse(closesAt) - 1))).toBe('open');
    expect(windowState(window, new Date(closesAt))).toBe('grace');
  });

  test('a round across the hour that is gone, or that comes twice, is never shorter than it says', () => {
    const night = { ...everyDay, windows: [{ from: '01:00', to: '02:30' }] };
    const hours = (day: string) => {
      const { opensAt, closesAt } = slot(day, 1, night);
      return (closesAt.getTime() - opensAt.getTime()) / 3_600_000;
    };
    expect([hours('2026-03-28'), hours('2026-03-29'), hours('2026-10-25')]).toEqual([1.5, 1.5, 2.5]);
  });
});

describe('a look', () => {
  const window = slot('2026-05-04');
  const at = (time: string) => new Date(`2026-05-04T${time}+02:00`);
  test('is late from the end of the window on, and entered afterwards after fifteen minutes', () => {
    expect(timingOf(window, at('09:59:59.999'), at('10:14:59.999'))).toEqual({ late: false, backfilled: false });
    expect(timingOf(window, at('10:00:00.000'), at('10:15:00.000'))).toEqual({ late: true, backfilled: false });
    expect(timingOf(window, at('09:00:00.000'), at('09:15:00.001'))).toEqual({ late: false, backfilled: true });
  });
  test('is written down as it was made', () => {
    expect(methodOf({ method: 'page', placeId: null }, false)).toBe('page');
    expect(methodOf({ method: 'extern', placeId: 'x' }, false)).toBe('shared-inbox');
    expect(methodOf({ method: 'page', placeId: null }, true)).toBe('later');
    expect(methodOf({ method: 'away', placeId: 'x' }, true)).toBe('away');
  });
  test('counts once the page has been on screen for three seconds in its own round', () => {
    expect(wasShown(at('07:59:59.999'), window)).toBe(false);
    expect(wasShown(at('08:00:00.000'), window)).toBe(true);
    expect(wasShown(null, window)).toBe(false);
  });
});

describe('what is due and not frozen', () => {
  const held = { plan: presetPlan, validFrom: null, madeAt: null };
  const day = '2026-05-04';
  const now = new Date('2026-05-04T12:00:00+02:00');
  const left = (frozen: number[], lastFrozen: string | null, more = {}) =>
    slotsLeft({ ...held, ...more }, day, new Set(frozen), lastFrozen, now).map((one) => one.slot);
  test('before the log has begun, what is over is nobody’s miss', () => expect(left([], null)).toEqual([2, 3]));
  test('after that, everything that is not frozen', () => expect(left([1], day)).toEqual([2, 3]));
  test('a day before the last frozen one is settled', () => expect(left([], '2026-05-05')).toEqual([]));
  test('a window that was over when its plan was decided was never due', () =>
    expect(left([], '2026-05-03', { validFrom: day, madeAt: new Date('2026-05-04T10:00:00+02:00') })).toEqual([2, 3]));
});

test('the round to go to has something waiting, the open one before the one with its grace running', () => {
  const one = (number: number, state: 'open' | 'grace' | 'over' | 'ahead', waiting: number) => ({
    slot: number,
    state,
    figures: { ...noFigures, due: 9, waiting },
  });
  expect(currentSlot([one(1, 'grace', 3), one(2, 'open', 5)])).toBe(2);
  expect(currentSlot([one(1, 'grace', 3), one(2, 'open', 0)])).toBe(1);
  expect(currentSlot([one(1, 'over', 0), one(2, 'open', 0), one(3, 'ahead', 9)])).toBe(2);
  expect(currentSlot([one(1, 'over', 0), one(3, 'ahead', 9)])).toBeNull();
  // A register without accounts has windows, and no round to go to.
  expect(currentSlot([{ ...one(1, 'open', 0), figures: noFigures }])).toBeNull();
});

test('a tittställe stands where the first of its accounts does', () => {
  const item = (accountId: string, nameKey: string, more = {}) => ({
    accountId,
    nameKey,
    unitKey: '',
    placeId: null,
    isMine: false,
    ...more,
  });
  expect(
    queueOf([
      item('1', 'c', { placeId: 'p' }),
      item('2', 'b'),
      item('3', 'd', { isMine: true, placeId: 'p' }),
      item('4', 'a', { unitKey: 'z' }),
      item('5', 'e', { isMine: true }),
    ]),
  ).toEqual([
    { placeId: 'p', accountIds: ['3', '1'] },
    { placeId: null, accountIds: ['5'] },
    { placeId: null, accountIds: ['2'] },
    { placeId: null, accountIds: ['4'] },
  ]);
});

test('Idag has one row a round and kind, worst first; what others have waiting is theirs until it is missed', () => {
  const item = (
    state: UnlookedItem['state'],
    assigneeId: string | null,
    n: number,
    isManaged = false,
  ): UnlookedItem => ({
    roundId: 'r',
    isManaged,
    day: '2026-05-04',
    slot: 1,
    state,
    accountId: String(n),
    name: `Konto ${n}`,
    assigneeId,
    closesAt: '2026-05-04T08:00:00.000Z',
    graceUntil: '2026-05-04T09:00:00.000Z',
  });
  const items = [
    item('waiting', 'me', 1),
    item('waiting', 'other', 2),
    item('waiting', null, 3),
    item('missed', 'other', 4),
  ];
  const rows = (isManager: boolean) =>
    roundDues([...items, ...[5, 6, 7, 8, 9].map((n) => item('waiting', 'me', n))], { personId: 'me', isManager }).map(
      ({ kind, count, isMine, names }) => [kind, count, isMine, names.length],
    );
  expect(rows(false)).toEqual([
    ['unassigned', 1, false, 1],
    ['waiting', 6, true, 5],
  ]);
  expect(rows(true)).toEqual([
    ['missed', 1, false, 1],
    ['unassigned', 1, false, 1],
    ['waiting', 6, true, 5],
  ]);
  // An account's own manager has one row a round for what was missed of theirs, whoever was to look, and nothing before that.
  const ofManager = (...some: UnlookedItem[]) =>
    roundDues(some, { personId: 'me', isManager: false }).map(({ kind, count, isMine }) => [kind, count, isMine]);
  expect(
    ofManager(item('missed', 'other', 1, true), item('missed', 'third', 2, true), item('missed', 'me', 3)),
  ).toEqual([['missed', 3, false]]);
  expect(ofManager(item('late', 'other', 1, true), item('missed', 'other', 2))).toEqual([]);
  expect(ofManager(item('missed', 'me', 1))).toEqual([['missed', 1, true]]);
});
