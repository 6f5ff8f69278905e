import type { Db } from '../foundation/context.ts';
import { readAccounts } from './repository.ts';

/** What the register knows of an account that shows whose it is. No password, and nothing of who can log in. */
export interface AccountOrigin {
  id: string;
  name: string;
  /** Platform id of the catalogue, or `other`. */
  platform: string;
  platformName: string;
  url: string;
  handle: string;
  purpose: string;
  functionMailbox: string;
  startedOn: string | null;
  /** A start that is known in words only, such as “hösten 2015”. */
  startedText: string;
}

/** The same of some accounts, in their order; unknown ones are left out. For other rooms. */
export async function originsOf(db: Db, ids: readonly string[]): Promise<AccountOrigin[]> {
  const accounts = new Map((await readAccounts(db, ids)).map((account) => [account.id, account]));
  return ids.flatMap((id) => {
    const account = accounts.get(id);
    if (account === undefined) return [];
    const { name, platform, platformName, url, handle, purpose, functionMailbox, startedOn, startedText } = account;
    return [{ id, name, platform, platformName, url, handle, purpose, functionMailbox, startedOn, startedText }];
  });
}
