import type { Day } from '../foundation/calendar.ts';
import type { Db } from '../foundation/context.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { accountLabel } from './account-label.ts';
import { isLive } from './account-facts.ts';
import type { AccountDraft, AccountKind, AccountStatus, Gap } from './contract.ts';
import { readAccounts } from './repository.ts';
import { deriveFacts } from './rules.ts';
import { peopleIn, writingDesk } from './write-account.ts';

/** An account as a case sees it. */
export interface LinkedAccount {
  id: string;
  name: string;
  kind: AccountKind;
  platform: string;
  platformName: string;
  url: string;
  handle: string;
  status: AccountStatus;
  isVoided: boolean;
  /** What it lacks, or what it would lack if it became active today. */
  gaps: readonly Gap[];
  /** Ways in as the register has them, and what persons are to it. */
  access: AccountDraft['access'];
  roles: AccountDraft['roles'];
  functionMailbox: string;
}

/** Accounts of an administration with what each of them lacks; refuses one that it does not have. For other rooms. */
export async function linkedAccounts(
  db: Db,
  administrationId: string,
  ids: readonly string[],
  today: Day,
): Promise<LinkedAccount[]> {
  const accounts = new Map((await readAccounts(db, ids)).map((account) => [account.id, account]));
  const { settings, people } = await writingDesk(db, administrationId, [...accounts.values()].flatMap(peopleIn));
  return ids.map((id) => {
    const account = found(accounts.get(id));
    if (account.administrationId !== administrationId) throw new Refusal('not-found');
    const { name, kind, platform, platformName, url, handle, status, access, roles, functionMailbox } = account;
    const of = { id, name, kind, platform, platformName, url, handle, status, access, roles, functionMailbox };
    // The register asks nothing of an account that is not decided yet; whoever would make it active does.
    const { gaps } = isLive(status)
      ? account.derived
      : deriveFacts({ draft: account, status: 'active', people, settings, today });
    return { ...of, isVoided: account.voidedAt !== null, gaps };
  });
}

/** What accounts are called with where they are, by id. For other rooms. */
export async function accountLabelsIn(db: Db, ids: readonly string[]): Promise<Record<string, string>> {
  return Object.fromEntries((await readAccounts(db, ids)).map((account) => [account.id, accountLabel(account)]));
}

/** What accounts are called, by id. For other rooms. */
export async function accountNamesIn(db: Db, ids: readonly string[]): Promise<Record<string, string>> {
  return Object.fromEntries((await readAccounts(db, ids)).map(({ id, name }) => [id, name]));
}
