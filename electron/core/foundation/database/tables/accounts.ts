/** The register. */
export interface AccountsTables {
  account: AccountTable;
  account_role: AccountRoleTable;
  account_access: AccountAccessTable;
  account_goal: AccountGoalTable;
  account_check: AccountCheckTable;
  account_status: AccountStatusTable;
  saved_view: SavedViewTable;
}

interface AccountTable {
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

interface AccountRoleTable {
  account_id: string;
  role: string;
  person_id: string;
  position: number;
}

interface AccountAccessTable {
  account_id: string;
  person_id: string;
  can_log_in: number | null;
  can_close: number | null;
  verified_on: string | null;
}

interface AccountGoalTable {
  id: string;
  account_id: string;
  position: number;
  kind: string;
  text: string;
  measure: string;
  follow_up_on: string | null;
  result: string;
}

interface AccountCheckTable {
  account_id: string;
  item: string;
  ok: number;
  checked_on: string | null;
  checked_by: string;
}

interface AccountStatusTable {
  id: string;
  account_id: string;
  status: string;
  since: string | null;
  reason: string;
  decided_by: string;
  registration_number: string;
  recorded_at: string;
}

interface SavedViewTable {
  id: string;
  administration_id: string;
  person_id: string | null;
  name: string;
  sort_key: string;
  filter: string;
  created_at: string;
}
