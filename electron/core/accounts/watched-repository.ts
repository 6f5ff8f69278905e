import type { Db } from '../foundation/context.ts';
import type { AccountKind, AccountStatus } from './contract.ts';

/** Accounts of an administration with these statuses, neither voided nor another's, by name. */
export async function accountsWithStatus(db: Db, administrationId: string, statuses: readonly AccountStatus[]) {
  const rows = await db
    .selectFrom('account')
    .select(['id', 'name', 'kind', 'status', 'unit_id', 'platform', 'platform_name', 'rounds_per_day', 'created_at'])
    .where('administration_id', '=', administrationId)
    .where('voided_at', 'is', null)
    .where('status', 'in', statuses)
    .orderBy('sort_key')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as AccountKind, status: row.status as AccountStatus }));
}

/** Bearers of roles on an administration's accounts, in the order they stand on the account. */
export async function bearersOfRoles(db: Db, administrationId: string, roles: readonly string[]) {
  return await db
    .selectFrom('account_role')
    .innerJoin('account', 'account.id', 'account_role.account_id')
    .select(['account_role.account_id', 'account_role.role', 'account_role.person_id'])
    .where('account.administration_id', '=', administrationId)
    .where('account.voided_at', 'is', null)
    .where('account_role.role', 'in', roles)
    .orderBy('account_role.account_id')
    .orderBy('account_role.position')
    .execute();
}
