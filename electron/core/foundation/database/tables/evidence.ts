/** Documentation and its disposal. */
export interface EvidenceTables {
  evidence_pack: EvidencePackTable;
  evidence_part: EvidencePartTable;
  evidence_stop: EvidenceStopTable;
  disposal_decision: DisposalDecisionTable;
}

/** Files of a case that were kept together; what they are is in the manifest, and the bytes lie in the data folder by their SHA-256. */
interface EvidencePackTable {
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
interface EvidencePartTable {
  pack_id: string;
  place: number;
  sha256: string;
  bytes: number;
}

/** A case where suspected child-abuse material was found. */
interface EvidenceStopTable {
  case_id: string;
  at: string;
}

/** A gallringsbeslut: what may be disposed of, after how many months. */
interface DisposalDecisionTable {
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
  /** Kinds of case, as a JSON list; empty for all. */
  workflows: string;
  /** `null`: nobody known. */
  registered_by: string | null;
}
