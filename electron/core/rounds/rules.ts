import { type Day, dayOf } from '../foundation/calendar.ts';
import { Refusal } from '../foundation/refusal.ts';
import type { DaySlot, Figures, ItemState, LookDraft, LookMethod, LookOutcome, WindowState } from './contract.ts';
import { type Slot, slotsOfDay } from './plan/rules.ts';
import type { RoundPlan } from './plan/contract.ts';

/** A look entered more than this after it was made is efterregistrerad; milliseconds. */
const backfilledAfterMs = 15 * 60_000;
/** How long a window that has gone silent still has an item for itself, since a sleeping tab speaks once a minute; milliseconds. */
export const claimMs = 3 * 60_000;
/** Clocks of two computers may differ this much; milliseconds. */
const clockSkewMs = 60_000;

/** Outcomes that say that the account was looked at; the others say that it could not be. */
export const checkedOutcomes: readonly LookOutcome[] = ['nothing-new', 'answered', 'case', 'sent-on'];
export const notPossibleOutcomes: readonly LookOutcome[] = ['needs-login', 'not-possible'];

export function isChecked(outcome: LookOutcome): boolean {
  return checkedOutcomes.includes(outcome);
}

/** The times of a round's window. */
export interface Window {
  opensAt: Date;
  closesAt: Date;
  graceUntil: Date;
}

/** Where the clock is in a window. The last millisecond of it is before its end, so that two windows never hold the same instant. */
export function windowState({ opensAt, closesAt, graceUntil }: Window, now: Date): WindowState {
  if (now < opensAt) return 'ahead';
  if (now < closesAt) return 'open';
  return now < graceUntil ? 'grace' : 'over';
}

/** How an item stands; `''` is no look yet. */
export function itemState(outcome: LookOutcome | '', window: Window, now: Date): ItemState {
  if (outcome !== '') return isChecked(outcome) ? 'checked' : 'not-possible';
  return ({ ahead: 'ahead', open: 'waiting', grace: 'late', over: 'missed' } as const)[windowState(window, now)];
}

/** Whether a look was made after its window, and whether it was entered afterwards. */
export function timingOf({ closesAt }: Pick<Window, 'closesAt'>, lookedAt: Date, enteredAt: Date) {
  return {
    late: lookedAt >= closesAt,
    backfilled: enteredAt.getTime() - lookedAt.getTime() > backfilledAfterMs,
  };
}

/** How a look was made, as it is written down: one entered afterwards was seen away from the desk or is remembered, whatever the window says. */
export function methodOf(draft: Pick<LookDraft, 'method' | 'placeId'>, backfilled: boolean): LookMethod {
  if (draft.method === 'away' || draft.method === 'later') return draft.method;
  if (backfilled) return 'later';
  return (draft.placeId ?? null) === null ? draft.method : 'shared-inbox';
}

/** Why a look cannot have been made as it says: a round is looked at on its own day, from its opening on, and never in the future. `null`: it can. */
export function impossibleBecause(
  round: Window & { day: Day },
  lookedAt: Date,
  now: Date,
): 'look-in-future' | 'look-before-window' | 'look-other-day' | null {
  if (lookedAt.getTime() > now.getTime() + clockSkewMs) return 'look-in-future';
  if (lookedAt < round.opensAt) return 'look-before-window';
  return dayOf(lookedAt) === round.day ? null : 'look-other-day';
}

/** Refuses a look that cannot have been made as it says, and one that lacks its reason. */
export function refuseImpossible(
  round: Window & { day: Day },
  look: { outcome: LookOutcome; reason: string; note: string; lookedAt: Date },
  now: Date,
): void {
  const why = impossibleBecause(round, look.lookedAt, now);
  if (why !== null) throw new Refusal(why);
  if (look.outcome === 'not-possible' && look.reason === '') throw new Refusal('reason-needed');
  if (dayOf(now) !== round.day && look.note === '') throw new Refusal('reason-needed');
}

