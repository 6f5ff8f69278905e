import { type Day, dayOf } from '../../foundation/calendar.ts';
import type { Context, Db } from '../../foundation/context.ts';
import { found, Refusal } from '../../foundation/errors.ts';
import { castOf } from '../../people/leave-person.ts';
import { logInCase } from '../log-in-case.ts';
import { shownNumber } from '../see-case.ts';
import type { CaseAction, CrisisDeed } from './contract.ts';
import { crisisOf } from './ongoing.ts';
import { type ActionRow, actionById, actionsOfCase, insertAction, openActions, settleActionRow } from './repository.ts';

async function seen(db: Db, context: Context, rows: readonly ActionRow[]): Promise<CaseAction[]> {
  const [first] = rows;
  if (first === undefined) return [];
  const cast = await castOf(db, first.administration_id, dayOf(context.clock.now()));
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    caseId: row.case_id,
    number: shownNumber(row.case_number),
    text: row.text,
    personId: row.person_id,
    personName: cast.get(row.person_id)?.name ?? '',
    dueOn: row.due_on,
    doneAt: row.done_at,
    outcome: row.outcome,
    isMine: row.person_id === context.actor.personId,
  }));
}

export async function listActions(context: Context, caseId: string): Promise<CaseAction[]> {
  return await seen(context.db, context, await actionsOfCase(context.db, caseId));
}

/** What is not done, of every crisis of an administration. */
export async function listActionsDue(context: Context, administrationId: string): Promise<CaseAction[]> {
  return await seen(context.db, context, await openActions(context.db, administrationId));
}

async function one(db: Db, context: Context, id: string): Promise<CaseAction> {
  return found((await seen(db, context, [found(await actionById(db, id))]))[0]);
}

async function announce(context: Context, action: CaseAction): Promise<CaseAction> {
  context.announce({ room: 'cases', ids: [action.caseId] });
  return action;
}

/** Adds something to do after a crisis; also when the case has ended. */
export async function addAction(
  context: Context,
  { id, text, personId, dueOn }: { id: string; text: string; personId: string; dueOn: Day },
): Promise<CaseAction> {
  return await announce(
    context,
    await context.db.transaction().execute(async (db) => {
      const { row } = await crisisOf(db, id);
      const owner = (await castOf(db, row.administration_id, dayOf(context.clock.now()))).get(personId);
      if (owner === undefined) throw new Refusal('unknown-person');
      const actionId = context.ids.next();
      await insertAction(db, {
        id: actionId,
        case_id: id,
        text,
        person_id: personId,
        due_on: dueOn,
        done_at: null,
        outcome: '',
        version: 1,
      });
      const what: CrisisDeed = 'action-added';
      await logInCase(db, context, id, { what, values: { text, name: owner.name, day: dueOn } });
      return await one(db, context, actionId);
    }),
  );
}

/** An action is done, or is not to be done, with what came of it. */
export async function settleAction(
  context: Context,
  { id, version, outcome }: { id: string; version: number; outcome: string },
): Promise<CaseAction> {
  return await announce(
    context,
    await context.db.transaction().execute(async (db) => {
      const row = found(await actionById(db, id));
      if (row.done_at !== null) throw new Refusal('changed-meanwhile');
      const doneAt = context.clock.now().toISOString();
      if (!(await settleActionRow(db, id, version, { done_at: doneAt, outcome })))
        throw new Refusal('changed-meanwhile');
      const what: CrisisDeed = 'action-done';
      await logInCase(db, context, row.case_id, { what, values: { text: row.text, outcome } });
      return await one(db, context, id);
    }),
  );
}
