import { z } from 'zod';
import type { Day } from '../../foundation/calendar.ts';
import type { Context } from '../../foundation/context.ts';
import { keepPreference, readPreference } from '../../settings/keep-preference.ts';

/** How a reminder was said: in the app, by the system, or put away by the person. */
const How = z.enum(['app', 'system', 'dismissed']);
type How = z.infer<typeof How>;

/** What has been said of a day on this computer, to one person: so that a restart says nothing twice. */
const Memory = z.strictObject({ day: z.string(), personId: z.string(), said: z.record(z.string(), How) });

/** What has been said to whoever sits here today, by key; yesterday's, and another person's, is forgotten. */
export async function readSaid(context: Context, day: Day): Promise<Map<string, How>> {
  const memory = await readPreference(context, 'reminders-said', Memory.nullable(), null);
  const isOurs = memory !== null && memory.day === day && memory.personId === context.actor.personId;
  return new Map(isOurs ? Object.entries(memory.said) : []);
}

/** Remembers how some reminders have been said, beside the others of the day. */
export async function keepSaid(context: Context, day: Day, changes: ReadonlyArray<[string, How]>): Promise<void> {
  await context.db.transaction().execute(async (db) => {
    const within = { ...context, db };
    const said = new Map([...(await readSaid(within, day)), ...changes]);
    const personId = context.actor.personId ?? '';
    await keepPreference(within, 'reminders-said', { day, personId, said: Object.fromEntries(said) });
  });
}
