import type { AccountKind } from '../../accounts/contract.ts';
import { type Day, instantOf } from '../../foundation/calendar.ts';
import { dayNameOf, isHalfDay, isSqueezeDay, weekdayOf } from './calendar.ts';
import type {
  Absence,
  Because,
  PlanFault,
  RoundPlan,
  RoundWindow,
  Season,
  Shift,
  ShortDayRule,
  Swap,
} from './contract.ts';

/** One round of one day: numbered in the plan's order, and extra rounds after the plan's own, so that a decision during the day renumbers nothing. */
export interface Slot {
  slot: number;
  from: string;
  to: string;
  opensAt: Date;
  closesAt: Date;
  /** After this an account that nobody looked at is missed. */
  graceUntil: Date;
  origin: 'plan' | 'extra';
  /** The named decision of an extra round; empty for the plan's own. */
  decision: string;
}

/** What decides in which rounds an account is looked at. */
export interface PlannedAccount {
  id: string;
  kind: AccountKind;
  /** The account's own number; `null` = by its kind. */
  roundsPerDay: number | null;
}

/** What decides who looks at an account. */
export interface AssignedAccount {
  id: string;
  unitId: string | null;
  platform: string;
  /** Those whose duty it is when the rota says nobody: bearers of monitoring, then the account's communicators. */
  monitoring: readonly string[];
}

/** Who is away, who has swapped, and who is still here on a day. */
export interface Staffing {
  plan: Pick<RoundPlan, 'rota'>;
  /** In the order they were entered. */
  absences: ReadonlyArray<Pick<Absence, 'personId' | 'from' | 'to' | 'substituteId'>>;
  swaps: readonly Swap[];
  isActive: (personId: string, day: Day) => boolean;
}

export interface Assignee {
  personId: string | null;
  because: Because;
}

const minute = 60_000;

/** How many of the plan's own rounds a short day keeps. */
function kept(rule: ShortDayRule, windows: number): number {
  return rule === 'as-usual' ? windows : rule === 'none' ? 0 : Math.min(1, windows);
}

/** The period in which the administration is closed on a day. */
export function closedOn(plan: Pick<RoundPlan, 'closed'>, day: Day): RoundPlan['closed'][number] | undefined {
  return plan.closed.find(({ from, to }) => from <= day && day <= to);
}

/** How many of the plan's own rounds a day has. */
function ownRounds(plan: RoundPlan, day: Day): number {
  const isOffice = plan.officeDays.includes(weekdayOf(day)) && dayNameOf(day) === null;
  if (!isOffice || closedOn(plan, day) !== undefined) return 0;
  const all = plan.windows.length;
  return Math.min(
    isHalfDay(day) ? kept(plan.halfDays, all) : all,
    isSqueezeDay(day) ? kept(plan.squeezeDays, all) : all,
  );
}

/** The rounds of a day by a plan, the extra ones last. One that ended before its time is none; the others keep their numbers. */
export function slotsOfDay(plan: RoundPlan, day: Day): Slot[] {
  const own = plan.windows.slice(0, ownRounds(plan, day)).map((window) => ({ ...window, decision: '', endedAt: '' }));
  const extra = plan.extra
    .filter((one) => one.day === day)
    .flatMap(({ windows, decision, endedAt = '' }) => windows.map((window) => ({ ...window, decision, endedAt })));
  return [...own, ...extra].flatMap(({ from, to, decision, endedAt }, index) => {
    const closesAt = instantOf(day, to, 'later');
    if (endedAt !== '' && closesAt.toISOString() > endedAt) return [];
    return {
      slot: index + 1,
      from,
      to,
      opensAt: instantOf(day, from, 'earlier'),
      closesAt,
      graceUntil: new Date(closesAt.getTime() + plan.graceMinutes * minute),
      origin: index < own.length ? 'plan' : 'extra',
      decision,
    };
  });
}

/** Whether a season holds on a day; one that ends before it begins passes New Year. */
export function isInSeason({ from, to }: Pick<Season, 'from' | 'to'>, day: Day): boolean {
  const date = day.slice(5);
  return from <= to ? from <= date && date <= to : from <= date || date <= to;
}

/** How many rounds an account asks for on a day: a season that names it, else one for all (which wakes no account that has none), else its own number, else its kind's. */
function roundsOfAccount(plan: RoundPlan, account: PlannedAccount, day: Day): number {
  const usual = account.roundsPerDay ?? plan.byKind[account.kind];
  const seasons = plan.seasons.filter((season) => isInSeason(season, day));
  const own = seasons.find(({ accountIds }) => accountIds.includes(account.id));
  if (own !== undefined) return own.rounds;
  const all = seasons.find(({ accountIds }) => accountIds.length === 0);
  return all === undefined || usual === 0 ? usual : all.rounds;
}

