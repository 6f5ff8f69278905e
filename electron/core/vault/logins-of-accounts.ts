import type { Context, Db } from '../foundation/context.ts';
import { loginTies } from './repository.ts';
import { readOpeners } from './tied-to-person.ts';

/** What the vault holds of some accounts: ids only, nothing is opened. */
export interface VaultOfAccounts {
  /** Logins that open one of them and no other account that is open. */
  ownLogins: readonly string[];
  /** Who is named for which of them. */
  named: ReadonlyArray<{ personId: string; accountId: string }>;
}

/** The logins that serve these accounts alone, and who is named for them; also while the vault is locked. For other rooms. */
export async function vaultOfAccounts(
  db: Db,
  context: Context,
  administrationId: string,
  accountIds: readonly string[],
): Promise<VaultOfAccounts> {
  const wanted = new Set(accountIds);
  const ties = Map.groupBy(await loginTies(db, accountIds), ({ credentialId }) => credentialId);
  const { named } = await readOpeners(db, context, administrationId);
  return {
    ownLogins: [...ties]
      .filter(([, accounts]) => accounts.every(({ accountId, isOpen }) => wanted.has(accountId) || !isOpen))
      .map(([id]) => id),
    named: named.flatMap(({ personId, subject: { kind, id } }) =>
      kind === 'account' && wanted.has(id) ? [{ personId, accountId: id }] : [],
    ),
  };
}
