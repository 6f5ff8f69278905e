import type { Insertable, Selectable } from 'kysely';

/**
 * The tables, as SQLite and PostgreSQL both hold them: text, integers, nothing else.
 * Booleans are 0/1, days `YYYY-MM-DD`, instants UTC ISO, lists and settings JSON text; `sort_key` compares as bytes.
 */
export interface Schema {
  administration: AdministrationTable;
  unit: UnitTable;
  person: PersonTable;
  person_role: PersonRoleTable;
  device: DeviceTable;
  account: AccountTable;
  account_role: AccountRoleTable;
  account_access: AccountAccessTable;
  account_goal: AccountGoalTable;
  account_check: AccountCheckTable;
  account_status: AccountStatusTable;
  saved_view: SavedViewTable;
  preference: PreferenceTable;
  inventory_snapshot: InventorySnapshotTable;
  import_run: ImportRunTable;
  vault: VaultTable;
  vault_statement: VaultStatementTable;
  vault_credential: VaultCredentialTable;
  vault_credential_account: VaultCredentialAccountTable;
  vault_reach: VaultReachTable;
  vault_rotation: VaultRotationTable;
  vault_closing: VaultClosingTable;
  vault_drill: VaultDrillTable;
  handover: HandoverTable;
  handover_proof: HandoverProofTable;
  person_freeze: PersonFreezeTable;
  shared_register: SharedRegisterTable;
  reader_log: ReaderLogTable;
  round_plan: RoundPlanTable;
  absence: AbsenceTable;
  round_swap: RoundSwapTable;
  round: RoundTable;
  round_item: RoundItemTable;
  look: LookTable;
  look_account: LookAccountTable;
  round_claim: RoundClaimTable;
  watch_place: WatchPlaceTable;
  watch_place_account: WatchPlaceAccountTable;
  question: QuestionTable;
  answer_template: AnswerTemplateTable;
  feed_source: FeedSourceTable;
  feed_post: FeedPostTable;
  case_edition: CaseEditionTable;
  cases: CasesTable;
  case_event: CaseEventTable;
  case_link: CaseLinkTable;
  case_routine: CaseRoutineTable;
  case_delegation: CaseDelegationTable;
  crisis_plan: CrisisPlanTable;
  case_action: CaseActionTable;
  case_ready: CaseReadyTable;
  case_look: CaseLookTable;
  evidence_pack: EvidencePackTable;
  evidence_part: EvidencePartTable;
  evidence_stop: EvidenceStopTable;
  disposal_decision: DisposalDecisionTable;
  sealed_file: SealedFileTable;
  audit: AuditTable;
  audit_detail: AuditDetailTable;
}

export interface AdministrationTable {
  id: string;
  name: string;
  sort_key: string;
  settings: string;
  version: number;
  created_at: string;
}

export interface UnitTable {
  id: string;
  administration_id: string;
  parent_id: string | null;
  name: string;
  sort_key: string;
  /** Normalised name, unique within the administration, so that an import finds "Biblioteken" again. */
  name_key: string;
  version: number;
  voided_at: string | null;
  created_at: string;
}

export interface PersonTable {
  id: string;
  administration_id: string;
  unit_id: string | null;
  name: string;
  sort_key: string;
  name_key: string;
  search_text: string;
  title: string;
  email: string;
  email_kind: string;
  phone: string;
  phone_kind: string;
  protected_identity: number;
  policy_read_on: string | null;
  training_on: string | null;
  leaves_on: string | null;
  note: string;
  version: number;
  created_at: string;
  updated_at: string;
}

export interface PersonRoleTable {
  person_id: string;
  role: string;
}

export interface DeviceTable {
  id: string;
  person_id: string | null;
  os_account: string;
  signing_key: string | null;
  created_at: string;
}

