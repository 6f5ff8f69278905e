/** Handovers and what came of them. */
export interface LeavingTables {
  handover: HandoverTable;
  handover_proof: HandoverProofTable;
  person_freeze: PersonFreezeTable;
}

/** A handover from one person: a draft until it is made, and undone if it was. */
interface HandoverTable {
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
interface HandoverProofTable {
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
interface PersonFreezeTable {
  person_id: string;
  since: string;
}
