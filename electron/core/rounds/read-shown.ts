import type { Context } from '../foundation/context.ts';
import type { LookOutcome, Shown } from './contract.ts';
import { latestPageLooks } from './look-repository.ts';
import { isChecked } from './rules.ts';

/**
 * What rounds have answered to "Stämmer uppgifterna?" about an account, by showing its page: that the address leads there, or that the page is gone.
 * A shared inbox shows no page, and a page that only could not be reached says nothing.
 */
export async function readShown(context: Context, accountId: string): Promise<Shown> {
  const [look] = await latestPageLooks(context.db, accountId);
  if (look === undefined) return { address: null };
  return { address: { holds: isChecked(look.outcome as LookOutcome), at: look.looked_at } };
}
