import type { WatchedAccount } from '../accounts/watched-accounts.ts';
import { addDays, type Day } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import { holding, type Office, planAmong, readOffice, staffingOf } from './plan/read-office.ts';
import type { StoredPlan } from './plan/repository.ts';
import { assigneeOf, dueSlots, type Slot, slotsOfDay } from './plan/rules.ts';
import { lastFrozenDay, roundsBetween } from './repository.ts';
import { type HeldPlan, slotsLeft } from './rules.ts';

/** A round that is not frozen: its slot, and what the plan and the register say is due in it now. */
export interface RoundAhead {
  day: Day;
  slot: Slot;
  accounts: readonly WatchedAccount[];
}

/** The plan of a day with when it was decided. */
function heldOn(plans: readonly StoredPlan[], day: Day): HeldPlan {
  const stored = holding(plans, day);
  return {
    plan: planAmong(plans, day),
    validFrom: stored?.valid_from ?? null,
    madeAt: stored === undefined ? null : new Date(stored.made_at),
  };
}

/** What is frozen of some days, and how far the log reaches; `lastFrozen` null: it has not begun. */
export interface Frozen {
  slots: ReadonlyMap<Day, ReadonlySet<number>>;
  lastFrozen: Day | null;
}

/** Reads what is frozen from one day to another. */
export async function readFrozen(db: Db, administrationId: string, from: Day, to: Day): Promise<Frozen> {
  const rows = Map.groupBy(await roundsBetween(db, administrationId, from, to), ({ day }) => day);
  return {
    slots: new Map([...rows].map(([day, rounds]) => [day, new Set(rounds.map(({ slot }) => slot))])),
    lastFrozen: await lastFrozenDay(db, administrationId),
  };
}

const none: ReadonlySet<number> = new Set();

/** The rounds of some days that are due and not frozen. */
export function slotsAhead(
  plans: readonly StoredPlan[],
  span: { from: Day; to: Day },
  frozen: Frozen,
  now: Date,
): Array<{ day: Day; slot: Slot }> {
  const ahead: Array<{ day: Day; slot: Slot }> = [];
  // Every day before the last frozen one is settled.
  const from = frozen.lastFrozen !== null && frozen.lastFrozen > span.from ? frozen.lastFrozen : span.from;
  for (let day = from; day <= span.to; day = addDays(day, 1))
    for (const slot of slotsLeft(heldOn(plans, day), day, frozen.slots.get(day) ?? none, frozen.lastFrozen, now))
      ahead.push({ day, slot });
  return ahead;
}

/**
 * The same with their accounts: those that were in the register when the window opened.
 * Whoever begins the log in the middle of a window gets everything that is there.
 */
function aheadOf(
  office: Pick<Office, 'plans' | 'accounts'>,
  span: { from: Day; to: Day },
  frozen: Frozen,
  now: Date,
): RoundAhead[] {
  const byDay = Map.groupBy(slotsAhead(office.plans, span, frozen, now), ({ day }) => day);
  return [...byDay].flatMap(([day, ahead]) => {
    const plan = planAmong(office.plans, day);
    const slots = slotsOfDay(plan, day);
    const due = new Map(ahead.map(({ slot }) => [slot.slot, [] as WatchedAccount[]]));
    for (const account of office.accounts)
      for (const slot of dueSlots(plan, account, day, slots)) due.get(slot)?.push(account);
    return ahead.map(({ slot }) => {
      const opensAt = slot.opensAt.toISOString();
      const takesAll = slot.opensAt > now || frozen.lastFrozen === null;
      return {
        day,
        slot,
        accounts: (due.get(slot.slot) ?? []).filter(({ createdAt }) => takesAll || createdAt <= opensAt),
      };
    });
  });
}

/** What is due from one day to another and not frozen yet, and who decides it. */
export async function roundsAhead(
  db: Db,
  context: Context,
  administrationId: string,
  from: Day,
  to: Day,
): Promise<{ office: Office; rounds: RoundAhead[] }> {
  const office = await readOffice(db, context, administrationId, from, to);
  const frozen = await readFrozen(db, administrationId, from, to);
  return { office, rounds: aheadOf(office, { from, to }, frozen, context.clock.now()) };
}

/** Whose each account of a round is. */
export function assigneesOf(
  office: Office,
  day: Day,
  slot: number,
  accounts: readonly WatchedAccount[],
): Map<string, string | null> {
  const staffing = staffingOf(office, planAmong(office.plans, day));
  return new Map(accounts.map((account) => [account.id, assigneeOf(staffing, account, day, slot).personId]));
}
