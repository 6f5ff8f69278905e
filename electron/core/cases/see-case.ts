import { accountLabelsIn, linkedAccounts } from '../accounts/gaps-of-accounts.ts';
import { type Day, dayOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { found } from '../foundation/errors.ts';
import { Role } from '../foundation/roles.ts';
import { type CastMember, castOf } from '../people/leave-person.ts';
import { decidersOn } from '../rounds/plan/who-is-away.ts';
import { isWaitedFor, stepsAtRest } from './at-rest.ts';
import { leftOf } from './closure/left.ts';
import type { Case, CaseRow, Ending } from './contract.ts';
import { covers } from './delegations.ts';
import { dueKey } from './due-key.ts';
import type { CaseEvent, CaseState, Edition, StepRole } from './engine/contract.ts';
import { faultOf, stateOf } from './engine/state.ts';
import { clockBackIn } from './event-seals.ts';
import { factsOf, notesOf, waysOf } from './gates.ts';
import { saidNo } from './said-no.ts';
import {
  caseBy,
  type CaseFilter,
  delegationRows,
  editionById,
  eventSeals,
  eventsOf,
  linksOf,
  listCaseRows,
} from './repository.ts';

export type Cast = ReadonlyMap<string, CastMember>;

/** KV-134. */
export const shownNumber = (number: number) => `KV-${number}`;

/** Who has a role in a case: whoever it is given to there and is still here, or else the only one who is here and has it in the app. */
function bearerOf(role: StepRole, given: string | null, cast: Cast): string | null {
  if (given !== null && cast.get(given)?.active === true) return given;
  const inApp = Role.safeParse(role === 'decider' ? 'strategist' : role);
  if (!inApp.success) return null;
  const [one, ...more] = [...cast.values()].filter(({ active, roles: has }) => active && has.includes(inApp.data));
  return one === undefined || more.length > 0 ? null : one.id;
}

/** Who has a role in a case, by its workflow. */
export type Bearers = (role: StepRole, given: string | null, workflow: string) => string | null;

/**
 * Who has the roles of an administration's cases on a day. A decision is with whoever has the only delegation for such cases, where nobody is named in
 * the case; with several delegates it is with nobody until somebody is.
 */
export async function bearersOn(db: Db, administrationId: string, cast: Cast, day: Day): Promise<Bearers> {
  const delegations = await delegationRows(db, administrationId);
  return (role, given, workflow) => {
    const usual = bearerOf(role, given, cast);
    if (role !== 'decider' || (usual !== null && usual === given)) return usual;
    const delegates = new Set(
      delegations
        .filter((row) => covers(row, administrationId, workflow, day) && cast.get(row.person_id)?.active === true)
        .map((row) => row.person_id),
    );
    if (delegates.size === 0 || (usual !== null && delegates.has(usual))) return usual;
    const [one, ...more] = delegates;
    return more.length === 0 ? (one ?? null) : null;
  };
}

/** The steps that can be done and that the case waits for; none after a no that ends it. Those that are due first come first; with whoever has their role in the case. */
export function readySteps(edition: Edition, state: CaseState) {
  if (state.ended !== null || saidNo(edition.id, state) !== null) return [];
  return edition.steps
    .flatMap((step) => {
      const one = state.steps.find(({ id }) => id === step.id);
      return one?.standing === 'ready' && isWaitedFor(edition, state, step)
        ? [{ ...one, role: step.role, given: state.roles[step.role] ?? null }]
        : [];
    })
    .toSorted((a, b) => dueKey(a).localeCompare(dueKey(b)));
}

/** What is to be done next: of the steps that can be done, the one that is due first. */
export const nextStep = (edition: Edition, state: CaseState) => readySteps(edition, state)[0] ?? null;

/** Whether what is due has passed: at its instant, or when its day is over. */
export const isLate = ({ due_on, due_at }: { due_on: string | null; due_at: string | null }, now: Date) =>
  due_at === null ? due_on !== null && due_on < dayOf(now) : due_at < now.toISOString();

function toRow(row: Row<'cases'>, edition: Edition, cast: Cast, bearers: Bearers, now: Date): CaseRow {
  const next = edition.steps.find(({ id }) => id === row.next_step);
  const holder = next === undefined ? null : bearers(next.role, row.holder_id, row.workflow);
  return {
    id: row.id,
    number: shownNumber(row.number),
    administrationId: row.administration_id,
    workflow: row.workflow,
    workflowTitle: edition.title,
    title: row.title,
    dnr: row.dnr,
    openedAt: row.opened_at,
    endedAt: row.ended_at,
    outcome: edition.outcomes.find(({ id }) => id === row.outcome)?.title ?? null,
    next: next?.title ?? null,
    dueOn: row.due_on,
    dueAt: row.due_at,
    isOverdue: row.ended_at === null && isLate(row, now),
    holder: holder === null ? '' : (cast.get(holder)?.name ?? ''),
    version: row.version,
  };
}

/** One page of an administration's cases. */
export async function listCases(
  context: Context,
  filter: CaseFilter & { offset: number; limit: number },
): Promise<{ rows: CaseRow[]; total: number }> {
  const { db, clock } = context;
  const now = clock.now();
  const { rows, total } = await listCaseRows(db, filter);
  const cast = await castOf(db, filter.administrationId, dayOf(now));
  const bearers = await bearersOn(db, filter.administrationId, cast, dayOf(now));
  const seen = [];
  for (const row of rows) seen.push(toRow(row, await editionById(db, row.edition_id), cast, bearers, now));
  return { rows: seen, total };
}

/** A whole case as it is shown; refuses an unknown one. */
export async function showCase(db: Db, context: Context, by: { id: string } | { number: string }): Promise<Case> {
  const now = context.clock.now();
  const row = found(await caseBy(db, 'id' in by ? by : { number: Number(by.number.slice(3)) }));
  const edition = await editionById(db, row.edition_id);
  const events = await eventsOf(db, row.id);
  const state = stateOf(edition, events);
  const cast = await castOf(db, row.administration_id, dayOf(now));
  const bearers = await bearersOn(db, row.administration_id, cast, dayOf(now));
  const decider = bearers('decider', state.roles.decider ?? null, row.workflow);
  const [, deputy] = decider === null ? [] : await decidersOn(db, row.administration_id, decider, dayOf(now));
  const { accountIds, personIds } = await linksOf(db, row.id);
  const accounts = await linkedAccounts(db, row.administration_id, accountIds, dayOf(now));
  const left = await leftOf(db, context, row.administration_id, edition, accounts);
  const look = { state, events, accounts, left };
  const facts = factsOf(edition, look);
  const nameOf = (id: string | null) => (id === null ? '' : (cast.get(id)?.name ?? ''));
  const mentioned = JSON.stringify([events, personIds]);
  return {
    ...toRow(row, edition, cast, bearers, now),
    edition,
    state,
    gates: facts,
    gateNotes: notesOf(edition, look),
    ways: waysOf(edition),
    endings: state.ended === null ? endingsOf(context, edition, events, facts) : [],
    late: lateSteps(edition, state, now),
    holders: Object.fromEntries(
      edition.steps.map(({ id, role }) => {
        const bearer = nameOf(bearers(role, state.roles[role] ?? null, row.workflow));
        return [id, role === 'decider' && deputy !== undefined ? `${bearer} → ${nameOf(deputy)}` : bearer];
      }),
    ),
    names: Object.fromEntries(
      [...cast.values()].filter(({ id }) => mentioned.includes(id)).map(({ id, name }) => [id, name]),
    ),
    accountNames: await accountLabelsIn(db, accountsIn(events)),
    accounts: accounts.map(({ id, name, platformName, handle, url, status, gaps, functionMailbox }) => ({
      id,
      name,
      platformName,
      handle,
      url,
      status,
      gaps: [...gaps],
      hasMailbox: functionMailbox !== '',
    })),
    persons: personIds.map((id) => ({ id, name: nameOf(id) })),
    events,
    clockBack: clockBackIn(events, await eventSeals(db, row.id)),
  };
}

/** The ways for a case to end, and what stands in the way of each as it is now. */
function endingsOf(
  { clock, actor }: Context,
  edition: Edition,
  events: readonly CaseEvent[],
  facts: Record<string, boolean>,
): Ending[] {
  const at = clock.now().toISOString();
  return edition.outcomes.map(({ id, stops }) => {
    const body = { kind: 'ended' as const, outcome: id, reason: id, facts };
    const fault = faultOf(edition, events, {
      sequence: events.length + 1,
      at,
      happenedAt: at,
      personId: actor.personId,
      body,
    });
    return { outcome: id, stops, obstacle: fault && { why: fault.code, lacks: [...(fault.lacks ?? [])] } };
  });
}

/** The accounts that a case is or was about. */
const accountsIn = (events: readonly CaseEvent[]) => [
  ...new Set(events.flatMap(({ body }) => (body.kind === 'linked' && body.what === 'account' ? [body.id] : []))),
];

const lateSteps = (edition: Edition, state: CaseState, now: Date) =>
  state.steps
    .filter(({ id }) => !stepsAtRest(edition, state).has(id))
    .filter(({ standing }) => state.ended === null && (standing === 'ready' || standing === 'waiting'))
    .filter(({ dueOn, dueAt }) => isLate({ due_on: dueOn, due_at: dueAt }, now))
    .map(({ id }) => id);