export interface AccountTable {
  id: string;
  administration_id: string;
  unit_id: string | null;
  name: string;
  sort_key: string;
  search_text: string;
  kind: string;
  platform: string;
  platform_name: string;
  url: string;
  handle: string;
  canonical_key: string;
  status: string;
  status_since: string | null;
  started_on: string | null;
  started_text: string;
  purpose: string;
  target_group: string;
  benefit: string;
  plan_link: string;
  hours_per_week: number | null;
  holiday_cover: string;
  languages: string;
  ends_on: string | null;
  ends_text: string;
  contractor: string;
  contractor_contact: string;
  contract_ends_on: string | null;
  owner_after_contract: string;
  on_behalf_checked_on: string | null;
  graphic_rule: string;
  access_model: string;
  two_step: string;
  function_mailbox: string;
  rounds_per_day: number | null;
  norm: string;
  norm_posts: number | null;
  norm_per: string;
  season_from: number | null;
  season_to: number | null;
  last_post_on: string | null;
  archive_level: string;
  on_public_list: number;
  note: string;
  unknown_fields: string;
  imported_text: string;
  gaps: string;
  gap_count: number;
  can_log_in: number | null;
  can_close: number | null;
  access_changes_on: string | null;
  communicator_has_access: number | null;
  closure_reasons: string;
  closure_reason_count: number;
  derived_on: string;
  version: number;
  voided_at: string | null;
  void_reason: string;
  created_at: string;
  updated_at: string;
}

export interface AccountRoleTable {
  account_id: string;
  role: string;
  person_id: string;
  position: number;
}

export interface AccountAccessTable {
  account_id: string;
  person_id: string;
  can_log_in: number | null;
  can_close: number | null;
  verified_on: string | null;
}

export interface AccountGoalTable {
  id: string;
  account_id: string;
  position: number;
  kind: string;
  text: string;
  measure: string;
  follow_up_on: string | null;
  result: string;
}

export interface AccountCheckTable {
  account_id: string;
  item: string;
  ok: number;
  checked_on: string | null;
  checked_by: string;
}

export interface AccountStatusTable {
  id: string;
  account_id: string;
  status: string;
  since: string | null;
  reason: string;
  decided_by: string;
  registration_number: string;
  recorded_at: string;
}

export interface SavedViewTable {
  id: string;
  administration_id: string;
  person_id: string | null;
  name: string;
  sort_key: string;
  filter: string;
  created_at: string;
}

export interface PreferenceTable {
  /** Whose choice: a device id. */
  owner: string;
  key: string;
  value: string;
}

export interface InventorySnapshotTable {
  id: string;
  administration_id: string;
  purpose: string;
  schema_version: number;
  row_count: number;
  sha256: string;
  content: string;
  made_at: string;
  made_by: string;
}

export interface ImportRunTable {
  id: string;
  administration_id: string;
  file_name: string;
  sha256: string;
  counts: string;
  report: string;
  made_at: string;
  made_by: string;
}

export interface VaultTable {
  id: string;
  administration_id: string;
  /** Where a copy is kept outside this computer: '' until somebody has said. */
  off_site_kind: string;
  off_site_text: string;
  created_at: string;
}

export interface VaultStatementTable {
  vault_id: string;
  sequence: number;
  body: string;
  hash: string;
  signature: string;
}

/** One sealed credential; everything but `sealed` is clear, signed with it, and secret to nobody. */
export interface VaultCredentialTable {
  id: string;
  vault_id: string;
  version: number;
  epoch: number;
  sealed: string;
  author: string;
  signature: string;
  label: string;
  sort_key: string;
  search_text: string;
  kind: string;
  has_password: number;
  has_totp: number;
  recovery_code_count: number;
  recovery_mail: string;
  recovery_phone: string;
  second_factor_person_id: string | null;
  recovery_person_id: string | null;
  tool_count: number;
  extra_count: number;
  rotated_at: string | null;
  maybe_old: number;
  removed_at: string | null;
  remove_reason: string;
  created_at: string;
  updated_at: string;
}

