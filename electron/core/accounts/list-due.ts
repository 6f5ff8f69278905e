import type { Context } from '../foundation/context.ts';
import { dayOf } from '../foundation/calendar.ts';
import type { DueItem } from './contract.ts';
import { dueItems } from './due.ts';
import { dueFacts } from './list-repository.ts';

/** What the register asks of people today, worst first; one row per matter, never one per account (R4: a school gets at most one). */
export async function listDue(context: Context, administrationId: string): Promise<DueItem[]> {
  const facts = await dueFacts(context.db, administrationId);
  return dueItems(facts, administrationId, dayOf(context.clock.now()));
}