/** Whether the page of an account has been on screen for three seconds in a round; `shownAt` is when it last had been. */
export function wasShown(shownAt: Date | null, { opensAt }: Pick<Window, 'opensAt'>): boolean {
  return shownAt !== null && shownAt >= opensAt;
}

export const noFigures: Figures = {
  due: 0,
  checked: 0,
  notPossible: 0,
  missed: 0,
  waiting: 0,
  late: 0,
  backfilled: 0,
};

/** Two counts together. */
export function sum(a: Figures, b: Figures): Figures {
  return {
    due: a.due + b.due,
    checked: a.checked + b.checked,
    notPossible: a.notPossible + b.notPossible,
    missed: a.missed + b.missed,
    waiting: a.waiting + b.waiting,
    late: a.late + b.late,
    backfilled: a.backfilled + b.backfilled,
  };
}

/** So many items of a window that nobody has looked at. */
export function unlooked(count: number, window: Window, now: Date): Figures {
  const isMissed = windowState(window, now) === 'over';
  return { ...noFigures, due: count, [isMissed ? 'missed' : 'waiting']: count };
}

/** A plan with the day it holds from and when it was decided; `null` for the preset. */
export interface HeldPlan {
  plan: RoundPlan;
  validFrom: Day | null;
  madeAt: Date | null;
}

/**
 * The rounds of a day that are not frozen and are due: all that have a window to come, and those that passed while nobody had the app open.
 * The log begins with the first round that opened while the app ran (`lastFrozen` null before that), so that what was before it is nobody's miss;
 * a window that was over when its plan was decided was never due.
 */
export function slotsLeft(
  held: HeldPlan,
  day: Day,
  frozen: ReadonlySet<number>,
  lastFrozen: Day | null,
  now: Date,
): Slot[] {
  if (lastFrozen !== null && day < lastFrozen) return [];
  return slotsOfDay(held.plan, day).filter(
    ({ slot, closesAt }) =>
      !frozen.has(slot) &&
      (lastFrozen !== null || closesAt > now) &&
      (held.validFrom !== day || held.madeAt === null || closesAt > held.madeAt),
  );
}

/** The round to go to: the first whose window is open with something waiting, else the first with its grace running, else the first that is open. A window that has no accounts is no round to go to. */
export function currentSlot(slots: ReadonlyArray<Pick<DaySlot, 'slot' | 'state' | 'figures'>>): number | null {
  const waits = slots.filter(({ figures }) => figures.waiting > 0);
  const best =
    waits.find(({ state }) => state === 'open') ??
    waits.find(({ state }) => state === 'grace') ??
    slots.find(({ state, figures }) => state === 'open' && figures.due > 0);
  return best?.slot ?? null;
}

/** What decides an account's place in the queue. */
export interface Queued {
  accountId: string;
  placeId: string | null;
  isMine: boolean;
  unitKey: string;
  nameKey: string;
}

const bytes = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const inOrder = (a: Queued, b: Queued) =>
  Number(b.isMine) - Number(a.isMine) ||
  bytes(a.unitKey, b.unitKey) ||
  bytes(a.nameKey, b.nameKey) ||
  bytes(a.accountId, b.accountId);

/** The queue: mine first, then by unit and name in Swedish order; a tittställe stands where the first of its accounts does, and covers them all. */
export function queueOf(items: readonly Queued[]): Array<{ placeId: string | null; accountIds: string[] }> {
  const sorted = items.toSorted(inOrder);
  const steps = new Map<string, { placeId: string | null; accountIds: string[] }>();
  for (const { accountId, placeId } of sorted) {
    const key = placeId ?? accountId;
    const step = steps.get(key);
    if (step === undefined) steps.set(key, { placeId, accountIds: [accountId] });
    else step.accountIds.push(accountId);
  }
  return [...steps.values()];
}
