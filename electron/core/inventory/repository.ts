import type { Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';

export async function insertImportRun(db: Db, row: Row<'import_run'>): Promise<void> {
  await db.insertInto('import_run').values(row).execute();
}

/** The lists that have been read into an administration, latest first; without their reports. */
export async function importRuns(db: Db, administrationId: string): Promise<Array<Omit<Row<'import_run'>, 'report'>>> {
  return await db
    .selectFrom('import_run')
    .select(['id', 'administration_id', 'file_name', 'sha256', 'counts', 'sheet', 'made_at', 'made_by'])
    .where('administration_id', '=', administrationId)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export async function importRun(db: Db, id: string): Promise<Row<'import_run'> | undefined> {
  return await db.selectFrom('import_run').selectAll().where('id', '=', id).executeTakeFirst();
}

/** What was chosen for lists the last time they were read in, in every administration. */
export async function importChoices(db: Db): Promise<Array<Row<'import_choice'>>> {
  return await db.selectFrom('import_choice').selectAll().orderBy('chosen_at', 'desc').execute();
}

/** Puts what was chosen for a list in the place of what was chosen before; `null` forgets that. */
export async function replaceImportChoice(
  db: Db,
  of: Pick<Row<'import_choice'>, 'administration_id' | 'list_key'>,
  chosen: Pick<Row<'import_choice'>, 'header_row' | 'choices' | 'chosen_at'> | null,
): Promise<void> {
  await db
    .deleteFrom('import_choice')
    .where('administration_id', '=', of.administration_id)
    .where('list_key', '=', of.list_key)
    .execute();
  if (chosen !== null)
    await db
      .insertInto('import_choice')
      .values({ ...of, ...chosen })
      .execute();
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