export interface VaultCredentialAccountTable {
  credential_id: string;
  account_id: string;
}

export interface VaultReachTable {
  id: string;
  credential_id: string;
  device: string;
  person_id: string;
  from_at: string;
  until_at: string | null;
}

export interface VaultRotationTable {
  id: string;
  vault_id: string;
  credential_id: string;
  person_id: string | null;
  cause: string;
  basis: string;
  opened_at: string | null;
  immediate: number;
  steps: string;
  version: number;
  created_at: string;
  closed_at: string | null;
  close_reason: string;
  second_person_id: string | null;
  /** Closed together with others, unopened. */
  closing_id: string | null;
}

export interface VaultClosingTable {
  id: string;
  vault_id: string;
  reason: string;
  made_at: string;
  made_by: string | null;
  made_on_device: string;
  confirmation: string;
  confirmed_at: string | null;
  confirmed_by: string | null;
  confirmation_proof: string;
  review_due_on: string;
}

export interface VaultDrillTable {
  id: string;
  vault_id: string;
  kit_number: number;
  at: string;
  person_id: string | null;
  shares: string;
  result: string;
}

/** A handover from one person: a draft until it is made, and undone if it was. */
export interface HandoverTable {
  id: string;
  administration_id: string;
  person_id: string;
  kind: string;
  state: string;
  choices: string;
  reason: string;
  version: number;
  made_at: string | null;
  made_by: string | null;
  made_on_device: string | null;
  receipt: string | null;
  /** What is needed to take it back. */
  kept: string | null;
  confirmation: string;
  confirmed_at: string | null;
  confirmed_by: string | null;
  confirmation_proof: string;
  review_due_on: string | null;
  undone_at: string | null;
  undone_by: string | null;
  undo_reason: string;
  created_at: string;
  updated_at: string;
}

/** A way in that its new holder is to be seen to have. */
export interface HandoverProofTable {
  id: string;
  handover_id: string;
  account_id: string;
  person_id: string;
  needs_close: number;
  from_on: string;
  due_on: string;
  proved_on: string | null;
  recorded_by: string | null;
  withdrawn_at: string | null;
}

/** A person whose access to the app was stopped at once; counts while the last day has passed. */
export interface PersonFreezeTable {
  person_id: string;
  since: string;
}

/** The register's own id, and the term and serial of the snapshot that this file was or came from; one row at most. */
export interface SharedRegisterTable {
  id: string;
  term: number;
  serial: number;
}

/** How far a reader's log has been taken in, and what is wrong with what follows: '' for nothing. */
export interface ReaderLogTable {
  fingerprint: string;
  vault_id: string;
  sequence: number;
  hash: string;
  taken_in_at: string | null;
  fault: string;
  fault_sequence: number;
}

/** A plan of rounds as it was decided; the one with the latest first day that has come holds, and of several with the same day the last. */
export interface RoundPlanTable {
  id: string;
  administration_id: string;
  /** 1, 2, 3 … within the administration. */
  sequence: number;
  valid_from: string;
  plan: string;
  note: string;
  made_at: string;
  made_by: string | null;
}

/** Days on which somebody is away; never why. */
export interface AbsenceTable {
  id: string;
  person_id: string;
  from_day: string;
  to_day: string;
  substitute_id: string | null;
  created_at: string;
}

/** Another takes one person's part of a round; `from_person_id` is null for what nobody had. */
export interface RoundSwapTable {
  id: string;
  administration_id: string;
  day: string;
  slot: number;
  from_person_id: string | null;
  to_person_id: string;
  created_at: string;
}

/** A round of a day as it was frozen; times of day in Stockholm beside the instants that they meant. */
export interface RoundTable {
  id: string;
  administration_id: string;
  day: string;
  slot: number;
  from_time: string;
  to_time: string;
  opens_at: string;
  closes_at: string;
  grace_until: string;
  origin: string;
  decision: string;
  frozen_at: string;
  /** When the log's chain took in a digest of its looks: the day is over. */
  sealed_at: string | null;
}

