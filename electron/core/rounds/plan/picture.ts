import { addDays, type Day } from '../../foundation/calendar.ts';
import { dayKind, dayNameOf, weekdayOf } from './calendar.ts';
import type { Gap, PlanDay, PlanWeek, RoundPart, RoundPlan } from './contract.ts';
import { type Office, planAmong, staffingOf } from './read-office.ts';
import { assigneeOf, closedOn, dueSlots, isInSeason, ownerOf, type Slot, slotsOfDay, swapOf } from './rules.ts';

/** How many accounts a part or a gap names. */
const namedInPart = 3;
const namedInGap = 5;

type PictureDay = PlanWeek['days'][number];
type Account = Office['accounts'][number];

/** Days from one on. */
export function daysFrom(from: Day, days: number): Day[] {
  return Array.from({ length: days }, (_, index) => addDays(from, index));
}

/** The accounts to look at in each round of a day. */
function dueBySlot(plan: RoundPlan, accounts: readonly Account[], day: Day, slots: readonly Slot[]): Account[][] {
  const due = slots.map((): Account[] => []);
  for (const account of accounts) for (const slot of dueSlots(plan, account, day, slots)) due[slot - 1]?.push(account);
  return due;
}

function dayOfPlan(plan: RoundPlan, day: Day, slots: readonly Slot[], due: readonly Account[][]): PlanDay {
  return {
    day,
    kind: dayKind(day),
    name: dayNameOf(day),
    isOffice: plan.officeDays.includes(weekdayOf(day)) && dayNameOf(day) === null,
    closed: closedOn(plan, day)?.name ?? '',
    seasons: plan.seasons.filter((season) => isInSeason(season, day)).map(({ name }) => name),
    rounds: slots.map(({ slot, from, to, origin, decision }, index) => ({
      slot,
      from,
      to,
      origin,
      decision,
      due: due[index]?.length ?? 0,
    })),
  };
}

/** What days look like by one plan, whoever takes the rounds. */
export function previewOf(plan: RoundPlan, accounts: readonly Account[], days: readonly Day[]): PlanDay[] {
  return days.map((day) => {
    const slots = slotsOfDay(plan, day);
    return dayOfPlan(plan, day, slots, dueBySlot(plan, accounts, day, slots));
  });
}

/** One round's accounts by whose part they are and who looks at them; nobody's first, then the largest. */
function partsOf(office: Office, plan: RoundPlan, day: Day, slot: number, due: readonly Account[]) {
  const staffing = staffingOf(office, plan);
  const parts = new Map<string, RoundPart & { names: string[] }>();
  for (const account of due) {
    const { personId, because } = assigneeOf(staffing, account, day, slot);
    const ownerId = ownerOf(plan.rota, account, day, slot);
    const isSwapped = swapOf(office.swaps, account.id, day, slot, ownerId) !== undefined;
    const key = `${ownerId} ${personId} ${because}`;
    const part = parts.get(key);
    if (part === undefined)
      parts.set(key, {
        ownerId,
        personId,
        because,
        accounts: 1,
        accountNames: [],
        tooMany: false,
        isSwapped,
        names: [account.shownName],
      });
    else {
      part.accounts += 1;
      part.isSwapped ||= isSwapped;
      if (part.names.length < namedInGap) part.names.push(account.shownName);
    }
  }
  const sums = new Map<string | null, number>();
  for (const { personId, accounts } of parts.values()) sums.set(personId, (sums.get(personId) ?? 0) + accounts);
  for (const part of parts.values()) {
    part.accountNames = part.names.slice(0, namedInPart);
    part.tooMany = part.personId !== null && (sums.get(part.personId) ?? 0) > plan.mostPerPerson;
  }
  return [...parts.values()].toSorted(
    (a, b) => Number(a.personId !== null) - Number(b.personId !== null) || b.accounts - a.accounts,
  );
}

