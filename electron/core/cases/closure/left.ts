import type { LinkedAccount } from '../../accounts/gaps-of-accounts.ts';
import type { Context, Db } from '../../foundation/context.ts';
import { vaultOfAccounts } from '../../vault/logins-of-accounts.ts';
import type { Edition } from '../engine/contract.ts';
import { type Left, nothing } from './left-rules.ts';

/** The gate that asks what is left. */
const gate = 'nothing-left';

/** Whether a way in stands: a yes, or that nobody knows. */
export const stands = ({ canLogIn, canClose }: LinkedAccount['access'][number]): boolean =>
  canLogIn !== false || canClose === true;

/** What is left of the accounts of a case; nothing is asked where its workflow does not ask. */
export async function leftOf(
  db: Db,
  context: Context,
  administrationId: string,
  { gates }: Edition,
  accounts: readonly LinkedAccount[],
): Promise<Left> {
  if (!gates.some(({ id }) => id === gate)) return nothing;
  const ids = accounts.map(({ id }) => id);
  const { ownLogins, named } = await vaultOfAccounts(db, context, administrationId, ids);
  const people = new Set(accounts.flatMap(({ access }) => access.filter(stands).map(({ personId }) => personId)));
  return {
    people: people.size,
    logins: ownLogins.length,
    named: new Set(named.map(({ personId }) => personId)).size,
  };
}
