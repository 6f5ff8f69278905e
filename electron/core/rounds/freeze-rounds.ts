import { type Day, dayOf, yearsBefore } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import { readAdministrations } from '../settings/find-or-add-administration.ts';
import { readSettings } from '../settings/read-settings.ts';
import { roundRow } from './frozen.ts';
import { placesOfAccounts } from './place-repository.ts';
import { assignItems, insertRound, lastFrozenDay, openItems, roundsBetween } from './repository.ts';
import { type Office, readOffice } from './plan/read-office.ts';
import { plansOf } from './plan/repository.ts';
import { assigneesOf, readFrozen, type RoundAhead, roundsAhead, slotsAhead } from './rounds-ahead.ts';

/** Whether this core may write rounds down: not beside a running app, and not while another computer writes the register. */
export function mayFreeze(context: Context): boolean {
  return !context.host.readOnly && context.outbox === null;
}

/** Whether a window has opened whose round is not frozen: without reading the register. */
async function hasToFreeze(context: Context, administrationId: string, from: Day, today: Day): Promise<boolean> {
  const { db } = context;
  const now = context.clock.now();
  const plans = await plansOf(db, administrationId);
  const frozen = await readFrozen(db, administrationId, from, today);
  return slotsAhead(plans, { from, to: today }, frozen, now).some(({ slot }) => slot.opensAt <= now);
}

/**
 * Freezes every round of an administration whose window has opened: what is due, whose it is and where it is looked at, as of now.
 * Days on which nobody had the app open are frozen afterwards, and are missed. Each day is one transaction. Returns how many were frozen.
 * The log begins when somebody opens a round (`begins`), or when a window opens on accounts that were there before it.
 */
export async function freezeRounds(context: Context, administrationId: string, begins = false): Promise<number> {
  const now = context.clock.now();
  const today = dayOf(now);
  const last = await lastFrozenDay(context.db, administrationId);
  const { lookYears } = await readSettings(context.db, administrationId);
  const kept = yearsBefore(today, lookYears.value);
  // What would be forgotten at once is not written down first.
  const from = last === null ? today : last < kept ? kept : last;
  if (!(await hasToFreeze(context, administrationId, from, today))) return 0;
  const { office, rounds } = await roundsAhead(context.db, context, administrationId, from, today);
  const opened = rounds.filter(({ slot, accounts }) => {
    if (slot.opensAt > now) return false;
    if (last !== null) return true;
    const opensAt = slot.opensAt.toISOString();
    return accounts.length > 0 && (begins || accounts.some(({ createdAt }) => createdAt <= opensAt));
  });
  if (opened.length === 0) return 0;
  const places = await placesOfAccounts(context.db, administrationId);
  let count = 0;
  for (const ofDay of Map.groupBy(opened, ({ day }) => day).values())
    await context.db.transaction().execute(async (db) => {
      for (const round of ofDay) if (await freeze(db, context, administrationId, office, round, places)) count += 1;
    });
  if (count > 0) context.announce({ room: 'rounds', ids: [] });
  return count;
}

/** Freezes one round; `false` when somebody was first. */
async function freeze(
  db: Db,
  context: Context,
  administrationId: string,
  office: Office,
  { day, slot, accounts }: RoundAhead,
  places: ReadonlyMap<string, string>,
): Promise<boolean> {
  const assignees = assigneesOf(office, day, slot.slot, accounts);
  const round = roundRow({ id: context.ids.next(), administrationId, day, slot, frozenAt: context.clock.now() });
  const items = accounts.map(({ id, unitId }) => ({
    account_id: id,
    unit_id: unitId,
    place_id: places.get(id) ?? null,
    assignee_id: assignees.get(id) ?? null,
  }));
  return await insertRound(db, round, items);
}

/** Gives what still waits today to whoever has it now: after "Jag är borta", a swap, or another plan. */
async function reassignWaiting(db: Db, context: Context, administrationId: string): Promise<number> {
  const now = context.clock.now();
  const today: Day = dayOf(now);
  const open = (await roundsBetween(db, administrationId, today, today)).filter(
    (round) => round.grace_until > now.toISOString(),
  );
  if (open.length === 0) return 0;
  const office = await readOffice(db, context, administrationId, today, today);
  const accounts = new Map(office.accounts.map((account) => [account.id, account]));
  let changed = 0;
  for (const round of open) {
    const items = await openItems(db, round.id);
    const known = items.flatMap(({ account_id }) => accounts.get(account_id) ?? []);
    const assignees = assigneesOf(office, today, round.slot, known);
    const moved = items.filter(
      ({ account_id, assignee_id }) => assignees.has(account_id) && assignees.get(account_id) !== assignee_id,
    );
    const byPerson = Map.groupBy(moved, ({ account_id }) => assignees.get(account_id) ?? null);
    for (const [personId, part] of byPerson)
      await assignItems(
        db,
        round.id,
        part.map(({ account_id }) => account_id),
        personId,
      );
    changed += moved.length;
  }
  return changed;
}

/** Brings an administration's rounds up to now, where this core may write; `begins` when somebody opens one. */
export async function settleRounds(context: Context, administrationId: string, begins = false): Promise<void> {
  if (!mayFreeze(context)) return;
  await freezeRounds(context, administrationId, begins);
  const moved = await context.db.transaction().execute((db) => reassignWaiting(db, context, administrationId));
  if (moved > 0) context.announce({ room: 'rounds', ids: [] });
}

/** The same for every administration: for the minute's work while the app runs, so that a change during the day alters no round that has opened. */
export async function settleAllRounds(context: Context): Promise<void> {
  for (const { id } of await readAdministrations(context.db)) await settleRounds(context, id);
}
