import { AccessModel } from '../accounts/contract.ts';
import type { Db } from '../foundation/context.ts';
import type { Tied } from './rules.ts';

/** What the rules need of an account to know whose login opens its page. */
export interface ViewedAccount {
  id: string;
  url: string;
  platform: string;
  accessModel: AccessModel;
  /** Oldest first. */
  credentials: Tied[];
}

/** One account, or every account that still needs its login (not voided, not closed), with the logins tied to them. */
export async function viewedAccounts(db: Db, only: { id?: string } = {}): Promise<ViewedAccount[]> {
  let accounts = db
    .selectFrom('account')
    .select(['id', 'url', 'platform', 'access_model'])
    .where('voided_at', 'is', null);
  let ties = db
    .selectFrom('vault_credential_account as tie')
    .innerJoin('vault_credential as credential', 'credential.id', 'tie.credential_id')
    .select(['tie.account_id', 'credential.id', 'credential.kind'])
    .where('credential.removed_at', 'is', null);
  if (only.id !== undefined) {
    accounts = accounts.where('id', '=', only.id);
    ties = ties.where('tie.account_id', '=', only.id);
  } else accounts = accounts.where('status', '!=', 'closed');
  const rows = await accounts.execute();
  const tied = Map.groupBy(
    await ties.orderBy('credential.created_at').orderBy('credential.id').execute(),
    (row) => row.account_id,
  );
  return rows.map((row) => ({
    id: row.id,
    url: row.url,
    platform: row.platform,
    accessModel: AccessModel.parse(row.access_model),
    credentials: (tied.get(row.id) ?? []).map(({ id, kind }) => ({ id, kind })),
  }));
}
