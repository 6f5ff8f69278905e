/** Lists that went out and came in. */
export interface InventoryTables {
  inventory_snapshot: InventorySnapshotTable;
  import_run: ImportRunTable;
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

interface ImportRunTable {
  id: string;
  administration_id: string;
  file_name: string;
  sha256: string;
  counts: string;
  report: string;
  made_at: string;
  made_by: string;
}
