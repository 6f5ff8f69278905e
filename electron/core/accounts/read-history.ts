import { z } from 'zod';
import { eventsAbout } from '../foundation/audit/repository.ts';
import type { Context } from '../foundation/context.ts';
import type { FieldChange } from './differences.ts';

const Details = z.object({
  changes: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })).default([]),
  reason: z.string().default(''),
});

/** Everything that has happened to an account, latest first, as the audit chain has it; details that are gallrade show as none. */
export async function readHistory(
  context: Context,
  id: string,
): Promise<Array<{ at: string; by: string; action: string; changes: FieldChange[] }>> {
  const events = await eventsAbout(context.db, 'account', id);
  return events.map((event) => {
    const details = Details.safeParse(event.details === null ? {} : JSON.parse(event.details));
    return {
      at: event.at,
      by: event.personName ?? event.osAccount,
      action: event.action,
      changes: details.success ? details.data.changes : [],
    };
  });
}
