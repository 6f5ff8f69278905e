import { recordEvents } from '../foundation/audit/record-event.ts';
import { type Day, dayOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { type CastMember, castOf } from '../people/leave-person.ts';
import { readSettings } from '../settings/read-settings.ts';
import { type Delegation, type DelegationDraft, WorkflowId } from './contract.ts';
import { delegationRow, delegationRows, insertDelegation, setDelegationEnd } from './repository.ts';

function toDelegation(row: Row<'case_delegation'>, cast: ReadonlyMap<string, CastMember>): Delegation {
  return {
    id: row.id,
    administrationId: row.administration_id,
    personId: row.person_id,
    personName: cast.get(row.person_id)?.name ?? '',
    workflows: WorkflowId.array().parse(JSON.parse(row.workflows)),
    fromOn: row.from_on,
    toOn: row.to_on,
    decision: row.decision,
    dnr: row.dnr,
  };
}

/** Whether a delegation covers a kind of case on a day. */
export function covers(row: Row<'case_delegation'>, administrationId: string, workflow: string, day: Day): boolean {
  const workflows = WorkflowId.array().parse(JSON.parse(row.workflows));
  return (
    row.administration_id === administrationId &&
    row.from_on <= day &&
    (row.to_on === null || row.to_on >= day) &&
    (workflows.length === 0 || workflows.some((id) => id === workflow))
  );
}

/** Every delegation that an administration has registered, also those that have ended. */
export async function listDelegations(context: Context, administrationId: string): Promise<Delegation[]> {
  const cast = await castOf(context.db, administrationId, dayOf(context.clock.now()));
  return (await delegationRows(context.db, administrationId)).map((row) => toDelegation(row, cast));
}

async function tell(db: Db, context: Context, action: string, row: Row<'case_delegation'>): Promise<void> {
  await recordEvents(db, context, [
    {
      action,
      subjectKind: 'delegation',
      subjectId: row.id,
      details: { personId: row.person_id, from: row.from_on, to: row.to_on, decision: row.decision, dnr: row.dnr },
    },
  ]);
}

/** Registers a delegation of decisions. */
export async function delegate(context: Context, draft: DelegationDraft): Promise<Delegation> {
  const { administrationId } = draft;
  const delegation = await context.db.transaction().execute(async (db) => {
    await readSettings(db, administrationId);
    const cast = await castOf(db, administrationId, dayOf(context.clock.now()));
    if (!cast.has(draft.personId)) throw new Refusal('unknown-person');
    const row = {
      id: context.ids.next(),
      administration_id: administrationId,
      person_id: draft.personId,
      workflows: JSON.stringify(draft.workflows),
      from_on: draft.fromOn,
      to_on: null,
      decision: draft.decision,
      dnr: draft.dnr,
      made_at: context.clock.now().toISOString(),
      made_by: context.actor.personId,
    };
    await insertDelegation(db, row);
    await tell(db, context, 'decisions-delegated', row);
    return toDelegation(row, cast);
  });
  context.announce({ room: 'cases', ids: [delegation.id] });
  return delegation;
}

/** Ends a delegation with a day; the earliest is its first day. */
export async function endDelegation(context: Context, id: string, toOn: Day): Promise<void> {
  await context.db.transaction().execute(async (db) => {
    const row = found(await delegationRow(db, id));
    const last = toOn < row.from_on ? row.from_on : toOn;
    await setDelegationEnd(db, id, last);
    await tell(db, context, 'delegation-ended', { ...row, to_on: last });
  });
  context.announce({ room: 'cases', ids: [id] });
}
