import type { Db } from '../foundation/context.ts';
import type { Account } from './contract.ts';
import { accountsTouchedBy } from './lookup-repository.ts';
import { readAccounts } from './repository.ts';

/** Accounts that a person has a role on or a way in to; neither voided nor closed, by name. */
export async function accountsOfPerson(db: Db, personId: string): Promise<Account[]> {
  const accounts = await readAccounts(db, await accountsTouchedBy(db, { personId }));
  return accounts
    .filter(({ voidedAt, status }) => voidedAt === null && status !== 'closed')
    .toSorted((a, b) => a.name.localeCompare(b.name, 'sv') || a.id.localeCompare(b.id));
}
