import type { Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';

export async function insertImportRun(db: Db, row: Row<'import_run'>): Promise<void> {
  await db.insertInto('import_run').values(row).execute();
}

/** The lists that have been read into an administration, latest first; without their reports. */
export async function importRuns(db: Db, administrationId: string): Promise<Array<Omit<Row<'import_run'>, 'report'>>> {
  return await db
    .selectFrom('import_run')
    .select(['id', 'administration_id', 'file_name', 'sha256', 'counts', 'made_at', 'made_by'])
    .where('administration_id', '=', administrationId)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export async function importRun(db: Db, id: string): Promise<Row<'import_run'> | undefined> {
  return await db.selectFrom('import_run').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertSnapshot(db: Db, row: Row<'inventory_snapshot'>): Promise<void> {
  await db.insertInto('inventory_snapshot').values(row).execute();
}

/** The inventories that have left an administration, latest first; without their content. */
export async function listSnapshots(
  db: Db,
  administrationId: string,
): Promise<Array<Omit<Row<'inventory_snapshot'>, 'content'>>> {
  return await db
    .selectFrom('inventory_snapshot')
    .select(['id', 'administration_id', 'purpose', 'schema_version', 'row_count', 'sha256', 'made_at', 'made_by'])
    .where('administration_id', '=', administrationId)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export async function snapshotById(db: Db, id: string): Promise<Row<'inventory_snapshot'> | undefined> {
  return await db.selectFrom('inventory_snapshot').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The last inventory that left an administration for a purpose. */
export async function lastSnapshot(
  db: Db,
  administrationId: string,
  purpose: string,
): Promise<Row<'inventory_snapshot'> | undefined> {
  return await db
    .selectFrom('inventory_snapshot')
    .selectAll()
    .where('administration_id', '=', administrationId)
    .where('purpose', '=', purpose)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}
