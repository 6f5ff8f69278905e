import { z } from 'zod';
import { dayOf } from '../../foundation/calendar.ts';
import type { Context } from '../../foundation/context.ts';
import type { Notifier } from '../../foundation/ports.ts';
import { readAdministrations } from '../../settings/find-or-add-administration.ts';
import { readPreference } from '../../settings/keep-preference.ts';
import type { Reminder } from './contract.ts';
import { keepSaid, readSaid } from './memory.ts';
import { readRemindedDay } from './read-day.ts';
import { type RemindedDay, type Reminders, remindersFor } from './rules.ts';

const nothing: Reminders = { say: [], standing: [], nextAt: null };

/** What the rounds of today say to whoever sits here, and what has been said. */
async function read(context: Context) {
  const { actor, clock } = context;
  const now = clock.now();
  const day = dayOf(now);
  const said = await readSaid(context, day);
  const isOn = await readPreference(context, 'reminders', z.boolean(), true);
  // Whoever has left at once has no role, and is told nothing.
  if (actor.personId === null || actor.roles.length === 0 || !isOn) return { day, said, reminders: nothing };
  const days: RemindedDay[] = [];
  for (const { id } of await readAdministrations(context.db)) {
    const one = await readRemindedDay(context, id, day);
    if (one !== null) days.push(one);
  }
  const reader = { personId: actor.personId, isOn, said: new Set(said.keys()) };
  return { day, said, reminders: remindersFor(reader, days, now) };
}

/**
 * Says what is due to whoever sits here: by the system where the host can, else in the app. It is remembered before it is said,
 * so that a reminder is rather lost than said twice. Answers when something may next be due.
 */
export async function remind(context: Context, notifier: Notifier | null): Promise<Date | null> {
  const { day, reminders } = await read(context);
  if (reminders.say.length === 0) return reminders.nextAt;
  await keepSaid(
    context,
    day,
    reminders.say.map(({ key }) => [key, 'app']),
  );
  for (const { key, kind, slot, to, accounts } of notifier === null ? [] : reminders.say)
    if (await notifier?.notify({ kind, slot, to, accounts })) await keepSaid(context, day, [[key, 'system']]);
  context.announce({ room: 'reminders', ids: [] });
  return reminders.nextAt;
}

/** Reminders that the app shows now. */
export async function listReminders(context: Context): Promise<Reminder[]> {
  const { said, reminders } = await read(context);
  return reminders.standing.filter(({ key }) => said.get(key) === 'app');
}

/** Puts a reminder away, in every window of this computer. */
export async function dismissReminder(context: Context, key: string): Promise<void> {
  const day = dayOf(context.clock.now());
  if (!(await readSaid(context, day)).has(key)) return;
  await keepSaid(context, day, [[key, 'dismissed']]);
  context.announce({ room: 'reminders', ids: [] });
}
