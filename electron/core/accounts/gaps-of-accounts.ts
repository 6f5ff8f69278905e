import type { Db } from '../foundation/context.ts';
import { found, Refusal } from '../foundation/errors.ts';
import type { Gap } from './contract.ts';
import { readAccounts } from './repository.ts';

/** An account as a case sees it. */
export interface LinkedAccount {
  id: string;
  name: string;
  platformName: string;
  gaps: readonly Gap[];
}

/** Accounts of an administration with what each of them lacks; refuses one that it does not have. For other rooms. */
export async function linkedAccounts(
  db: Db,
  administrationId: string,
  ids: readonly string[],
): Promise<LinkedAccount[]> {
  const accounts = new Map((await readAccounts(db, ids)).map((account) => [account.id, account]));
  return ids.map((id) => {
    const account = found(accounts.get(id));
    if (account.administrationId !== administrationId) throw new Refusal('not-found');
    return { id, name: account.name, platformName: account.platformName, gaps: account.derived.gaps };
  });
}
