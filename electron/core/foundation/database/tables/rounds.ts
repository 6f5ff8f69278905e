/** Plan, rounds and looks. */
export interface RoundsTables {
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
}

/** A plan of rounds as it was decided; the one with the latest first day that has come holds, and of several with the same day the last. */
interface RoundPlanTable {
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
interface AbsenceTable {
  id: string;
  person_id: string;
  from_day: string;
  to_day: string;
  substitute_id: string | null;
  created_at: string;
  /** Who named the substitute; `null` where it is not known. */
  named_by: string | null;
}

/** Another takes one person's part of a round; `from_person_id` is null for what nobody had. */
interface RoundSwapTable {
  id: string;
  administration_id: string;
  day: string;
  slot: number;
  from_person_id: string | null;
  to_person_id: string;
  created_at: string;
  /** A JSON list of the accounts that it is about; `null`: the whole part. */
  account_ids: string | null;
}

/** A round of a day as it was frozen; times of day in Stockholm beside the instants that they meant. */
interface RoundTable {
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
interface RoundItemTable {
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
interface LookTable {
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
interface LookAccountTable {
  look_id: string;
  account_id: string;
  looked_at: string;
  standing: number;
}

/** Which window of which computer has an item open. */
interface RoundClaimTable {
  round_id: string;
  account_id: string;
  device_id: string;
  tab: string;
  person_id: string | null;
  until: string;
}

/** A tittställe: one page or shared inbox where a look covers several accounts. */
interface WatchPlaceTable {
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

interface WatchPlaceAccountTable {
  account_id: string;
  place_id: string;
}
