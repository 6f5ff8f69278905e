import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { presetPlan } from '../../../electron/core/rounds/plan/preset.ts';
import { deputyOf, slotsOfDay, type Staffing } from '../../../electron/core/rounds/plan/rules.ts';
import { type DayRound, type RemindedDay, remindersFor } from '../../../electron/core/rounds/reminders/rules.ts';

const day = '2026-05-04';
const administrationId = '00000000-0000-4000-8000-000000000001';
const at = (time: string) => new Date(`${day}T${time}:00+02:00`);
const minute = 60_000;

/** The rounds of the preset, each with the same accounts left. */
const roundsOf = (left: DayRound['left'], plan = presetPlan): DayRound[] =>
  slotsOfDay(plan, day).map((slot) => ({ slot, isFrozen: true, left }));
const dayOf = (rounds: DayRound[], isHere = true): RemindedDay => ({ administrationId, day, rounds, isHere });
const told = (
  time: string,
  days: RemindedDay[],
  {
    personId = 'me',
    said = [] as string[],
    isOn = true,
  }: { personId?: string | null; said?: string[]; isOn?: boolean } = {},
) => remindersFor({ personId, isOn, said: new Set(said) }, days, at(time));
const mine = { assigneeId: 'me', deputyId: 'other' };
const others = { assigneeId: 'other', deputyId: 'me' };

describe('what is said when', () => {
  const days = [dayOf(roundsOf([mine, mine, others]))];
  test.each([
    ['07:59', [], '08:00'],
    ['08:00', [['opens', 1, 2, '10:00']], '11:00'],
    ['09:59', [['opens', 1, 2, '10:00']], '11:00'],
    ['10:00', [], '11:00'],
    // The deputy, when the grace of an hour is over; the next round begins in the same minute.
    [
      '11:00',
      [
        ['left', 1, 1, '10:00'],
        ['opens', 2, 2, '13:00'],
      ],
      '14:00',
    ],
  ])('at %s', (time, say, nextAt) => {
    const { say: now, nextAt: next } = told(time, days);
    expect(now.map(({ kind, slot, accounts, to }) => [kind, slot, accounts, to])).toEqual(say);
    expect(next).toEqual(at(nextAt));
  });

  test('after the last grace there is a quarter of an hour, and then nothing', () => {
    expect(told('17:00', days).say.map(({ kind, slot }) => [kind, slot])).toContainEqual(['left', 3]);
    expect(told('17:14', days).say).not.toEqual([]);
    expect(told('17:15', days)).toEqual({ say: [], standing: [], nextAt: null });
  });

  test('what has been said stands and is not said again; the next is still known', () => {
    const [first] = told('08:00', days).say;
    expect(told('08:01', days, { said: [first?.key ?? ''] })).toEqual({
      say: [],
      standing: [first],
      nextAt: at('11:00'),
    });
  });

  test('nothing to somebody who is away, unknown, or has switched it off, and nothing when all is done', () => {
    const nothing = { say: [], standing: [], nextAt: null };
    expect(told('08:00', [dayOf(roundsOf([mine, others]), false)])).toEqual(nothing);
    expect(told('08:00', days, { personId: null })).toEqual(nothing);
    expect(told('08:00', days, { isOn: false })).toEqual(nothing);
    expect(told('08:00', [dayOf(roundsOf([]))])).toEqual(nothing);
    expect(told('08:00', [dayOf(roundsOf([{ assigneeId: null, deputyId: null }]))])).toEqual(nothing);
  });

  test('a round that is not written down tells nobody that something was missed', () => {
    const ahead = roundsOf([mine, others]).map((round) => ({ ...round, isFrozen: false }));
    expect(told('11:00', [dayOf(ahead)]).say.map(({ kind, slot }) => [kind, slot])).toEqual([['opens', 2]]);
  });

  test('a grace that ends in the evening tells nobody; a round in the evening has its decision', () => {
    const long = roundsOf([others], { ...presetPlan, graceMinutes: 300 });
    expect(told('21:00', [dayOf(long)])).toEqual({ say: [], standing: [], nextAt: null });
    const windows = [{ from: '20:00', to: '21:00' }];
    const extra = [{ day, windows, decision: 'Krisläge', decidedBy: 'Kommunikationschefen' }];
    const evening = roundsOf([mine, others], { ...presetPlan, extra });
    const kinds = (time: string) => told(time, [dayOf(evening)]).say.map(({ kind, slot }) => [kind, slot]);
    expect([kinds('19:00'), kinds('20:00'), kinds('22:00'), kinds('22:15')]).toEqual([
      [],
      [['opens', 4]],
      [['left', 4]],
      [],
    ]);
  });
});

test('the deputy is the shift’s, then the account’s, then a substitute, and never the one who had the round', () => {
  const shift = {
    id: '',
    personId: 'anna',
    deputyId: 'bo' as string | null,
    weekdays: [],
    slots: [],
    unitIds: [],
    platforms: [],
    accountIds: [],
  };
  const account = { id: 'a', unitId: null, platform: 'facebook', monitoring: [], deputies: ['cilla', 'dan'] };
  const away = (personId: string, substituteId: string | null = null) => ({
    personId,
    from: day,
    to: day,
    substituteId,
  });
  const deputy = (absences: Staffing['absences'], takenBy: string, deputyId: string | null = 'bo') =>
    deputyOf(
      { plan: { rota: [{ ...shift, deputyId }] }, absences, swaps: [], isActive: () => true },
      account,
      day,
      1,
      takenBy,
    );
  expect(deputy([], 'anna')).toBe('bo');
  expect(deputy([], 'bo')).toBe('cilla');
  expect(deputy([], 'anna', null)).toBe('cilla');
  expect(deputy([away('bo')], 'anna')).toBe('cilla');
  expect(deputy([away('bo', 'eva')], 'anna')).toBe('eva');
  expect(deputy([away('bo', 'anna'), away('cilla')], 'anna')).toBe('dan');
  expect(deputy([away('bo'), away('cilla'), away('dan')], 'anna')).toBeNull();
});