/** The accounts of one owner's part that a person has in a round, or nobody (`null`), and whether they are the whole part. */
export function heldOf(
  office: Office,
  day: Day,
  slot: number,
  ownerId: string | null,
  heldBy: string | null,
): { accountIds: string[]; isWhole: boolean } {
  const plan = planAmong(office.plans, day);
  const staffing = staffingOf(office, plan);
  const due = dueBySlot(plan, office.accounts, day, slotsOfDay(plan, day))[slot - 1] ?? [];
  const own = due.filter((account) => ownerOf(plan.rota, account, day, slot) === ownerId);
  const held = own.filter((account) => assigneeOf(staffing, account, day, slot).personId === heldBy);
  return { accountIds: held.map(({ id }) => id), isWhole: held.length === own.length };
}

type Part = ReturnType<typeof partsOf>[number];

/** What will go wrong in one round: accounts that nobody has, and people with more than the plan's most. */
function gapsOf(office: Office, day: Day, slot: Slot, parts: readonly Part[]): Gap[] {
  const uncovered = parts.filter(({ personId }) => personId === null);
  const crowded = Map.groupBy(
    parts.filter(({ tooMany }) => tooMany),
    ({ personId }) => personId,
  );
  const gap = (kind: Gap['kind'], personId: string | null, of: readonly Part[]): Gap => ({
    kind,
    day,
    slot: slot.slot,
    from: slot.from,
    to: slot.to,
    personId,
    personName: personId === null ? '' : (office.cast.get(personId)?.name ?? ''),
    accounts: of.reduce((sum, { accounts }) => sum + accounts, 0),
    accountNames: of.flatMap(({ names }) => names).slice(0, namedInGap),
    parts: [...Map.groupBy(of, ({ ownerId }) => ownerId)].map(([ownerId, own]) => ({
      ownerId,
      accounts: own.reduce((sum, { accounts }) => sum + accounts, 0),
      accountNames: own.flatMap(({ names }) => names).slice(0, namedInGap),
    })),
  });
  return [
    ...(uncovered.length === 0 ? [] : [gap('nobody', null, uncovered)]),
    ...[...crowded].map(([personId, of]) => gap('too-many', personId, of)),
  ];
}

/** Days × rounds with who has what, and what will go wrong. */
export function pictureOf(office: Office, days: readonly Day[]): { days: PictureDay[]; gaps: Gap[] } {
  const gaps: Gap[] = [];
  const pictured = days.map((day): PictureDay => {
    const plan = planAmong(office.plans, day);
    const slots = slotsOfDay(plan, day);
    // What came into the register after a round had opened is due from the next one on.
    const due = dueBySlot(plan, office.accounts, day, slots).map((ofRound, index) => {
      const slot = slots[index];
      const last = (office.logHasBegun ? slot?.opensAt : slot?.closesAt)?.toISOString() ?? '';
      return ofRound.filter(({ createdAt }) => createdAt <= last);
    });
    const parts = slots.map((slot, index) => {
      const ofRound = partsOf(office, plan, day, slot.slot, due[index] ?? []);
      gaps.push(...gapsOf(office, day, slot, ofRound));
      return ofRound.map((part) => {
        const { names: _, ...shown } = part;
        return shown;
      });
    });
    return { ...dayOfPlan(plan, day, slots, due), parts };
  });
  return { days: pictured, gaps };
}

/** Gaps and too much on the coming days that can still be mended: rounds that are over are left out. */
export function gapsAhead(office: Office, days: readonly Day[], now: Date): Gap[] {
  const closed = new Set(
    days.flatMap((day) =>
      slotsOfDay(planAmong(office.plans, day), day)
        .filter(({ closesAt }) => closesAt <= now)
        .map(({ slot }) => `${day} ${slot}`),
    ),
  );
  return pictureOf(office, days).gaps.filter(({ day, slot }) => !closed.has(`${day} ${slot}`));
}
