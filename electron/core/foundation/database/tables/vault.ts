/** Sealed logins, who opens them, and what is to be changed. */
export interface VaultTables {
  vault: VaultTable;
  vault_statement: VaultStatementTable;
  vault_credential: VaultCredentialTable;
  vault_credential_account: VaultCredentialAccountTable;
  vault_reach: VaultReachTable;
  vault_rotation: VaultRotationTable;
  vault_closing: VaultClosingTable;
  vault_drill: VaultDrillTable;
}

interface VaultTable {
  id: string;
  administration_id: string;
  /** Where a copy is kept outside this computer: '' until somebody has said. */
  off_site_kind: string;
  off_site_text: string;
  created_at: string;
}

interface VaultStatementTable {
  vault_id: string;
  sequence: number;
  body: string;
  hash: string;
  signature: string;
}

/** One sealed credential; everything but `sealed` is clear, signed with it, and secret to nobody. */
interface VaultCredentialTable {
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

interface VaultCredentialAccountTable {
  credential_id: string;
  account_id: string;
}

interface VaultReachTable {
  id: string;
  credential_id: string;
  device: string;
  person_id: string;
  from_at: string;
  until_at: string | null;
}

interface VaultRotationTable {
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

interface VaultClosingTable {
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

interface VaultDrillTable {
  id: string;
  vault_id: string;
  kit_number: number;
  at: string;
  person_id: string | null;
  shares: string;
  result: string;
}
