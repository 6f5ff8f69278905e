import { recordEvents } from '../foundation/audit/record-event.ts';
import { type Day, dayOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { type CastMember, castOf } from '../people/leave-person.ts';
import { readSettings } from '../settings/read-settings.ts';
import type { Edition, EventDraft } from './engine/contract.ts';
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

/** Who a step is done in the place of: whoever the delegation that it names is for, where somebody else decided on it. */
export async function replacedIn(db: Db, edition: Edition, draft: EventDraft): Promise<string | null> {
  if (draft.kind !== 'done') return null;
  const named = edition.steps.find(({ id }) => id === draft.step)?.requires.find(({ kind }) => kind === 'delegation');
  const { 'decided-by': decidedBy, [named?.id ?? '']: id } = draft.values;
  if (decidedBy === undefined || id === undefined) return null;
  const delegate = (await delegationRow(db, id))?.person_id ?? decidedBy;
  return delegate === decidedBy ? null : delegate;
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
    await endDelegationOn(db, context, found(await delegationRow(db, id)), toOn);
  });
  context.announce({ room: 'cases', ids: [id] });
}

/** The same within a transaction that is already open; one that ends earlier keeps its day. */
export async function endDelegationOn(db: Db, context: Context, row: Row<'case_delegation'>, toOn: Day): Promise<void> {
  const asked = row.to_on !== null && row.to_on < toOn ? row.to_on : toOn;
  const last = asked < row.from_on ? row.from_on : asked;
  await setDelegationEnd(db, row.id, last);
  await tell(db, context, 'delegation-ended', { ...row, to_on: last });
}

/** Gives somebody else what a delegation gives, from a day on, within a transaction that is already open; answers its id. */
export async function delegationTo(
  db: Db,
  context: Context,
  from: Row<'case_delegation'>,
  personId: string,
  fromOn: Day,
): Promise<string> {
  const row = {
    ...from,
    id: context.ids.next(),
    person_id: personId,
    from_on: fromOn,
    made_at: context.clock.now().toISOString(),
    made_by: context.actor.personId,
  };
  await insertDelegation(db, row);
  await tell(db, context, 'decisions-delegated', row);
  return row.id;
}
