import { addDays, type Day, dayOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { found } from '../foundation/errors.ts';
import { delegationTo, endDelegationOn } from './delegations.ts';
import { StepRole } from './engine/contract.ts';
import { stateOf } from './engine/state.ts';
import { addEvent } from './record-event.ts';
import {
  caseBy,
  delegationRow,
  delegationRows,
  deleteDelegation,
  editionById,
  eventsOf,
  openCasesNaming,
  setDelegationEnd,
} from './repository.ts';
import { readySteps, shownNumber } from './see-case.ts';

/** A role that somebody has in a case that is open. */
interface RoleTie {
  caseId: string;
  number: string;
  title: string;
  role: StepRole;
  /** When the role's next step is due. */
  dueOn: Day | null;
}

type DelegationTie = Pick<Row<'case_delegation'>, 'id' | 'decision' | 'from_on' | 'to_on'>;

/** What a handover of cases keeps, so that it can be taken back. */
interface Kept {
  roles: Array<{ caseId: string; role: StepRole; receiverId: string | null }>;
  delegations: Array<{ id: string; toOnBefore: string | null; givenId: string | null }>;
}

/** What cases tie a person with: roles given in open ones, and delegations that hold from today on. For the room of leaving. */
export async function caseTiesOf(
  db: Db,
  administrationId: string,
  personId: string,
  today: Day,
): Promise<{ roles: RoleTie[]; delegations: DelegationTie[] }> {
  const roles: RoleTie[] = [];
  for (const row of await openCasesNaming(db, administrationId, personId)) {
    const edition = await editionById(db, row.edition_id);
    const state = stateOf(edition, await eventsOf(db, row.id));
    for (const role of StepRole.options)
      if (state.roles[role] === personId)
        roles.push({
          caseId: row.id,
          number: shownNumber(row.number),
          title: row.title,
          role,
          dueOn: readySteps(edition, state).find((step) => step.role === role)?.dueOn ?? null,
        });
  }
  const delegations = (await delegationRows(db, administrationId)).filter(
    ({ person_id, to_on }) => person_id === personId && (to_on === null || to_on >= today),
  );
  return {
    roles,
    delegations: delegations.map(({ id, decision, from_on, to_on }) => ({ id, decision, from_on, to_on })),
  };
}

/** Gives what was decided to its receivers, in the handover's transaction. A delegation ends with the last day, and the receiver's begins on the day after. */
export async function handOverCases(
  db: Db,
  context: Context,
  given: {
    administrationId: string;
    personId: string;
    today: Day;
    lastDay: Day;
    receiverOf: (tie: RoleTie | DelegationTie) => string | null;
    isDecided: (tie: RoleTie | DelegationTie) => boolean;
  },
): Promise<Kept> {
  const ties = await caseTiesOf(db, given.administrationId, given.personId, given.today);
  const kept: Kept = { roles: [], delegations: [] };
  for (const tie of ties.roles.filter(given.isDecided)) {
    const receiverId = given.receiverOf(tie);
    await assign(db, context, tie.caseId, tie.role, receiverId);
    kept.roles.push({ caseId: tie.caseId, role: tie.role, receiverId });
  }
  for (const tie of ties.delegations.filter(given.isDecided)) {
    const receiverId = given.receiverOf(tie);
    const row = found(await delegationRow(db, tie.id));
    await endDelegationOn(db, context, row, given.lastDay);
    // One that was to end by then gives nothing on.
    const givesOn = receiverId !== null && (tie.to_on === null || tie.to_on > given.lastDay);
    const givenId = givesOn ? await delegationTo(db, context, row, receiverId, addDays(given.lastDay, 1)) : null;
    kept.delegations.push({ id: tie.id, toOnBefore: tie.to_on, givenId });
  }
  return kept;
}

async function assign(db: Db, context: Context, caseId: string, role: StepRole, personId: string | null) {
  await addEvent(db, context, found(await caseBy(db, { id: caseId })), context.clock.now().toISOString(), {
    kind: 'assigned',
    role,
    personId,
  });
}

/** Who has a role in a case by its events; `null` where nobody has. */
export const bearerIn = async (db: Db, row: Row<'cases'>, role: StepRole) =>
  stateOf(await editionById(db, row.edition_id), await eventsOf(db, row.id)).roles[role] ?? null;

/** Cases whose role somebody else has got since, or that have ended; and delegations that somebody has ended otherwise. */
export async function casesChangedSince(db: Db, kept: Kept): Promise<Array<{ id: string; name: string }>> {
  const changed: Array<{ id: string; name: string }> = [];
  for (const { caseId, role, receiverId } of kept.roles) {
    const row = found(await caseBy(db, { id: caseId }));
    if (row.ended_at !== null || (await bearerIn(db, row, role)) !== receiverId)
      changed.push({ id: caseId, name: shownNumber(row.number) });
  }
  return changed;
}

/** Takes a handover of cases back; what somebody has changed since stays. */
export async function takeBackCases(
  db: Db,
  context: Context,
  personId: string,
  leave: ReadonlySet<string>,
  kept: Kept,
): Promise<void> {
  for (const { caseId, role } of kept.roles) if (!leave.has(caseId)) await assign(db, context, caseId, role, personId);
  for (const { id, toOnBefore, givenId } of kept.delegations) {
    await setDelegationEnd(db, id, toOnBefore);
    // It had not begun, or only just: nothing was decided by it that the log does not tell.
    const made = givenId === null ? undefined : await delegationRow(db, givenId);
    if (made === undefined) continue;
    if (made.from_on > dayOf(context.clock.now())) await deleteDelegation(db, made.id);
    else await endDelegationOn(db, context, made, dayOf(context.clock.now()));
  }
}