/** The plan's own rounds in which an account is looked at, of a day that has `slotCount`: all of them, the first, the first and the last, or evenly spread. */
export function slotsOfAccount(plan: RoundPlan, account: PlannedAccount, day: Day, slotCount: number): number[] {
  const rounds = roundsOfAccount(plan, account, day);
  if (rounds >= slotCount) return Array.from({ length: slotCount }, (_, index) => index + 1);
  if (rounds <= 0) return [];
  if (rounds === 1) return [1];
  return Array.from({ length: rounds }, (_, index) => 1 + Math.round((index * (slotCount - 1)) / (rounds - 1)));
}

/** The rounds of a day in which an account is looked at; an extra round takes every account that has rounds at all. */
export function dueSlots(plan: RoundPlan, account: PlannedAccount, day: Day, slots: readonly Slot[]): number[] {
  const own = slots.filter(({ origin }) => origin === 'plan').length;
  const extra = slots.slice(own).map(({ slot }) => slot);
  return [...slotsOfAccount(plan, account, day, own), ...(roundsOfAccount(plan, account, day) > 0 ? extra : [])];
}

/** Who is away, and who is still here. */
type Presence = Pick<Staffing, 'absences' | 'isActive'>;

const isAway = ({ absences }: Presence, personId: string, day: Day): boolean =>
  absences.some((absence) => absence.personId === personId && absence.from <= day && day <= absence.to);

/** Whether somebody can take a round on a day: is here, and has not left. */
export function isHere(staffing: Presence, personId: string, day: Day): boolean {
  return staffing.isActive(personId, day) && !isAway(staffing, personId, day);
}

/**
 * Who stands in for somebody who is away: of several, whoever was named last; for one who is away too, whoever stands in for that one,
 * and so on. Nobody is asked twice, so that people who stand in for each other are nobody.
 */
export function substituteOf(staffing: Presence, personId: string, day: Day, asked = new Set<string>()): string | null {
  asked.add(personId);
  for (const { personId: absent, from, to, substituteId } of staffing.absences.toReversed()) {
    if (absent !== personId || from > day || day > to || substituteId === null || asked.has(substituteId)) continue;
    if (isHere(staffing, substituteId, day)) return substituteId;
    const further = substituteOf(staffing, substituteId, day, asked);
    if (further !== null) return further;
  }
  return null;
}

const takes = <T>(list: readonly T[], value: T): boolean => list.length === 0 || list.includes(value);

/** The shift that decides who has an account in a round: the first that matches. */
function shiftOf(
  rota: readonly Shift[],
  account: Pick<AssignedAccount, 'id' | 'unitId' | 'platform'>,
  day: Day,
  slot: number,
): Shift | undefined {
  const weekday = weekdayOf(day);
  return rota.find(
    (shift) =>
      takes(shift.weekdays, weekday) &&
      takes(shift.slots, slot) &&
      (shift.unitIds.length === 0 || (account.unitId !== null && shift.unitIds.includes(account.unitId))) &&
      takes(shift.platforms, account.platform) &&
      takes(shift.accountIds, account.id),
  );
}

/** Whose part of a round an account is, also when that person is away: the shift's person, else the first who has the duty. */
export function ownerOf(rota: readonly Shift[], account: AssignedAccount, day: Day, slot: number): string | null {
  return shiftOf(rota, account, day, slot)?.personId ?? account.monitoring[0] ?? null;
}

/** The swap that an account of a part falls under: one that names it before one of the whole part. */
export function swapOf(
  swaps: readonly Swap[],
  accountId: string,
  day: Day,
  slot: number,
  ownerId: string | null,
): Swap | undefined {
  const ofPart = swaps.filter((one) => one.day === day && one.slot === slot && one.fromId === ownerId);
  return (
    ofPart.find(({ accountIds }) => accountIds.includes(accountId)) ??
    ofPart.find(({ accountIds }) => accountIds.length === 0)
  );
}

/**
 * Who looks at an account in a round: whoever took the owner's part, then the shift's person, the absentee's substitute, the deputy
 * or the deputy's substitute, and whoever has the duty.
 * Never somebody who is away or has left; whoever gave a round away does not get it back without a word.
 */
