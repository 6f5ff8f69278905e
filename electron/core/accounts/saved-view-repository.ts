import type { Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';

/** Saved views of an administration: everybody's and one's own. */
export async function savedViews(db: Db, administrationId: string): Promise<Array<Row<'saved_view'>>> {
  return await db
    .selectFrom('saved_view')
    .selectAll()
    .where('administration_id', '=', administrationId)
    .orderBy('sort_key')
    .execute();
}

/** Keeps a view under a name. */
export async function insertSavedView(db: Db, row: Row<'saved_view'>): Promise<void> {
  await db.insertInto('saved_view').values(row).execute();
}

/** Forgets a view. */
export async function deleteSavedView(db: Db, id: string): Promise<void> {
  await db.deleteFrom('saved_view').where('id', '=', id).execute();
}
