/** The administrations, and what each computer has chosen. */
export interface SettingsTables {
  administration: AdministrationTable;
  preference: PreferenceTable;
}

interface AdministrationTable {
  id: string;
  name: string;
  sort_key: string;
  settings: string;
  version: number;
  created_at: string;
}

interface PreferenceTable {
  /** Whose choice: a device id. */
  owner: string;
  key: string;
  value: string;
}