const people = ['anna', 'bo', 'cilla'];
const somebody = fc.option(fc.constantFrom(...people), { nil: null });
const clockTime = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** A day: windows in order, some of them extra, and accounts with when each is looked at, if ever. */
const scene = fc
  .record({
    starts: fc.uniqueArray(fc.integer({ min: 0, max: 22 }), { minLength: 1, maxLength: 5 }),
    length: fc.integer({ min: 10, max: 60 }),
    own: fc.nat({ max: 5 }),
    grace: fc.integer({ min: 0, max: 720 }),
    accounts: fc.array(
      fc.record({
        assigneeId: somebody,
        deputyId: somebody,
        lookedAfter: fc.option(fc.nat({ max: 900 }), { nil: null }),
      }),
      { maxLength: 6 },
    ),
    away: fc.subarray(people),
    isOffice: fc.boolean(),
    /** How often the app happens to look, and whether it is restarted between: minutes. */
    every: fc.integer({ min: 4, max: 40 }),
  })
  .map(({ starts, length, own, grace, ...rest }) => {
    const windows = starts
      .toSorted((a, b) => a - b)
      .map((hour) => ({ from: clockTime(hour * 60), to: clockTime(hour * 60 + length) }));
    const extra = windows.slice(own);
    return {
      ...rest,
      slots: slotsOfDay(
        {
          ...presetPlan,
          windows: windows.slice(0, own),
          officeDays: rest.isOffice ? [1] : [],
          graceMinutes: grace,
          extra: extra.length === 0 ? [] : [{ day, windows: extra, decision: 'Beslut', decidedBy: 'Chefen' }],
        },
        day,
      ),
    };
  });

test('through any day: never twice, never outside office hours, never to the absent, never a count of somebody else’s', () => {
  fc.assert(
    fc.property(scene, ({ slots, accounts, away, every }) => {
      const six = at('18:00').getTime();
      const own = slots.filter(({ origin }) => origin === 'plan');
      for (const personId of people) {
        const said = new Map<string, number>();
        for (let now = at('00:00').getTime(); now < at('00:00').getTime() + 24 * 60 * minute; now += every * minute) {
          const isLeft = (slot: (typeof slots)[number], lookedAfter: number | null) =>
            lookedAfter === null || now < slot.opensAt.getTime() + lookedAfter * minute;
          const rounds = slots.map((slot): DayRound => {
            const left = accounts.filter(({ lookedAfter }) => isLeft(slot, lookedAfter));
            return { slot, isFrozen: true, left: left.map(({ assigneeId, deputyId }) => ({ assigneeId, deputyId })) };
          });
          const isHere = !away.includes(personId);
          const reader = { personId, isOn: true, said: new Set(said.keys()) };
          const { say, standing, nextAt } = remindersFor(reader, [dayOf(rounds, isHere)], new Date(now));
          // What is said names nobody: neither the reader nor anybody else.
          if (say.length + standing.length > 0)
            expect(people.filter((name) => JSON.stringify([say, standing]).includes(name))).toEqual([]);
          if (!isHere) expect([say, standing, nextAt]).toEqual([[], [], null]);
          if (nextAt !== null) expect(nextAt.getTime()).toBeGreaterThan(now);
          for (const { key, kind, slot: number, accounts: count } of say) {
            expect(said.has(key)).toBe(false);
            said.set(key, now);
            const slot = slots.find((one) => one.slot === number);
            if (slot === undefined) throw new Error('No such round');
            const whose = accounts.filter(
              (one) => one[kind === 'opens' ? 'assigneeId' : 'deputyId'] === personId && isLeft(slot, one.lookedAfter),
            );
            expect(count).toBe(whose.length);
            expect(count).toBeGreaterThan(0);
            if (kind === 'opens') expect(now >= slot.opensAt.getTime() && now < slot.closesAt.getTime()).toBe(true);
            else {
              expect(now).toBeGreaterThanOrEqual(slot.graceUntil.getTime());
              const last = Math.max(...own.map(({ closesAt }) => closesAt.getTime()), six);
              const latest = slot.origin === 'extra' ? slot.graceUntil.getTime() : last;
              expect(now).toBeLessThan(latest + 15 * minute);
            }
          }
        }
        // And never forgotten: whoever is here and has something left at the start hears of it, when the app looked in time.
        for (const slot of slots) {
          const looks = Math.ceil((slot.opensAt.getTime() - at('00:00').getTime()) / (every * minute));
          const first = at('00:00').getTime() + looks * every * minute;
          const hadLeft = accounts.some(
            ({ assigneeId, lookedAfter }) =>
              assigneeId === personId &&
              (lookedAfter === null || first < slot.opensAt.getTime() + lookedAfter * minute),
          );
          if (!away.includes(personId) && hadLeft && first < slot.closesAt.getTime())
            expect(said.get(`opens:${administrationId}:${day}:${slot.slot}`)).toBe(first);
        }
      }
    }),
    { numRuns: 200 },
  );
});
