/** Cases, their workflows and what belongs to them. */
export interface CasesTables {
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
}

/** A workflow as cases follow it; its id is the SHA-256 of its definition. */
interface CaseEditionTable {
  id: string;
  workflow: string;
  definition: string;
  created_at: string;
}

/** A case; what its events tell is kept beside for the list, and `version` is the number of the last one. */
interface CasesTable {
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
interface CaseEventTable {
  case_id: string;
  sequence: number;
  at: string;
  happened_at: string;
  person_id: string | null;
  body: string;
}

/** What a case is about: an account or a person, one of the two. */
interface CaseLinkTable {
  id: string;
  case_id: string;
  account_id: string | null;
  person_id: string | null;
}

/** An administration's own routine as it was decided, and the edition that it made. */
interface CaseRoutineTable {
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
interface CaseDelegationTable {
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
interface CrisisPlanTable {
  administration_id: string;
  version: number;
  plan: string;
  changed_at: string;
}

/** Something to do that a crisis left behind: whose, by when, and what came of it. */
interface CaseActionTable {
  id: string;
  case_id: string;
  text: string;
  person_id: string;
  due_on: string;
  done_at: string | null;
  outcome: string;
  version: number;
}

/** What can be done now in a case that is open; `person_id` is whoever has the role in the case. */
interface CaseReadyTable {
  case_id: string;
  step: string;
  role: string;
  person_id: string | null;
  due_on: string | null;
  due_at: string | null;
  /** The first day on which it is work for somebody. */
  not_before: string | null;
}

/** The look of a round that a case was opened from, or that belongs to it. */
interface CaseLookTable {
  look_id: string;
  case_id: string;
}
