import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { wordColumns } from '../../electron/core/snapshot/hide-names.ts';
import { extractTables } from '../../electron/core/snapshot/reduce-copy.ts';

/** Nothing of these goes to somebody who is only named: cases with everything about them, other people's choices, and what the computer that writes keeps for itself. */
const emptied = [
  'case_action',
  'case_delegation',
  'case_edition',
  'case_event',
  'case_link',
  'case_look',
  'case_ready',
  'case_routine',
  'cases',
  'crisis_plan',
  'disposal_decision',
  'evidence_pack',
  'evidence_part',
  'evidence_stop',
  'import_choice',
  'preference',
  'reader_log',
  'round_claim',
  'sealed_file',
];

/**
 * Of the tables that something is left of, the columns in which no name is looked for: ids, times, numbers, the app's own words, what a signature covers, what is open to
 * everybody, and what `reduce-copy.ts` itself empties. A new column belongs here, or among `wordColumns`, or it must not go along.
 */
const otherColumns: Readonly<Record<string, string>> = {
  absence: 'id person_id from_day to_day substitute_id created_at named_by',
  account:
    'id administration_id unit_id name sort_key kind platform platform_name url handle canonical_key status status_since started_on hours_per_week ends_on contract_ends_on on_behalf_checked_on access_model two_step rounds_per_day norm norm_posts norm_per season_from season_to last_post_on archive_level on_public_list unknown_fields gaps gap_count can_log_in can_close access_changes_on communicator_has_access closure_reasons closure_reason_count derived_on version voided_at created_at updated_at',
  account_access: 'account_id person_id can_log_in can_close verified_on',
  account_check: 'account_id item ok checked_on',
  account_goal: 'account_id id position kind follow_up_on',
  account_role: 'account_id role person_id position',
  account_status: 'account_id id status since recorded_at',
  administration: 'id name sort_key version created_at',
  answer_template: 'id administration_id version created_at',
  audit:
    'device_id sequence at person_id os_account action subject_kind subject_id details_hash previous_hash hash signature',
  audit_detail: 'device_id sequence details',
  device: 'id person_id os_account signing_key created_at',
  feed_post: 'source_id key published_at at news_at text address kind',
  feed_source:
    'id account_id origin given address etag last_modified ok_at failing_since failures fault next_at had_posts last_post_on version',
  handover:
    'id administration_id person_id kind state choices reason version made_at made_by made_on_device receipt kept confirmation confirmed_at confirmed_by confirmation_proof review_due_on undone_at undone_by undo_reason created_at updated_at',
  handover_proof: 'id handover_id account_id person_id needs_close from_on due_on proved_on recorded_by withdrawn_at',
  import_run: 'id administration_id sha256 counts made_at',
  inventory_snapshot: 'id administration_id purpose schema_version row_count sha256 content made_at',
  look: 'id round_id number outcome method place_id looked_at entered_at person_id device_id undone_at undone_by',
  look_account: 'look_id account_id looked_at standing',
  person:
    'id administration_id unit_id name sort_key name_key search_text title email email_kind phone phone_kind protected_identity policy_read_on training_on leaves_on same_as note version created_at updated_at',
  person_freeze: 'person_id since',
  person_role: 'person_id role',
  question:
    'id administration_id account_id look_id answer_by state sent_at sent_by settled_at settled_by version holder_id',
  round: 'id administration_id day slot from_time to_time opens_at closes_at grace_until origin frozen_at sealed_at',
  round_item: 'round_id account_id unit_id place_id assignee_id outcome late backfilled look_id',
  round_plan: 'id administration_id sequence valid_from made_at made_by',
  round_swap: 'id administration_id day slot from_person_id to_person_id created_at account_ids',
  saved_view: 'id administration_id person_id created_at',
  shared_register: 'id term serial',
  unit: 'id administration_id parent_id name sort_key name_key version voided_at created_at',
  vault: 'id administration_id off_site_kind created_at',
  vault_closing:
    'id vault_id made_at made_by made_on_device confirmation confirmed_at confirmed_by confirmation_proof review_due_on',
  vault_credential:
    'id vault_id version epoch sealed author signature label sort_key search_text kind has_password has_totp recovery_code_count recovery_mail recovery_phone second_factor_person_id recovery_person_id tool_count extra_count rotated_at maybe_old removed_at created_at updated_at',
  vault_credential_account: 'credential_id account_id',
  vault_drill: 'id vault_id kit_number at person_id shares result',
  vault_reach: 'id credential_id device person_id from_at until_at',
  vault_rotation:
    'id vault_id credential_id person_id cause basis opened_at immediate version created_at closed_at second_person_id closing_id',
  vault_statement: 'vault_id sequence body hash signature',
  watch_place: 'id administration_id kind url version created_at removed_at',
  watch_place_account: 'account_id place_id',
};

const schema = readFileSync(
  new URL('../../electron/core/foundation/database/schema.snapshot.sql', import.meta.url),
  'utf8',
);
/** Every table of the schema, with its columns in order of the alphabet. */
const columnsOf = new Map(
  [...schema.matchAll(/^CREATE TABLE "(\w+)" \((.*)\)/gm)].map(([, table = '', body = '']) => [
    table,
    [...body.matchAll(/(?:^|, )"(\w+)" (?:text|integer|real|blob)/g)].map(([, column = '']) => column).toSorted(),
  ]),
);
const ours = extractTables.filter((name) => !name.startsWith('kysely_'));

test('of every table it is said whether the extract for those who are only named has something of it; a new one has to be thought of', () => {
  const tables = [...columnsOf.keys()].filter((name) => !name.startsWith('kysely_'));
  expect(tables.length).toBeGreaterThan(50);
  expect([...ours, ...emptied].toSorted()).toEqual(tables.toSorted());
});

test('of every column of those tables it is said whether a name may stand in it; a new one has to be thought of', () => {
  const said = ours.map((table) => [
    table,
    [...(wordColumns[table] ?? []), ...(otherColumns[table] ?? '').split(' ')].toSorted(),
  ]);
  expect(Object.fromEntries(said)).toEqual(Object.fromEntries(ours.map((table) => [table, columnsOf.get(table)])));
  expect(Object.keys({ ...wordColumns, ...otherColumns }).filter((table) => !ours.includes(table))).toEqual([]);
});
