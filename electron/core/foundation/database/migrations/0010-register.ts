import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely';
import { spellingOf } from '../dialect.ts';

/** Administrations, people, accounts, snapshots and the audit chain. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { tableEnd, byteOrderedText } = spellingOf(db);
  const table = (name: string) => db.schema.createTable(name).modifyEnd(tableEnd);

  await table('administration')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull().unique())
    .addColumn('sort_key', byteOrderedText, (c) => c.notNull())
    .addColumn('settings', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();

  await table('unit')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('administration_id', 'text', (c) => c.notNull().references('administration.id'))
    .addColumn('parent_id', 'text', (c) => c.references('unit.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('sort_key', byteOrderedText, (c) => c.notNull())
    .addColumn('name_key', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('voided_at', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('unit_name').on('unit').columns(['administration_id', 'name_key']).execute();

  await table('person')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('administration_id', 'text', (c) => c.notNull().references('administration.id'))
    .addColumn('unit_id', 'text', (c) => c.references('unit.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('sort_key', byteOrderedText, (c) => c.notNull())
    .addColumn('name_key', 'text', (c) => c.notNull())
    .addColumn('search_text', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('email_kind', 'text', (c) => c.notNull())
    .addColumn('phone', 'text', (c) => c.notNull())
    .addColumn('phone_kind', 'text', (c) => c.notNull())
    .addColumn('protected_identity', 'integer', (c) => c.notNull().check(sql`protected_identity in (0, 1)`))
    .addColumn('policy_read_on', 'text')
    .addColumn('training_on', 'text')
    .addColumn('leaves_on', 'text')
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('person_name').on('person').columns(['administration_id', 'name_key']).execute();

  await table('person_role')
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('role', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('person_role_key', ['person_id', 'role'])
    .execute();

  await table('device')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('person_id', 'text', (c) => c.references('person.id'))
    .addColumn('os_account', 'text', (c) => c.notNull().unique())
    .addColumn('signing_key', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();

  const text = (c: ColumnDefinitionBuilder) => c.notNull().defaultTo('');
  await table('account')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('administration_id', 'text', (c) => c.notNull().references('administration.id'))
    .addColumn('unit_id', 'text', (c) => c.references('unit.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('sort_key', byteOrderedText, (c) => c.notNull())
    .addColumn('search_text', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('platform_name', 'text', (c) => c.notNull())
    .addColumn('url', 'text', text)
    .addColumn('handle', 'text', text)
    .addColumn('canonical_key', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('status_since', 'text')
    .addColumn('started_on', 'text')
    .addColumn('started_text', 'text', text)
    .addColumn('purpose', 'text', text)
    .addColumn('target_group', 'text', text)
    .addColumn('benefit', 'text', text)
    .addColumn('plan_link', 'text', text)
    .addColumn('hours_per_week', sql`real`)
    .addColumn('holiday_cover', 'text', text)
    .addColumn('languages', 'text', text)
    .addColumn('ends_on', 'text')
    .addColumn('ends_text', 'text', text)
    .addColumn('contractor', 'text', text)
    .addColumn('contractor_contact', 'text', text)
    .addColumn('contract_ends_on', 'text')
    .addColumn('owner_after_contract', 'text', text)
    .addColumn('on_behalf_checked_on', 'text')
    .addColumn('graphic_rule', 'text', text)
    .addColumn('access_model', 'text', (c) => c.notNull())
    .addColumn('two_step', 'text', (c) => c.notNull())
    .addColumn('function_mailbox', 'text', text)
    .addColumn('rounds_per_day', 'integer')
    .addColumn('norm', 'text', (c) => c.notNull())
    .addColumn('norm_posts', 'integer')
    .addColumn('norm_per', 'text', text)
    .addColumn('season_from', 'integer')
    .addColumn('season_to', 'integer')
    .addColumn('last_post_on', 'text')
    .addColumn('archive_level', 'text', text)
    .addColumn('on_public_list', 'integer', (c) => c.notNull())
    .addColumn('note', 'text', text)
    .addColumn('unknown_fields', 'text', (c) => c.notNull())
    .addColumn('imported_text', 'text', (c) => c.notNull())
    .addColumn('gaps', 'text', (c) => c.notNull())
    .addColumn('gap_count', 'integer', (c) => c.notNull())
    .addColumn('can_log_in', 'integer')
    .addColumn('can_close', 'integer')
    .addColumn('access_changes_on', 'text')
    .addColumn('communicator_has_access', 'integer')
    .addColumn('closure_reasons', 'text', (c) => c.notNull())
    .addColumn('closure_reason_count', 'integer', (c) => c.notNull())
    .addColumn('derived_on', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('voided_at', 'text')
    .addColumn('void_reason', 'text', text)
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .execute();
  // One account is registered once per administration; a voided row frees its key.
  await sql`create unique index account_key on account (administration_id, canonical_key) where voided_at is null`.execute(
    db,
  );
  await db.schema.createIndex('account_order').on('account').columns(['administration_id', 'sort_key', 'id']).execute();
  await db.schema.createIndex('account_unit').on('account').column('unit_id').execute();

  const ofAccount = (name: string) =>
    table(name).addColumn('account_id', 'text', (c) => c.notNull().references('account.id'));
  await ofAccount('account_role')
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('account_role_key', ['account_id', 'role', 'person_id'])
    .execute();
  await db.schema.createIndex('account_role_person').on('account_role').column('person_id').execute();
  await ofAccount('account_access')
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('can_log_in', 'integer')
    .addColumn('can_close', 'integer')
    .addColumn('verified_on', 'text')
    .addPrimaryKeyConstraint('account_access_key', ['account_id', 'person_id'])
    .execute();
  await db.schema.createIndex('account_access_person').on('account_access').column('person_id').execute();
  await ofAccount('account_goal')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('measure', 'text', (c) => c.notNull())
    .addColumn('follow_up_on', 'text')
    .addColumn('result', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('account_goal_account').on('account_goal').column('account_id').execute();
  await ofAccount('account_check')
    .addColumn('item', 'text', (c) => c.notNull())
    .addColumn('ok', 'integer', (c) => c.notNull())
    .addColumn('checked_on', 'text')
    .addColumn('checked_by', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('account_check_key', ['account_id', 'item'])
    .execute();
  await ofAccount('account_status')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('since', 'text')
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('decided_by', 'text', (c) => c.notNull())
    .addColumn('registration_number', 'text', (c) => c.notNull())
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('account_status_account').on('account_status').column('account_id').execute();

  await table('saved_view')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('administration_id', 'text', (c) => c.notNull().references('administration.id'))
    .addColumn('person_id', 'text', (c) => c.references('person.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('sort_key', byteOrderedText, (c) => c.notNull())
    .addColumn('filter', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
  await table('preference')
    .addColumn('owner', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('preference_key', ['owner', 'key'])
    .execute();

  await table('inventory_snapshot')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('administration_id', 'text', (c) => c.notNull().references('administration.id'))
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('schema_version', 'integer', (c) => c.notNull())
    .addColumn('row_count', 'integer', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('made_by', 'text', (c) => c.notNull())
    .execute();
  await table('import_run')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('administration_id', 'text', (c) => c.notNull().references('administration.id'))
    .addColumn('file_name', 'text', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('counts', 'text', (c) => c.notNull())
    .addColumn('report', 'text', (c) => c.notNull())
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('made_by', 'text', (c) => c.notNull())
    .execute();

  // The chain and its details stand apart, so that details can be gallrade and the chain still verifies (design.md §3).
  await table('audit')
    .addColumn('device_id', 'text', (c) => c.notNull())
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text')
    .addColumn('os_account', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('subject_kind', 'text', (c) => c.notNull())
    .addColumn('subject_id', 'text', (c) => c.notNull())
    .addColumn('details_hash', 'text', (c) => c.notNull())
    .addColumn('previous_hash', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('signature', 'text')
    .addPrimaryKeyConstraint('audit_key', ['device_id', 'sequence'])
    .execute();
  await db.schema.createIndex('audit_subject').on('audit').columns(['subject_kind', 'subject_id']).execute();
  await table('audit_detail')
    .addColumn('device_id', 'text', (c) => c.notNull())
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('details', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('audit_detail_key', ['device_id', 'sequence'])
    .execute();
}
