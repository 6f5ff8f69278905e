import { linkedAccounts } from '../accounts/gaps-of-accounts.ts';
import { dayOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { found } from '../foundation/errors.ts';
import { Role } from '../foundation/roles.ts';
import { type CastMember, castOf } from '../people/leave-person.ts';
import type { Case, CaseRow } from './contract.ts';
import type { CaseState, Edition, StepRole } from './engine/contract.ts';
import { stateOf } from './engine/state.ts';
import { factsOf } from './gates.ts';
import { caseBy, type CaseFilter, editionById, eventsOf, linksOf, listCaseRows } from './repository.ts';

export type Cast = ReadonlyMap<string, CastMember>;

/** KV-134. */
export const shownNumber = (number: number) => `KV-${number}`;

/** Who has a role in a case: whoever it was given to, or else the only one who is here and has it in the app. */
export function bearerOf(role: StepRole, { roles }: CaseState, cast: Cast): string | null {
  const given = roles[role];
  if (given !== undefined) return given;
  const inApp = Role.safeParse(role === 'decider' ? 'strategist' : role);
  if (!inApp.success) return null;
  const [one, ...more] = [...cast.values()].filter(({ active, roles: has }) => active && has.includes(inApp.data));
  return one === undefined || more.length > 0 ? null : one.id;
}

/** What is to be done next: of the steps that can be done, the one that is due first. */
export function nextStep(edition: Edition, state: CaseState) {
  if (state.ended !== null) return null;
  const [next] = edition.steps
    .flatMap((step) => {
      const one = state.steps.find(({ id }) => id === step.id);
      return one?.standing === 'ready' && !step.optional ? [{ ...one, role: step.role }] : [];
    })
    .toSorted((a, b) => dueKey(a).localeCompare(dueKey(b)));
  return next ?? null;
}

const dueKey = ({ dueAt, dueOn }: { dueAt: string | null; dueOn: string | null }) => dueAt ?? dueOn ?? '9999';

function toRow(row: Row<'cases'>, edition: Edition, cast: Cast, now: Date): CaseRow {
  const isLate = row.due_at === null ? row.due_on !== null && row.due_on < dayOf(now) : row.due_at < now.toISOString();
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
    next: edition.steps.find(({ id }) => id === row.next_step)?.title ?? null,
    dueOn: row.due_on,
    dueAt: row.due_at,
    isOverdue: row.ended_at === null && isLate,
    holder: row.holder_id === null ? '' : (cast.get(row.holder_id)?.name ?? ''),
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
  const seen = [];
  for (const row of rows) seen.push(toRow(row, await editionById(db, row.edition_id), cast, now));
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
  const { accountIds, personIds } = await linksOf(db, row.id);
  const accounts = await linkedAccounts(db, row.administration_id, accountIds);
  const nameOf = (id: string | null) => (id === null ? '' : (cast.get(id)?.name ?? ''));
  const mentioned = JSON.stringify([events, personIds]);
  return {
    ...toRow(row, edition, cast, now),
    edition,
    state,
    gates: factsOf(edition, { state, accounts }),
    holders: Object.fromEntries(edition.steps.map(({ id, role }) => [id, nameOf(bearerOf(role, state, cast))])),
    names: Object.fromEntries(
      [...cast.values()].filter(({ id }) => mentioned.includes(id)).map(({ id, name }) => [id, name]),
    ),
    accounts: accounts.map(({ id, name, platformName }) => ({ id, name, platformName })),
    persons: personIds.map((id) => ({ id, name: nameOf(id) })),
    events,
  };
}
