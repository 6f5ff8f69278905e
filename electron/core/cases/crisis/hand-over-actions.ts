import type { Context, Db } from '../../foundation/context.ts';
import { found } from '../../foundation/errors.ts';
import { logInCase } from '../log-in-case.ts';
import { shownNumber } from '../see-case.ts';
import type { CrisisDeed } from './contract.ts';
import { type ActionRow, actionById, openActions, settleActionRow } from './repository.ts';

/** What becomes of an action: somebody else's, or settled with a reason. */
export interface ActionFate {
  receiverId: string | null;
  ending: string;
}

/** What a handover of actions keeps, so that it can be taken back: the version that it left behind. */
export interface HandedAction {
  id: string;
  version: number;
}

/** Actions after crises that a person has and that are not done. For the room of leaving. */
export async function actionTiesOf(db: Db, administrationId: string, personId: string): Promise<ActionRow[]> {
  return (await openActions(db, administrationId)).filter((action) => action.person_id === personId);
}

/** Gives actions to their receivers, or settles them with the reason, in the handover's transaction; the case of each hears of it. */
export async function handOverActions(
  db: Db,
  context: Context,
  fates: ReadonlyMap<string, ActionFate>,
  nameOf: (personId: string) => string,
): Promise<HandedAction[]> {
  const handed: HandedAction[] = [];
  for (const [id, { receiverId, ending }] of fates) {
    const row = found(await actionById(db, id));
    if (receiverId === null) await settle(db, context, row, ending);
    else await give(db, context, row, receiverId, nameOf(receiverId));
    handed.push({ id, version: row.version + 1 });
  }
  return handed;
}

async function settle(db: Db, context: Context, row: ActionRow, outcome: string): Promise<void> {
  await settleActionRow(db, row.id, row.version, { done_at: context.clock.now().toISOString(), outcome });
  await log(db, context, row, 'action-done', { text: row.text, outcome });
}

async function give(db: Db, context: Context, row: ActionRow, personId: string, name: string): Promise<void> {
  await settleActionRow(db, row.id, row.version, { person_id: personId });
  await log(db, context, row, 'action-given', { text: row.text, name });
}

const log = (db: Db, context: Context, row: ActionRow, what: CrisisDeed, values: Record<string, string>) =>
  logInCase(db, context, row.case_id, { what, values });

/** Actions that somebody has changed since they were handed over, with the case of each. */
export async function actionsChangedSince(
  db: Db,
  handed: readonly HandedAction[],
): Promise<Array<{ id: string; name: string }>> {
  const changed: Array<{ id: string; name: string }> = [];
  for (const { id, version } of handed) {
    const row = found(await actionById(db, id));
    if (row.version !== version) changed.push({ id, name: `${shownNumber(row.case_number)} ${row.text}` });
  }
  return changed;
}

/** Gives actions back to whoever had them, not done; what somebody has changed since stays. */
export async function takeBackActions(
  db: Db,
  context: Context,
  { id: personId, name }: { id: string; name: string },
  handed: readonly HandedAction[],
): Promise<void> {
  for (const { id } of handed) {
    const row = found(await actionById(db, id));
    await settleActionRow(db, id, row.version, { person_id: personId, done_at: null, outcome: '' });
    await log(db, context, row, 'action-given', { text: row.text, name });
  }
}
