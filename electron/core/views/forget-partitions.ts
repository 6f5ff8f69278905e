import type { Context } from '../foundation/context.ts';
import { partitionFor } from './open-page.ts';
import { viewedAccounts } from './repository.ts';

/**
 * Tells the host which logins still have an account behind them. Asked anew after every change, from the whole register, so that no way of losing
 * the last account (voided, closed, a login removed, a register taken back) has to remember it.
 */
export async function forgetPartitions(context: Context): Promise<void> {
  // Until somebody has said who they are a person's own logins have no name.
  if (context.pages.port === null || context.actor.personId === null) return;
  const accounts = await viewedAccounts(context.db);
  const names = new Set(accounts.map((account) => partitionFor(context, account)));
  await context.pages.port.keepPartitions([...names]);
}
