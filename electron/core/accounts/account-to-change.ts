import type { Db } from '../foundation/context.ts';
import { found } from '../foundation/errors.ts';
import { draftOf } from './bulk-change.ts';
import type { AccountDraft } from './contract.ts';
import { readAccounts } from './repository.ts';

/** An account's draft and version, to be changed within the same transaction. For other rooms; refuses an unknown one. */
export async function accountToChange(
  db: Db,
  id: string,
): Promise<{ version: number; draft: AccountDraft; isVoided: boolean }> {
  const account = found((await readAccounts(db, [id]))[0]);
  return { version: account.version, draft: draftOf(account), isVoided: account.voidedAt !== null };
}
