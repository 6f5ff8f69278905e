import type { Generated } from 'kysely';

/** Lists that went out and came in. */
export interface InventoryTables {
  inventory_snapshot: InventorySnapshotTable;
  import_run: ImportRunTable;
  import_choice: ImportChoiceTable;
}

interface InventorySnapshotTable {
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

interface ImportChoiceTable {
  administration_id: string;
  list_key: string;
  header_row: number;
  choices: string;
  chosen_at: string;
}

interface ImportRunTable {
  id: string;
  administration_id: string;
  file_name: string;
  sha256: string;
  counts: string;
  report: string;
  /** '' where the workbook has but one, and in imports from before it was kept. */
  sheet: Generated<string>;
  made_at: string;
  made_by: string;
}
