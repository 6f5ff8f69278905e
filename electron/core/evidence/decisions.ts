import { WorkflowId } from '../cases/contract.ts';
import { recordEvents } from '../foundation/audit/record-event.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { type Day, dayOf } from '../foundation/calendar.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { readSettings } from '../settings/read-settings.ts';
import { coversKind, type Decision, type DecisionDraft } from './contract.ts';
import { decisionRow, decisionRows, insertDecision, packsOf, setDecisionEnd } from './repository.ts';
import { disposableOn, disposalFault } from './rules.ts';

export function toDecision(row: Row<'disposal_decision'>): Decision {
  return {
    id: row.id,
    administrationId: row.administration_id,
    name: row.name,
    dnr: row.dnr,
    decidedOn: row.decided_on,
    decidedBy: row.decided_by,
    what: row.what,
    workflows: WorkflowId.array().parse(JSON.parse(row.workflows)),
    months: row.months,
    fromOn: row.from_on,
    toOn: row.to_on,
    registeredBy: row.registered_by,
  };
}

/** Every gallringsbeslut that an administration has registered, also those that have ended. */
export async function listDecisions(context: Context, administrationId: string): Promise<Decision[]> {
  return (await decisionRows(context.db, administrationId)).map(toDecision);
}

/** Registers a gallringsbeslut; it is ended, never changed, so that what was disposed of by it stands. */
export async function addDecision(context: Context, draft: DecisionDraft): Promise<Decision> {
  const row = {
    id: context.ids.next(),
    administration_id: draft.administrationId,
    name: draft.name,
    dnr: draft.dnr,
    decided_on: draft.decidedOn,
    decided_by: draft.decidedBy,
    what: draft.what,
    workflows: JSON.stringify(draft.workflows),
    months: draft.months,
    from_on: draft.fromOn,
    to_on: null,
    registered_by: context.actor.personId,
  };
  await context.db.transaction().execute(async (db) => {
    await readSettings(db, draft.administrationId);
    await insertDecision(db, row);
    await recordEvents(db, context, [
      { action: 'disposal-decided', subjectKind: 'disposal-decision', subjectId: row.id, details: draft },
    ]);
  });
  context.announce({ room: 'cases', ids: [row.id] });
  return toDecision(row);
}

/** Refuses a decision by which what a case holds, or says is elsewhere, is not to be disposed of on a day: another administration's, one for other kinds, not in force then, or too early. */
export async function checkDisposal(
  db: Db,
  one: Pick<Row<'cases'>, 'id' | 'administration_id' | 'workflow'>,
  decisionId: string,
  on: Day,
): Promise<void> {
  const row = await decisionRow(db, decisionId);
  if (row?.administration_id !== one.administration_id) throw new Refusal('case-disposal-unknown');
  const kept = (await packsOf(db, one.id)).filter(({ gone_at }) => gone_at === null).map(({ kept_at }) => kept_at);
  refuseDisposal(toDecision(row), one.workflow, kept, on);
}

/** The same of files that were kept at some times. */
export function refuseDisposal(decision: Decision, workflow: string, keptAt: readonly string[], on: Day): void {
  if (!coversKind(decision, workflow)) throw new Refusal('disposal-other-kind', { decision: decision.name });
  // Of several, the last that was kept waits longest; where none is here, the decision is in force all the same.
  const last = keptAt.toSorted().at(-1);
  const keptOn = last === undefined ? null : dayOf(new Date(last));
  const fault = disposalFault(decision, { keptOn, on });
  if (fault === null) return;
  const day = keptOn === null ? decision.fromOn : disposableOn(keptOn, decision);
  throw new Refusal(`disposal-${fault}`, { decision: decision.name, day });
}

/** Ends a decision with a day; the earliest is its first day. */
export async function endDecision(context: Context, id: string, toOn: string): Promise<void> {
  await context.db.transaction().execute(async (db) => {
    const row = found(await decisionRow(db, id));
    const last = toOn < row.from_on ? row.from_on : toOn;
    await setDecisionEnd(db, id, last);
    await recordEvents(db, context, [
      { action: 'disposal-decision-ended', subjectKind: 'disposal-decision', subjectId: id, details: { to: last } },
    ]);
  });
  context.announce({ room: 'cases', ids: [id] });
}
