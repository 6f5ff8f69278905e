import type { Kysely } from 'kysely';

/** Indexes that hold what the list filters and counts by, and who comes first in a role, so that long lists need not read whole accounts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('account_filter')
    .on('account')
    .columns([
      'administration_id',
      'voided_at',
      'status',
      'kind',
      'platform',
      'unit_id',
      'gap_count',
      'closure_reason_count',
      'gaps',
      'closure_reasons',
      'search_text',
    ])
    .execute();
  await db.schema
    .createIndex('account_role_first')
    .on('account_role')
    .columns(['account_id', 'role', 'position', 'person_id'])
    .execute();
}
