import type { Db } from '../../foundation/context.ts';
import type { AccountMark } from './match-accounts.ts';

/** What tells the accounts of an administration apart; of every administration when none is named. Made void ones are left out. */
export async function accountMarks(db: Db, administrationId: string | null): Promise<AccountMark[]> {
  let query = db
    .selectFrom('account')
    .select(['id', 'name', 'platform', 'platform_name', 'canonical_key', 'handle', 'function_mailbox', 'access_model'])
    .where('voided_at', 'is', null)
    .orderBy('sort_key')
    .orderBy('id');
  if (administrationId !== null) query = query.where('administration_id', '=', administrationId);
  return (await query.execute()).map((row) => ({
    id: row.id,
    name: row.name,
    platform: row.platform,
    platformName: row.platform_name,
    canonicalKey: row.canonical_key,
    handle: row.handle,
    functionMailbox: row.function_mailbox,
    isPersonalRole: row.access_model === 'personal-role',
  }));
}
