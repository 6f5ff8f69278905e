import type { Db } from '../../foundation/context.ts';
import type { NewRow, Row } from '../../foundation/database/schema.ts';

export async function planRow(db: Db, administrationId: string): Promise<Row<'crisis_plan'> | undefined> {
  return await db
    .selectFrom('crisis_plan')
    .selectAll()
    .where('administration_id', '=', administrationId)
    .executeTakeFirst();
}

export async function insertPlan(db: Db, row: Row<'crisis_plan'>): Promise<void> {
  await db.insertInto('crisis_plan').values(row).execute();
}

/** Replaces the plan if its version is still `seenVersion`; `false` when somebody was first. */
export async function replacePlan(db: Db, row: Row<'crisis_plan'>, seenVersion: number): Promise<boolean> {
  const result = await db
    .updateTable('crisis_plan')
    .set(row)
    .where('administration_id', '=', row.administration_id)
    .where('version', '=', seenVersion)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

const actions = (db: Db) =>
  db
    .selectFrom('case_action')
    .innerJoin('cases', 'cases.id', 'case_action.case_id')
    .selectAll('case_action')
    .select(['cases.number as case_number', 'cases.administration_id'])
    .orderBy('case_action.due_on')
    .orderBy('case_action.id');
export type ActionRow = Row<'case_action'> & { case_number: number; administration_id: string };

export async function actionsOfCase(db: Db, caseId: string): Promise<ActionRow[]> {
  return await actions(db).where('case_id', '=', caseId).execute();
}

/** What is not done of an administration's actions. */
export async function openActions(db: Db, administrationId: string): Promise<ActionRow[]> {
  return await actions(db)
    .where('cases.administration_id', '=', administrationId)
    .where('case_action.done_at', 'is', null)
    .execute();
}

export async function actionById(db: Db, id: string): Promise<ActionRow | undefined> {
  return await actions(db).where('case_action.id', '=', id).executeTakeFirst();
}

export async function insertAction(db: Db, row: NewRow<'case_action'>): Promise<void> {
  await db.insertInto('case_action').values(row).execute();
}

/** Settles an action, or gives it to somebody, if its version is still `seenVersion`; `false` when somebody was first. */
export async function settleActionRow(
  db: Db,
  id: string,
  seenVersion: number,
  columns: Partial<Pick<Row<'case_action'>, 'done_at' | 'outcome' | 'person_id'>>,
): Promise<boolean> {
  const result = await db
    .updateTable('case_action')
    .set({ ...columns, version: seenVersion + 1 })
    .where('id', '=', id)
    .where('version', '=', seenVersion)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}
