import type { Db } from '../foundation/context.ts';
import type { AccountKind, AccountStatus } from './contract.ts';
import { accountsWithStatus, bearersOfRoles } from './watched-repository.ts';

/** Accounts that are looked at in rounds: whatever the public can read, also where nobody can log in. */
export const watchedStatuses: readonly AccountStatus[] = ['active', 'dormant', 'closing', 'lost', 'unknown'];

/** An account as the plan of rounds sees it. */
export interface WatchedAccount {
  id: string;
  name: string;
  /** The name, with the platform where another has the same. */
  shownName: string;
  kind: AccountKind;
  status: AccountStatus;
  unitId: string | null;
  platform: string;
  /** `null` = by its kind. */
  roundsPerDay: number | null;
  /** An account is due from the first window that opens after it came into the register. */
  createdAt: string;
  /** Bearers of the duty of monitoring, then the account's communicators. */
  monitoring: readonly string[];
  /** The account's own deputies. */
  deputies: readonly string[];
}

/** Every account of an administration that rounds can concern, by name. */
export async function watchedAccounts(db: Db, administrationId: string): Promise<WatchedAccount[]> {
  const rows = await accountsWithStatus(db, administrationId, watchedStatuses);
  const bearers = await bearersOfRoles(db, administrationId, ['monitoring', 'communicator', 'deputy']);
  const ofAccount = Map.groupBy(bearers, (row) => row.account_id);
  const namesakes = Map.groupBy(rows, ({ name }) => name);
  return rows.map((row) => {
    const roles = ofAccount.get(row.id) ?? [];
    const having = (role: string) => roles.filter((one) => one.role === role).map((one) => one.person_id);
    return {
      id: row.id,
      name: row.name,
      shownName: (namesakes.get(row.name)?.length ?? 0) > 1 ? `${row.name} (${row.platform_name})` : row.name,
      kind: row.kind,
      status: row.status,
      unitId: row.unit_id,
      platform: row.platform,
      roundsPerDay: row.rounds_per_day,
      createdAt: row.created_at,
      monitoring: [...new Set([...having('monitoring'), ...having('communicator')])],
      deputies: having('deputy'),
    };
  });
}
