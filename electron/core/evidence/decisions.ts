import { dayOf } from '../foundation/calendar.ts';
import { recordEvents } from '../foundation/audit/record-event.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { readSettings } from '../settings/read-settings.ts';
import type { Decision, DecisionDraft } from './contract.ts';
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
    months: row.months,
    fromOn: row.from_on,
    toOn: row.to_on,
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
    months: draft.months,
    from_on: draft.fromOn,
    to_on: null,
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

/**
 * Refuses a plan to dispose of a case's files that its decision does not allow: a decision of another administration, one that does not hold on
 * that day, and a day before the files have served their time.
 */
export async function checkPlannedDisposal(
  db: Db,
  plan: { caseId: string; administrationId: string; decisionId: string; on: string | undefined },
): Promise<void> {
  const row = await decisionRow(db, plan.decisionId);
  if (row?.administration_id !== plan.administrationId) throw new Refusal('case-disposal-unknown');
  const { on } = plan;
  if (on === undefined) return;
  const decision = toDecision(row);
  for (const { kept_at, gone_at } of await packsOf(db, plan.caseId)) {
    const keptOn = dayOf(new Date(kept_at));
    const fault = gone_at === null ? disposalFault(decision, { keptOn, on, today: on }) : null;
    if (fault !== null)
      throw new Refusal(fault === 'too-early' ? 'disposal-planned-early' : 'disposal-planned-outside', {
        decision: decision.name,
        day: disposableOn(keptOn, decision),
      });
  }
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