/** What was due in a round, and how it stands: `outcome` is '' until somebody has looked. Unit, place and assignee as of then. */
export interface RoundItemTable {
  round_id: string;
  account_id: string;
  unit_id: string | null;
  place_id: string | null;
  assignee_id: string | null;
  outcome: string;
  late: number;
  backfilled: number;
  look_id: string | null;
}

/** A look, as it was recorded; only ever taken back, never changed. */
export interface LookTable {
  id: string;
  round_id: string;
  /** 1, 2, 3 … within the round. */
  number: number;
  outcome: string;
  method: string;
  reason: string;
  note: string;
  place_id: string | null;
  looked_at: string;
  entered_at: string;
  person_id: string | null;
  device_id: string;
  undone_at: string | null;
  undone_by: string | null;
}

/** The accounts of a look; `standing` is 0 once it is taken back. */
export interface LookAccountTable {
  look_id: string;
  account_id: string;
  looked_at: string;
  standing: number;
}

/** Which window of which computer has an item open. */
export interface RoundClaimTable {
  round_id: string;
  account_id: string;
  device_id: string;
  tab: string;
  person_id: string | null;
  until: string;
}

/** A tittställe: one page or shared inbox where a look covers several accounts. */
export interface WatchPlaceTable {
  id: string;
  administration_id: string;
  name: string;
  sort_key: string;
  kind: string;
  url: string;
  note: string;
  version: number;
  created_at: string;
  removed_at: string | null;
}

export interface WatchPlaceAccountTable {
  account_id: string;
  place_id: string;
}

/** A question that was sent on. */
export interface QuestionTable {
  id: string;
  administration_id: string;
  account_id: string;
  look_id: string | null;
  text: string;
  recipient: string;
  address: string;
  answer_by: string | null;
  state: string;
  answer: string;
  search_text: string;
  sent_at: string;
  sent_by: string | null;
  settled_at: string | null;
  settled_by: string | null;
  version: number;
  holder_id: string | null;
}

export interface AnswerTemplateTable {
  id: string;
  administration_id: string;
  name: string;
  sort_key: string;
  text: string;
  search_text: string;
  version: number;
  created_at: string;
}

export interface FeedSourceTable {
  id: string;
  account_id: string;
  /** `SourceOrigin`. */
  origin: string;
  /** The address it was found from: the account's own, or as typed. */
  given: string;
  /** What is asked; empty until it has answered once. */
  address: string;
  etag: string;
  last_modified: string;
  ok_at: string | null;
  failing_since: string | null;
  failures: number;
  /** `FeedFault`. */
  fault: string | null;
  /** `null`: not until somebody asks. */
  next_at: string | null;
  had_posts: number;
  last_post_on: string | null;
  version: number;
}

export interface FeedPostTable {
  source_id: string;
  /** A hash of what the feed calls it. */
  key: string;
  /** `null` where the feed does not say, or says what cannot be. */
  published_at: string | null;
  at: string;
  /** From when it counts as new. */
  news_at: string;
  text: string;
  address: string;
  /** `PostKind`. */
  kind: string;
}

/** A workflow as cases follow it; its id is the SHA-256 of its definition. */
export interface CaseEditionTable {
  id: string;
  workflow: string;
  definition: string;
  created_at: string;
}

/** A case; what its events tell is kept beside for the list, and `version` is the number of the last one. */
export interface CasesTable {
  id: string;
  administration_id: string;
  /** KV-1, KV-2 … within the register. */
  number: number;
  workflow: string;
  edition_id: string;
  title: string;
  search_text: string;
  opened_at: string;
  dnr: string;
  ended_at: string | null;
  outcome: string;
  next_step: string;
  due_on: string | null;
  due_at: string | null;
  holder_id: string | null;
  version: number;
}

