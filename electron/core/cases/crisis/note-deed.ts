import { minuteOf } from '../../foundation/calendar.ts';
import type { Context, Db } from '../../foundation/context.ts';
import { Refusal } from '../../foundation/errors.ts';
import { logInCase } from '../log-in-case.ts';
import { timeTyped } from '../record-event.ts';
import type { CrisisDeed } from './contract.ts';
import { crisisOf, ongoingIn, ongoingOf, timerOf } from './ongoing.ts';
import { unreviewed } from './rules.ts';
import { gapsIn } from './texts.ts';

const minute = 60_000;

/** Enters something in the log of a crisis that is going on. */
async function note(
  context: Context,
  id: string,
  what: CrisisDeed,
  values: Record<string, string>,
  happenedAt?: string,
): Promise<void> {
  await context.db.transaction().execute(async (db) => {
    await ongoingOf(db, id);
    await logInCase(db, context, id, { what, values, ...(happenedAt !== undefined && { happenedAt }) });
  });
  context.announce({ room: 'cases', ids: [id] });
}

/** Enters that a prepared text was taken; refuses one that still has gaps. */
export async function noteCopy(
  context: Context,
  { id, name, channel, text }: { id: string; name: string; channel: string; text: string },
): Promise<void> {
  const gaps = gapsIn(text);
  if (gaps.length > 0) throw new Refusal('crisis-text-unfilled', { gaps: gaps.join(', ') });
  await note(context, id, 'text-copied', { name, channel, text });
}

/** Enters an update that is published. */
export async function noteUpdate(
  context: Context,
  { id, channels, text, happenedAt }: { id: string; channels: string; text: string; happenedAt: string | null },
): Promise<void> {
  await note(context, id, 'update-told', { channels, text }, timeTyped(happenedAt, context.clock.now()));
}

/** Puts the next update off, counted from now, with a reason; refuses a time that is no later than the one that holds. */
export async function snooze(
  context: Context,
  { id, minutes, reason }: { id: string; minutes: number; reason: string },
): Promise<void> {
  const until = new Date(context.clock.now().getTime() + minutes * minute).toISOString();
  const { row, state } = await ongoingOf(context.db, id);
  const { nextAt } = timerOf(row, state);
  if (until <= nextAt) throw new Refusal('crisis-snooze-sooner', { at: minuteOf(nextAt) });
  await note(context, id, 'update-snoozed', { minutes: String(minutes), until, reason });
}

/** Another time between updates from now on. */
export async function setInterval(
  context: Context,
  { id, minutes, reason }: { id: string; minutes: number; reason: string },
): Promise<void> {
  await note(context, id, 'interval-set', { minutes: String(minutes), reason });
}

/** Within the transaction of a nödöppning: the crisis that is going on gets to know of it, if there is one. For the vault. */
export async function noteOpening(
  db: Db,
  context: Context,
  administrationId: string,
  { label, reason }: { label: string; reason: string },
): Promise<void> {
  const current = await ongoingIn(db, administrationId);
  if (current === null) return;
  const what: CrisisDeed = 'login-opened';
  await logInCase(db, context, current.row.id, { what, values: { label, reason } });
}

/** Somebody else has looked at a nödöppning. Also after the crisis, as long as the case is open. */
export async function reviewOpening(
  context: Context,
  { id, sequence, note: found }: { id: string; sequence: number; note: string },
): Promise<void> {
  const { personId } = context.actor;
  await context.db.transaction().execute(async (db) => {
    const { state } = await crisisOf(db, id);
    const opening = unreviewed(state.logged).find((one) => one.sequence === sequence);
    if (opening === undefined) throw new Refusal('not-found');
    if (personId === null || opening.personId === personId) throw new Refusal('crisis-own-opening');
    const what: CrisisDeed = 'opening-reviewed';
    await logInCase(db, context, id, {
      what,
      values: { of: String(sequence), label: opening.values['label'] ?? '', note: found },
    });
  });
  context.announce({ room: 'cases', ids: [id] });
}
