import { type Day, instantOf } from '../../foundation/calendar.ts';
import type { Slot } from '../plan/rules.ts';
import type { Reminder } from './contract.ts';

/** Grace after the day's last round is office time until this at most; Stockholm. */
const officeEndsAt = '18:00';
/** A computer that slept, or a minute's wait, may make a reminder this late; milliseconds. */
const catchUpMs = 15 * 60_000;

/** An account that nobody has looked at: who takes it, and whose it is to know when it is left. Neither is ever somebody who is away. */
export interface LeftAccount {
  assigneeId: string | null;
  deputyId: string | null;
}

/** A round of the day with what is left of it. */
export interface DayRound {
  slot: Slot;
  /** Whether what was due is written down; a round that the plan alone knows of tells nobody that something was missed. */
  isFrozen: boolean;
  left: readonly LeftAccount[];
}

/** One administration's day: every round of it, and whether the reader is here, neither away nor gone. */
export interface RemindedDay {
  administrationId: string;
  day: Day;
  rounds: readonly DayRound[];
  isHere: boolean;
}

/** Who sits at this computer, and what has been said here before. */
export interface RemindedPerson {
  personId: string | null;
  isOn: boolean;
  said: ReadonlySet<string>;
}

/** What is to be said now, what has been said and still holds, and when something may next be due today; `null`: nothing more is known of. */
export interface Reminders {
  say: Reminder[];
  standing: Reminder[];
  nextAt: Date | null;
}

/** The end of the office day: of the plan's last window, and of its grace until six in the evening. Extra rounds are no office hours. */
function officeEnd(day: Day, rounds: readonly DayRound[]): number {
  const six = instantOf(day, officeEndsAt, 'later').getTime();
  const own = rounds.filter(({ slot }) => slot.origin === 'plan');
  return Math.max(
    0,
    ...own.map(({ slot }) => Math.max(slot.closesAt.getTime(), Math.min(slot.graceUntil.getTime(), six))),
  );
}

/** Between which instants the deputy may be told of a round; `null` when its grace ends outside office hours. An extra round has its decision, and is told of at once or not. */
function whenLeft({ slot }: DayRound, end: number): { at: number; until: number } | null {
  const at = slot.graceUntil.getTime();
  if (slot.origin === 'extra') return { at, until: at + catchUpMs };
  return at > end ? null : { at, until: Math.max(end, at + catchUpMs) };
}

/**
 * What the rounds of a day say to one person at an instant: one reminder a round at the start of its window to whoever takes part of it,
 * and one at the end of grace to the deputy of what is left. Nothing to somebody who is away, nothing of what is done, nothing outside office hours
 * but for rounds that a named decision has put there. Each counts the reader's own accounts, never anybody else's (T8).
 */
export function remindersFor(reader: RemindedPerson, days: readonly RemindedDay[], now: Date): Reminders {
  const reminders: Reminders = { say: [], standing: [], nextAt: null };
  const { personId } = reader;
  if (personId === null || !reader.isOn) return reminders;
  const instant = now.getTime();
  for (const { administrationId, day, rounds, isHere } of days) {
    if (!isHere) continue;
    const end = officeEnd(day, rounds);
    for (const round of rounds) {
      const { slot, to, opensAt, closesAt } = round.slot;
      const count = (whose: keyof LeftAccount) => round.left.filter((one) => one[whose] === personId).length;
      const tell = (kind: Reminder['kind'], accounts: number, span: { at: number; until: number } | null) => {
        if (accounts === 0 || span === null || span.until <= instant) return;
        if (span.at > instant) {
          if (reminders.nextAt === null || span.at < reminders.nextAt.getTime()) reminders.nextAt = new Date(span.at);
          return;
        }
        const key = `${kind}:${administrationId}:${day}:${slot}`;
        const list = reader.said.has(key) ? reminders.standing : reminders.say;
        list.push({ key, kind, administrationId, slot, to, accounts });
      };
      tell('opens', count('assigneeId'), { at: opensAt.getTime(), until: closesAt.getTime() });
      if (round.isFrozen) tell('left', count('deputyId'), whenLeft(round, end));
    }
  }
  return reminders;
}
