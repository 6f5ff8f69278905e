import { eventsWithDetails } from '../foundation/audit/repository.ts';
import type { Db } from '../foundation/context.ts';
import { bulkAction } from './bulk-record.ts';

/** What the log keeps of a bulk change, account by account; without those whose details are gallrade. */
export async function bulkDetails(
  db: Db,
  bulkId: string,
  accountIds: readonly string[],
): Promise<Array<{ accountId: string; text: string }>> {
  const kept: Array<{ accountId: string; text: string }> = [];
  for (let start = 0; start < accountIds.length; start += 1000) {
    const rows = await eventsWithDetails(db)
      .select(['audit.subject_id', 'audit_detail.details'])
      .where('audit.subject_kind', '=', 'account')
      .where('audit.action', '=', bulkAction)
      .where('audit_detail.details', 'like', `%"${bulkId}"%`)
      .where('audit.subject_id', 'in', accountIds.slice(start, start + 1000))
      .execute();
    for (const { subject_id: accountId, details } of rows)
      if (details !== null) kept.push({ accountId, text: details });
  }
  return kept;
}

/** The platforms and kinds that occur among these accounts. */
export async function platformsAndKinds(
  db: Db,
  accountIds: readonly string[],
): Promise<Array<{ platform: string; platformName: string; kind: string }>> {
  const found = new Map<string, { platform: string; platformName: string; kind: string }>();
  for (let start = 0; start < accountIds.length; start += 1000) {
    const rows = await db
      .selectFrom('account')
      .select(['platform', 'platform_name', 'kind'])
      .distinct()
      .where('id', 'in', accountIds.slice(start, start + 1000))
      .execute();
    for (const { platform, platform_name: platformName, kind } of rows)
      found.set(JSON.stringify([platform, platformName, kind]), { platform, platformName, kind });
  }
  return [...found.values()];
}