export function assigneeOf(staffing: Staffing, account: AssignedAccount, day: Day, slot: number): Assignee {
  const shift = shiftOf(staffing.plan.rota, account, day, slot);
  const ownerId = shift?.personId ?? account.monitoring[0] ?? null;
  const swap = swapOf(staffing.swaps, account.id, day, slot, ownerId);
  const gaveAway = swap === undefined ? null : ownerId;
  const here = (personId: string): boolean => isHere(staffing, personId, day);
  const standsIn = (personId: string) =>
    substituteOf(staffing, personId, day, new Set(gaveAway === null ? [] : [gaveAway]));
  if (swap !== undefined) {
    if (here(swap.toId)) return { personId: swap.toId, because: 'swap' };
    const substitute = standsIn(swap.toId);
    if (substitute !== null) return { personId: substitute, because: 'substitute' };
  }
  if (shift !== undefined) {
    if (shift.personId !== gaveAway && here(shift.personId)) return { personId: shift.personId, because: 'rota' };
    const substitute = standsIn(shift.personId);
    if (substitute !== null) return { personId: substitute, because: 'substitute' };
    if (shift.deputyId !== null) {
      if (here(shift.deputyId)) return { personId: shift.deputyId, because: 'deputy' };
      const forDeputy = standsIn(shift.deputyId);
      if (forDeputy !== null) return { personId: forDeputy, because: 'substitute' };
    }
  }
  const onDuty = account.monitoring.find((personId) => personId !== gaveAway && here(personId));
  if (onDuty !== undefined) return { personId: onDuty, because: 'duty' };
  for (const personId of account.monitoring) {
    const substitute = standsIn(personId);
    if (substitute !== null) return { personId: substitute, because: 'substitute' };
  }
  return { personId: null, because: 'nobody' };
}

/**
 * Who is told when an account that somebody else was to take is still unchecked: the shift's deputy, else the account's, who is here;
 * for one who is away, that person's substitute. Never the one who had it (`takenBy`).
 */
export function deputyOf(
  staffing: Staffing,
  account: AssignedAccount & { deputies: readonly string[] },
  day: Day,
  slot: number,
  takenBy: string | null,
): string | null {
  const deputyId = shiftOf(staffing.plan.rota, account, day, slot)?.deputyId ?? null;
  for (const personId of [...(deputyId === null ? [] : [deputyId]), ...account.deputies]) {
    const standsIn = isHere(staffing, personId, day) ? personId : substituteOf(staffing, personId, day);
    if (standsIn !== null && standsIn !== takenBy) return standsIn;
  }
  return null;
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

function overlap(windows: readonly RoundWindow[]): boolean {
  const sorted = windows.toSorted((a, b) => minutes(a.from) - minutes(b.from));
  return sorted.some((window, index) => {
    const next = sorted[index + 1];
    return next !== undefined && minutes(next.from) < minutes(window.to);
  });
}

const isBackwards = ({ from, to }: { from: string; to: string }): boolean => from >= to;

/** What is wrong with a plan; empty when it can take effect. */
export function faultsOf(plan: RoundPlan): PlanFault[] {
  const faults: PlanFault[] = [];
  const say = (fault: PlanFault, isSo: boolean) => isSo && faults.push(fault);
  say('window-backwards', plan.windows.some(isBackwards));
  // In order as well: the number of a round is its place in the day.
  say(
    'windows-overlap',
    plan.windows.some(({ from }, index) => from < (plan.windows[index - 1]?.to ?? '')),
  );
  say(
    'closed-backwards',
    plan.closed.some(({ from, to }) => to < from),
  );
  say(
    'extra-backwards',
    plan.extra.some(({ windows }) => windows.some(isBackwards)),
  );
  const extraDays = new Set(plan.extra.map(({ day }) => day));
  say(
    'extra-overlap',
    [...extraDays].some((day) => overlap(slotsOfDay(plan, day))),
  );
  say(
    'season-day',
    plan.seasons.some(({ from, to }) => !isDate(from) || !isDate(to)),
  );
  say(
    'deputy-same',
    plan.rota.some(({ personId, deputyId }) => personId === deputyId),
  );
  return faults;
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Whether another plan leaves the rounds of a day, and which accounts are looked at in them, as they are: it may add extra rounds after the others, and say who takes them. */
export function leavesRoundsOf(before: RoundPlan, after: RoundPlan, day: Day): boolean {
  const { rota: _, mostPerPerson: __, extra: ___, ...rest } = before;
  if ((Object.keys(rest) as Array<keyof typeof rest>).some((part) => !isSame(before[part], after[part]))) return false;
  const later = slotsOfDay(after, day);
  return slotsOfDay(before, day).every(
    (slot, index) =>
      slot.slot === later[index]?.slot &&
      slot.from === later[index].from &&
      slot.to === later[index].to &&
      slot.decision === later[index].decision,
  );
}

/** Whether a month has the day, in a leap year. */
function isDate(monthDay: string): boolean {
  const month = Number(monthDay.slice(0, 2));
  return Number(monthDay.slice(3)) <= new Date(Date.UTC(2024, month, 0)).getUTCDate();
}
