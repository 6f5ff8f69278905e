import Holidays from 'date-holidays';
import { describe, expect, test } from 'vitest';
import type { AccountKind } from '../../../electron/core/accounts/contract.ts';
import { addDays } from '../../../electron/core/foundation/calendar.ts';
import type { RoundPlan, Shift, ShortDayRule, Swap } from '../../../electron/core/rounds/plan/contract.ts';
import { hiddenBy } from '../../../electron/core/rounds/plan/hidden-shift.ts';
import { presetPlan } from '../../../electron/core/rounds/plan/preset.ts';
import {
  assigneeOf,
  dueSlots,
  faultsOf,
  leavesRoundsOf,
  slotsOfAccount,
  slotsOfDay,
  type Staffing,
} from '../../../electron/core/rounds/plan/rules.ts';

/** Numbers that look random and are the same for the same seed (mulberry32), so that a failing plan can be made again. */
function dice(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const upTo = (most: number) => Math.floor(next() * (most + 1));
  const one = <T>(list: readonly T[]): T => list[upTo(list.length - 1)] as T;
  const some = <T>(list: readonly T[], chance: number): T[] => list.filter(() => next() < chance);
  const maybe = (chance: number) => next() < chance;
  return { upTo, one, some, maybe };
}

const people = ['anna', 'bo', 'cilla', 'dan', 'eva', 'fia'];
const units = ['u1', 'u2', 'u3'];
const platforms = ['facebook', 'instagram', 'youtube'];
const kinds: AccountKind[] = ['official', 'pedagogical', 'contractor', 'project', 'city-wide'];
const accountIds = ['a1', 'a2', 'a3', 'a4', 'a5'];
const shortRules: ShortDayRule[] = ['as-usual', 'first-only', 'none'];
const clockTimes = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:15`);

/** A plan, the people around it, and a day, by a seed. */
function scene(seed: number) {
  const { upTo, one, some, maybe } = dice(seed);
  // Days around Christmas, Easter, May and midsummer, and any others.
  const start = one([
    '2025-12-22',
    '2026-04-01',
    '2026-04-29',
    '2026-06-17',
    '2027-05-05',
    `2026-0${1 + upTo(8)}-0${1 + upTo(8)}`,
  ]);
  const day = addDays(start, upTo(15));
  const hours = some(clockTimes, 0.25).slice(0, 1 + upTo(9));
  const windows = hours.slice(1).flatMap((to, index) => (maybe(0.7) ? [{ from: hours[index] ?? to, to }] : []));
  const shift = (): Shift => ({
    id: '',
    personId: one(people),
    deputyId: maybe(0.5) ? one(people) : null,
    weekdays: maybe(0.5) ? [] : some([1, 2, 3, 4, 5, 6, 7], 0.5),
    slots: maybe(0.5) ? [] : some([1, 2, 3, 4], 0.5),
    unitIds: maybe(0.6) ? [] : some(units, 0.5),
    platforms: maybe(0.6) ? [] : some(platforms, 0.5),
    accountIds: maybe(0.8) ? [] : some(accountIds, 0.5),
  });
  const near = () => addDays(day, upTo(6) - 3);
  const span = () => {
    const from = near();
    return { from, to: addDays(from, upTo(4)) };
  };
  const monthDay = () => near().slice(5);
  const plan: RoundPlan = {
    ...presetPlan,
    windows,
    graceMinutes: upTo(120),
    officeDays: maybe(0.6) ? [1, 2, 3, 4, 5] : some([1, 2, 3, 4, 5, 6, 7], 0.7),
    halfDays: one(shortRules),
    squeezeDays: one(shortRules),
    closed: maybe(0.2) ? [{ ...span(), name: 'Flytt' }] : [],
    extra: maybe(0.3)
      ? [{ day: near(), windows: [{ from: '20:15', to: '21:00' }], decision: 'KF 1', decidedBy: 'Chef' }]
      : [],
    byKind: { official: upTo(4), pedagogical: upTo(1), contractor: upTo(4), project: upTo(4), 'city-wide': 3 },
    seasons: Array.from({ length: upTo(2) }, () => ({
      name: 'Sommar',
      from: monthDay(),
      to: monthDay(),
      rounds: upTo(3),
      accountIds: maybe(0.5) ? [] : some(accountIds, 0.4),
    })),
    rota: Array.from({ length: upTo(5) }, shift),
  };
  const account = {
    id: one(accountIds),
    kind: one(kinds),
    roundsPerDay: maybe(0.6) ? null : upTo(5),
    unitId: maybe(0.2) ? null : one(units),
    platform: one(platforms),
    monitoring: [...new Set([one(people), one(people)])].slice(0, upTo(2)),
  };
  const absences = Array.from({ length: upTo(4) }, () => ({
    personId: one(people),
    ...span(),
    substituteId: maybe(0.6) ? one(people) : null,
  }));
  const swapOf = (): Swap => ({
    day: near(),
    slot: 1 + upTo(4),
    fromId: maybe(0.2) ? null : one(people),
    toId: one(people),
    accountIds: maybe(0.7) ? [] : some(accountIds, 0.5),
  });
  // One of the whole part, and one of some accounts.
  const swaps = [
    ...new Map(
      Array.from({ length: upTo(35) }, swapOf).map((s) => [
        `${s.day}${s.slot}${s.fromId}${s.accountIds.length === 0}`,
        s,
      ]),
    ).values(),
  ];
  const lastDays = new Map(people.map((person) => [person, maybe(0.15) ? near() : null]));
  const staffing: Staffing = {
    plan,
    absences,
    swaps,
    isActive: (person, on) => (lastDays.get(person) ?? '9999') >= on,
  };
  return { day, plan, account, staffing, lastDays };
}
type Scene = ReturnType<typeof scene>;

const holidays = new Holidays('SE', { timezone: 'Europe/Stockholm' });
const offDays = new Map(
  [2025, 2026, 2027, 2028].flatMap((year) =>
    holidays
      .getHolidays(year, 'sv')
      .filter(({ type }) => type === 'public' || type === 'bank')
      .map(({ date, type }): [string, string] => [date.slice(0, 10), type]),
  ),
);
const naiveWeekday = (day: string) => ((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7) + 1;
const shiftDay = (day: string, by: number) =>
  new Date(new Date(`${day}T12:00:00Z`).getTime() + by * 86_400_000).toISOString().slice(0, 10);
const leapYear = Array.from({ length: 366 }, (_, index) => shiftDay('2024-01-01', index).slice(5));
const off = (day: string) => naiveWeekday(day) >= 6 || offDays.has(day);

/** The rounds of a day the slow way: every window is kept or crossed out for each reason in turn. */
function naiveRounds({ plan, day }: Scene): string[] {
  let own = plan.windows.map(({ from, to }) => `plan ${from}-${to} `);
  const cross = (rule: ShortDayRule) => {
    if (rule === 'none') own = [];
    if (rule === 'first-only') own = own.filter((_, index) => index === 0);
  };
  if (!off(day) && offDays.get(shiftDay(day, 1)) === 'public') cross(plan.halfDays);
  if (!off(day) && off(shiftDay(day, -1)) && off(shiftDay(day, 1))) cross(plan.squeezeDays);
  if (offDays.has(day) || !plan.officeDays.includes(naiveWeekday(day))) own = [];
  for (const { from, to } of plan.closed) for (let d = from; d <= to; d = shiftDay(d, 1)) if (d === day) own = [];
  const extra = plan.extra
    .filter((e) => e.day === day)
    .map((e) => `extra ${e.windows[0]?.from}-${e.windows[0]?.to} ${e.decision}`);
  return [...own, ...extra];
}

/** The rounds in which an account is looked at, by trying every set of rounds of the right size and taking the most even one that has the first and the last. */
function naiveDue(here: Scene): number[] {
  const { plan, day, account } = here;
  const rounds = naiveRounds(here);
  const own = rounds.filter((round) => round.startsWith('plan')).length;
  let wanted = account.roundsPerDay ?? plan.byKind[account.kind];
  const days = (from: string, to: string) => {
    const [first, last] = [leapYear.indexOf(from), leapYear.indexOf(to)];
    // The year twice over, so that a season may pass New Year.
    return [...leapYear, ...leapYear].slice(first, (last < first ? 366 : 0) + last + 1);
  };
  const now = plan.seasons.filter(({ from, to }) => days(from, to).includes(day.slice(5)));
  const named = now.filter((season) => season.accountIds.some((id) => id === account.id));
  const forAll = now.filter((season) => season.accountIds.length === 0);
  if (named[0] !== undefined) wanted = named[0].rounds;
  else if (forAll[0] !== undefined && wanted !== 0) wanted = forAll[0].rounds;
  const extra = wanted === 0 ? [] : rounds.flatMap((round, index) => (round.startsWith('extra') ? [index + 1] : []));
  if (wanted === 0) return [];
  if (wanted === 1 && own > 0) return [1, ...extra];
  const ideal = (index: number) => 1 + (index * (own - 1)) / (wanted - 1);
  const chosen =
    wanted >= own
      ? Array.from({ length: own }, (_, index) => index + 1)
      : Array.from({ length: wanted }, (_, index) => {
          // The round nearest to its even place; of two as near, the later.
          const near = Array.from({ length: own }, (__, round) => round + 1);
          return near.toSorted((a, b) => Math.abs(a - ideal(index)) - Math.abs(b - ideal(index)) || b - a)[0] ?? 0;
        });
  return [...chosen, ...extra];
}

/** Who has an account in a round the slow way: a table of who is there, and a list of everybody who might, struck one by one. */
function naiveAssignee({ day, account, staffing, lastDays, plan }: Scene, slot: number): string {
  const awayDays = new Set<string>();
  for (const { personId, from, to } of staffing.absences)
    for (let d = from; d <= to; d = shiftDay(d, 1)) awayDays.add(`${personId} ${d}`);
  const present = (person: string) => {
    const last = lastDays.get(person) ?? null;
    return !awayDays.has(`${person} ${day}`) && (last === null || last >= day);
  };
  // Written from the last shift to the first, so that the first that matches stands.
  let shift: Shift | null = null;
  for (const one of plan.rota.toReversed()) {
    const wrong =
      (one.weekdays.length > 0 && !one.weekdays.includes(naiveWeekday(day))) ||
      (one.slots.length > 0 && !one.slots.includes(slot)) ||
      (one.unitIds.length > 0 && !one.unitIds.includes(account.unitId ?? 'none')) ||
      (one.platforms.length > 0 && !one.platforms.includes(account.platform)) ||
      (one.accountIds.length > 0 && !one.accountIds.includes(account.id));
    if (!wrong) shift = one;
  }
  // Everybody that can be reached from substitute to substitute, in the order they are asked; the first of them who is here has it.
  const standIns = (person: string): string[][] => {
    const order: string[] = [];
    const todo = [person];
    while (todo.length > 0) {
      // What is put on last is taken off first.
      const now = todo.pop() ?? '';
      // Whoever gave the round away is not given it back as somebody's substitute either.
      if (order.includes(now) || (now === gaveAway && now !== person)) continue;
      order.push(now);
      for (const a of staffing.absences)
        if (a.personId === now && a.from <= day && a.to >= day && a.substituteId !== null) todo.push(a.substituteId);
    }
    return order.slice(1).map((one) => ['substitute', one]);
  };
  const owner = shift === null ? (account.monitoring[0] ?? null) : shift.personId;
  const taken = staffing.swaps
    .filter((s) => s.day === day && s.slot === slot && s.fromId === owner)
    .filter((s) => s.accountIds.length === 0 || s.accountIds.includes(account.id))
    .toSorted((a, b) => b.accountIds.length - a.accountIds.length)
    .slice(0, 1);
  const gaveAway = taken.length > 0 ? owner : null;
  const queue = [
    ...taken.map(({ toId }) => ['swap', toId]),
    ...taken.flatMap(({ toId }) => standIns(toId)),
    ...(shift === null || gaveAway !== null ? [] : [['rota', shift.personId]]),
    ...(shift === null ? [] : standIns(shift.personId)),
    ...((shift?.deputyId ?? null) === null ? [] : [['deputy', shift?.deputyId ?? '']]),
    ...((shift?.deputyId ?? null) === null ? [] : standIns(shift?.deputyId ?? '')),
    ...account.monitoring.filter((person) => person !== gaveAway).map((person) => ['duty', person]),
    ...account.monitoring.flatMap(standIns),
  ];
  const [because = 'nobody', person = ''] = queue.find(([, who = '']) => present(who)) ?? [];
  return `${because} ${person}`;
}

test('10 000 random plans: rounds, accounts and assignees are those of a second, naive implementation', () => {
  const seen = new Map<string, number>();
  let rounds = 0;
  for (let seed = 1; seed <= 10_000; seed += 1) {
    const here = scene(seed);
    const { plan, day, account, staffing } = here;
    const slots = slotsOfDay(plan, day);
    const ours = slots.map(({ origin, from, to, decision }) => `${origin} ${from}-${to} ${decision}`);
    const due = dueSlots(plan, account, day, slots);
    const naive = naiveRounds(here);
    if (ours.join() !== naive.join()) expect({ seed, ours }).toEqual({ seed, ours: naive });
    if (due.join() !== naiveDue(here).join()) expect({ seed, due }).toEqual({ seed, due: naiveDue(here) });
    for (const { slot } of slots) {
      const { personId, because } = assigneeOf(staffing, account, day, slot);
      const mine = `${because} ${personId ?? ''}`;
      const other = naiveAssignee(here, slot);
      if (mine !== other) expect({ seed, slot, mine }).toEqual({ seed, slot, mine: other });
      seen.set(because, (seen.get(because) ?? 0) + 1);
      rounds += 1;
    }
  }
  // The plans are worth something: many rounds, and every way to get one.
  expect(rounds).toBeGreaterThan(10_000);
  expect([...seen.values()].filter((count) => count > 100).length).toBe(6);
}, 60_000);

test('a row that an earlier one hides is found, and never decides anything', () => {
  const row = (id: string, more: Partial<Shift> = {}): Shift => ({
    id,
    personId: 'anna',
    deputyId: null,
    weekdays: [],
    slots: [],
    unitIds: [],
    platforms: [],
    accountIds: [],
    ...more,
  });
  const evening = [{ from: '20:15', to: '21:00' }];
  const [all, tuesdays] = [row('all'), row('tuesdays', { weekdays: [2], platforms: ['facebook'] })];
  const planOf = (rota: Shift[], more: Partial<RoundPlan> = {}) => ({ ...presetPlan, rota, ...more });
  expect(presetPlan.windows).toHaveLength(3);
  expect(hiddenBy(planOf([all, tuesdays]), tuesdays)).toBe(all);
  expect(hiddenBy(planOf([tuesdays, all]), all)).toBeUndefined();
  expect(hiddenBy(planOf([all]), tuesdays)).toBe(all);
  const everyRound = row('every', { slots: [1, 2, 3], weekdays: [1, 2, 3, 4, 5, 6, 7] });
  expect(hiddenBy(planOf([everyRound, all]), all)).toBe(everyRound);
  expect(hiddenBy(planOf([everyRound, all], { windows: [...presetPlan.windows, ...evening] }), all)).toBeUndefined();
  // An extra round comes after the plan's own, and the row has it.
  const extra = [{ day: '2026-11-28', windows: evening, decision: 'KF 1', decidedBy: 'Chef' }];
  expect(hiddenBy(planOf([everyRound, all], { extra }), all)).toBeUndefined();
  expect(hiddenBy(planOf([row('u', { unitIds: ['u1'] }), all]), all)).toBeUndefined();

  let hidden = 0;
  for (let seed = 1; seed <= 2000; seed += 1) {
    const { plan, day, account, staffing } = scene(seed);
    const rota = plan.rota.map((shift, index) => ({ ...shift, id: String(index) }));
    const seen = rota.filter((shift) => hiddenBy({ ...plan, rota }, shift) === undefined);
    hidden += rota.length - seen.length;
    for (const { slot } of slotsOfDay(plan, day))
      expect(assigneeOf({ ...staffing, plan: { rota: seen } }, account, day, slot)).toEqual(
        assigneeOf({ ...staffing, plan: { rota } }, account, day, slot),
      );
  }
  expect(hidden).toBeGreaterThan(100);
});

test('a window is never shorter than it says, and the grace comes after it', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const { plan } = scene(seed);
    for (const day of ['2026-03-29', '2026-10-25', '2026-05-04'])
      for (const slot of slotsOfDay({ ...plan, officeDays: [1, 2, 3, 4, 5, 6, 7] }, day)) {
        const wall = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
        const isMoved = wall(slot.from) < 180 && day !== '2026-05-04';
        const length = (slot.closesAt.getTime() - slot.opensAt.getTime()) / 60_000;
        if (isMoved) expect(length).toBeGreaterThan(0);
        else expect(length).toBe(wall(slot.to) - wall(slot.from));
        expect(slot.graceUntil.getTime() - slot.closesAt.getTime()).toBe(plan.graceMinutes * 60_000);
      }
  }
});

describe('which rounds of several', () => {
  const account = { id: 'a1', kind: 'official' as const };
  test.each([
    [0, 3, []],
    [1, 3, [1]],
    [2, 3, [1, 3]],
    [3, 3, [1, 2, 3]],
    [9, 3, [1, 2, 3]],
    [3, 5, [1, 3, 5]],
    [2, 1, [1]],
    [3, 0, []],
  ])('%i of %i', (roundsPerDay, slotCount, expected) => {
    expect(slotsOfAccount(presetPlan, { ...account, roundsPerDay }, '2026-05-04', slotCount)).toEqual(expected);
  });
});

test('a season for all wakes no account that has no rounds, and passes New Year', () => {
  const plan = { ...presetPlan, seasons: [{ name: 'Jul', from: '12-15', to: '01-10', rounds: 1, accountIds: [] }] };
  const school = { id: 'a1', kind: 'pedagogical' as const, roundsPerDay: null };
  const library = { id: 'a2', kind: 'official' as const, roundsPerDay: null };
  expect(slotsOfAccount(plan, school, '2026-01-07', 3)).toEqual([]);
  expect(slotsOfAccount(plan, library, '2026-01-07', 3)).toEqual([1]);
  expect(slotsOfAccount(plan, library, '2026-01-12', 3)).toEqual([1, 2, 3]);
});

test('what is wrong with a plan is found', () => {
  const broken = (change: Partial<RoundPlan>) => faultsOf({ ...presetPlan, ...change });
  const [morning, noon, afternoon] = presetPlan.windows as [
    RoundPlan['windows'][0],
    RoundPlan['windows'][0],
    RoundPlan['windows'][0],
  ];
  expect(broken({})).toEqual([]);
  expect(broken({ windows: [{ from: '10:00', to: '10:00' }] })).toEqual(['window-backwards']);
  expect(broken({ windows: [noon, morning, afternoon] })).toEqual(['windows-overlap']);
  expect(broken({ closed: [{ from: '2026-07-02', to: '2026-07-01', name: 'x' }] })).toEqual(['closed-backwards']);
  expect(broken({ seasons: [{ name: 'x', from: '02-30', to: '03-01', rounds: 1, accountIds: [] }] })).toEqual([
    'season-day',
  ]);
  const extra = (from: string, to: string) => [
    { day: '2026-05-04', windows: [{ from, to }], decision: 'x', decidedBy: 'y' },
  ];
  expect(broken({ extra: extra('12:00', '13:30') })).toEqual(['extra-overlap']);
  expect(broken({ extra: extra('18:00', '17:00') })).toContain('extra-backwards');
  expect(broken({ extra: extra('18:00', '19:00') })).toEqual([]);
});

test('a plan from today may add rounds and say who takes them, and nothing else', () => {
  const day = '2026-05-04';
  const extra = [{ day, windows: [{ from: '18:00', to: '19:00' }], decision: 'Krisledning', decidedBy: 'Direktör' }];
  const may = (change: Partial<RoundPlan>, before: RoundPlan = presetPlan) =>
    leavesRoundsOf(before, { ...before, ...change }, day);
  expect(may({ extra })).toBe(true);
  expect(may({ mostPerPerson: 10 })).toBe(true);
  expect(may({ extra: [] }, { ...presetPlan, extra })).toBe(false);
  expect(may({ graceMinutes: 5 })).toBe(false);
  expect(may({ windows: presetPlan.windows.slice(1) })).toBe(false);
});

test('whoever gave a round away does not get it back as the substitute of somebody else', () => {
  const day = '2026-11-24';
  const away = (personId: string, substituteId: string | null) => ({ personId, from: day, to: day, substituteId });
  const shift: Shift = {
    id: 's',
    personId: 'anna',
    deputyId: 'cilla',
    weekdays: [],
    slots: [],
    unitIds: [],
    platforms: [],
    accountIds: [],
  };
  const account = { id: 'a1', unitId: null, platform: 'facebook', monitoring: ['anna', 'dan'] };
  const who = (swaps: Swap[]) =>
    assigneeOf(
      {
        plan: { rota: [shift] },
        absences: [away('bo', 'anna'), away('cilla', 'anna'), away('dan', 'anna')],
        swaps,
        isActive: () => true,
      },
      account,
      day,
      1,
    );
  expect(who([])).toEqual({ personId: 'anna', because: 'rota' });
  expect(who([{ day, slot: 1, fromId: 'anna', toId: 'bo', accountIds: [] }])).toEqual({
    personId: null,
    because: 'nobody',
  });
});
