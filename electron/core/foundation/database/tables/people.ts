/** Units, persons and their roles, and the computers they sit at. */
export interface PeopleTables {
  unit: UnitTable;
  person: PersonTable;
  person_role: PersonRoleTable;
  device: DeviceTable;
}

interface UnitTable {
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

interface PersonTable {
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
  /** The row that this one was merged into, itself merged into none; this one is nobody who has left. */
  same_as: string | null;
  note: string;
  version: number;
  created_at: string;
  updated_at: string;
}

interface PersonRoleTable {
  person_id: string;
  role: string;
}

interface DeviceTable {
  id: string;
  person_id: string | null;
  os_account: string;
  signing_key: string | null;
  created_at: string;
}