/** What happened in a case: `happened_at` is when, `at` when it was entered. */
export interface CaseEventTable {
  case_id: string;
  sequence: number;
  at: string;
  happened_at: string;
  person_id: string | null;
  body: string;
}

/** What can be done now in a case that is open; `person_id` is whoever has the role in the case. */
export interface CaseReadyTable {
  case_id: string;
  step: string;
  role: string;
  person_id: string | null;
  due_on: string | null;
  due_at: string | null;
}

/** The look of a round that a case was opened from, or that belongs to it. */
export interface CaseLookTable {
  look_id: string;
  case_id: string;
}

/** What a case is about: an account or a person, one of the two. */
export interface CaseLinkTable {
  id: string;
  case_id: string;
  account_id: string | null;
  person_id: string | null;
}

/** An administration's own routine as it was decided, and the edition that it made. */
export interface CaseRoutineTable {
  id: string;
  administration_id: string;
  workflow: string;
  /** 1, 2, 3 … within the administration and the workflow. */
  sequence: number;
  routine: string;
  edition_id: string;
  made_at: string;
  made_by: string | null;
}

/** Who decides for another, from when, and by which decision; `workflows` is empty for all. */
export interface CaseDelegationTable {
  id: string;
  administration_id: string;
  person_id: string;
  workflows: string;
  from_on: string;
  to_on: string | null;
  decision: string;
  dnr: string;
  made_at: string;
  made_by: string | null;
}

/** What an administration has prepared for a crisis, in place of what it had before. */
export interface CrisisPlanTable {
  administration_id: string;
  version: number;
  plan: string;
  changed_at: string;
}

/** Something to do that a crisis left behind: whose, by when, and what came of it. */
export interface CaseActionTable {
  id: string;
  case_id: string;
  text: string;
  person_id: string;
  due_on: string;
  done_at: string | null;
  outcome: string;
  version: number;
}

/** Files of a case that were kept together; what they are is in the manifest, and the bytes lie in the data folder by their SHA-256. */
export interface EvidencePackTable {
  id: string;
  case_id: string;
  /** `PackKind`. */
  what: string;
  /** Empty when the pack is gone. */
  manifest: string;
  manifest_sha256: string;
  kept_at: string;
  gone_at: string | null;
  /** `GoneWhy`. */
  gone_why: string | null;
}

/** One file of a pack; kept when the pack is gone, so that bytes that should be gone are known. */
export interface EvidencePartTable {
  pack_id: string;
  place: number;
  sha256: string;
  bytes: number;
}

/** A case where suspected child-abuse material was found. */
export interface EvidenceStopTable {
  case_id: string;
  at: string;
}

/** A gallringsbeslut: what may be disposed of, after how many months. */
export interface DisposalDecisionTable {
  id: string;
  administration_id: string;
  name: string;
  dnr: string;
  decided_on: string;
  decided_by: string;
  what: string;
  months: number;
  from_on: string;
  to_on: string | null;
}

/** Which sealed file of the shared folder holds which file of a case, as the writer laid them there. */
export interface SealedFileTable {
  /** Of the file itself. */
  sha256: string;
  /** Of the sealed bytes. */
  sealed: string;
  /** How many the sealed bytes are. */
  bytes: number;
  recipients: string;
}

export interface AuditTable {
  device_id: string;
  sequence: number;
  at: string;
  person_id: string | null;
  os_account: string;
  action: string;
  subject_kind: string;
  subject_id: string;
  details_hash: string;
  previous_hash: string;
  hash: string;
  signature: string | null;
}

export interface AuditDetailTable {
  device_id: string;
  sequence: number;
  details: string;
}

export type Row<T extends keyof Schema> = Selectable<Schema[T]>;
export type NewRow<T extends keyof Schema> = Insertable<Schema[T]>;
