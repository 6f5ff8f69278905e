/** The chain. */
export interface AuditTables {
  audit: AuditTable;
  audit_detail: AuditDetailTable;
}

interface AuditTable {
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

interface AuditDetailTable {
  device_id: string;
  sequence: number;
  details: string;
}
