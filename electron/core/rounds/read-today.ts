import { addDays, type Day, dayOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import type { DaySlot, Today } from './contract.ts';
import { freezeRounds, mayFreeze } from './freeze-rounds.ts';
import { slotOf, type SlotCount, toDaySlot } from './frozen.ts';
import { type Office, planAmong } from './plan/read-office.ts';
import { dueSlots, slotsOfDay } from './plan/rules.ts';
import { checkedOn, countRounds, lastCheckedAt, roundsBetween } from './repository.ts';
import { assigneesOf, type RoundAhead, roundsAhead } from './rounds-ahead.ts';
import { currentSlot, noFigures, unlooked } from './rules.ts';

const empty: SlotCount = { figures: noFigures, mine: 0, mineOpen: 0, unassigned: 0 };

function countAhead(office: Office, { day, slot, accounts }: RoundAhead, me: string | null, now: Date): SlotCount {
  const whose = [...assigneesOf(office, day, slot.slot, accounts).values()];
  const mine = me === null ? 0 : whose.filter((one) => one === me).length;
  return {
    figures: unlooked(accounts.length, slot, now),
    mine,
    mineOpen: mine,
    unassigned: whose.filter((one) => one === null).length,
  };
}

/** The rounds of a day: frozen ones as they stand, the others as the plan has them. */
async function slotsOn(context: Context, administrationId: string, day: Day) {
  const { db, clock, actor } = context;
  const now = clock.now();
  const frozen = await roundsBetween(db, administrationId, day, day);
  const counts = await countRounds(db, administrationId, day, actor.personId, now.toISOString());
  const { office, rounds } = await roundsAhead(db, context, administrationId, day, day);
  const known = new Set([...frozen.map(({ slot }) => slot), ...rounds.map(({ slot }) => slot.slot)]);
  const slots: DaySlot[] = [
    ...frozen.map((round) => toDaySlot(slotOf(round), counts.get(round.id) ?? empty, now)),
    ...rounds.map((round) => toDaySlot(round.slot, countAhead(office, round, actor.personId, now), now)),
    // Windows of today that nothing was due in: over before the log began, or before the plan was decided.
    ...(day < dayOf(now) ? [] : slotsOfDay(planAmong(office.plans, day), day))
      .filter(({ slot }) => !known.has(slot))
      .map((slot) => toDaySlot(slot, empty, now)),
  ];
  return { office, rounds, slots: slots.toSorted((a, b) => a.opensAt.localeCompare(b.opensAt) || a.slot - b.slot) };
}

/** How far ahead the next round is looked for: longer than any holiday that an administration closes for. */
const daysLookedAhead = 60;

function nextOf(office: Office, today: Day, now: Date): Today['next'] {
  for (let n = 0; n <= daysLookedAhead; n += 1) {
    const day = addDays(today, n);
    const next = slotsOfDay(planAmong(office.plans, day), day).find(({ opensAt }) => opensAt > now);
    if (next !== undefined) return { day, slot: next.slot, from: next.from, to: next.to };
  }
  return null;
}

/** Why no round of a day has anything in it; accounts that came when it had begun are in the next one. */
function whyEmpty(office: Office, slots: readonly DaySlot[], next: Today['next'], now: Date): Today['whyEmpty'] {
  if (slots.some(({ figures }) => figures.due > 0)) return null;
  if (office.accounts.length === 0) return 'no-accounts';
  const begun = slots.findLast(({ opensAt }) => opensAt <= now.toISOString());
  if (begun === undefined || next === null) return 'not-planned';
  const plan = planAmong(office.plans, next.day);
  const ofNext = slotsOfDay(plan, next.day);
  const cameLater = office.accounts.some(
    (account) => account.createdAt > begun.opensAt && dueSlots(plan, account, next.day, ofNext).includes(next.slot),
  );
  return cameLater ? 'came-later' : 'not-planned';
}

/** The rounds of a day with their figures; of today also what is to be done now. Rounds that have opened are frozen first. */
export async function readToday(context: Context, administrationId: string, given: Day | null): Promise<Today> {
  const now = context.clock.now();
  const today = dayOf(now);
  const day = given ?? today;
  if (mayFreeze(context)) await freezeRounds(context, administrationId);
  const { office, rounds, slots } = await slotsOn(context, administrationId, day);
  const checked = await checkedOn(context.db, administrationId, day);
  for (const { accounts } of rounds) for (const { id } of accounts) if (!checked.has(id)) checked.set(id, false);
  const seen = [...checked.values()].filter(Boolean).length;
  const isNow = ({ state }: DaySlot) => state === 'open' || state === 'grace';
  const next = nextOf(office, today, now);
  return {
    day,
    hasPlan: office.plans.some(({ valid_from }) => valid_from <= day),
    slots,
    current: day === today ? currentSlot(slots) : null,
    next,
    badge: slots.filter(isNow).reduce((total, { mine }) => total + mine.waiting, 0),
    accounts: { due: checked.size, checked: seen, unknown: checked.size - seen },
    whyEmpty: whyEmpty(office, slots, next, now),
    lastCheckedAt: await lastCheckedAt(context.db, administrationId),
  };
}
