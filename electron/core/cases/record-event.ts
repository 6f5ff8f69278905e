import { linkedAccounts } from '../accounts/gaps-of-accounts.ts';
import { sha256 } from '../foundation/audit/chain.ts';
import { recordEvents } from '../foundation/audit/record-event.ts';
import { dayOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { found, Refusal, type RefusalCode } from '../foundation/errors.ts';
import { searchText } from '../foundation/text/swedish.ts';
import { castOf } from '../people/leave-person.ts';
import type { Case } from './contract.ts';
import { covers } from './delegations.ts';
import type {
  CaseEvent,
  CaseState,
  Changed,
  Edition,
  EventBody,
  EventDraft,
  EventFault,
  Text,
} from './engine/contract.ts';
import { faultOf, type Fault, stateOf } from './engine/state.ts';
import { follow, followingOf } from './follow-case.ts';
import { factsOf } from './gates.ts';
import {
  caseBy,
  delegationRow,
  editionById,
  eventsOf,
  insertEvents,
  insertLinks,
  linksOf,
  removeLink,
  replaceReady,
  updateCase,
} from './repository.ts';
import { type Cast, nextStep, readySteps, showCase, shownNumber } from './see-case.ts';

const codes: Record<EventFault, RefusalCode> = {
  'not-opened': 'internal',
  'opened-already': 'internal',
  'ended-already': 'case-ended',
  'not-ended': 'case-not-ended',
  'step-unknown': 'case-step-unknown',
  'step-settled': 'case-step-settled',
  'step-not-settled': 'case-step-not-settled',
  'step-not-needed': 'case-step-not-needed',
  'step-waits': 'case-step-waits',
  'gate-shut': 'case-gate-shut',
  'gate-never-skipped': 'case-gate-never-skipped',
  'value-unknown': 'case-value-unknown',
  'value-missing': 'case-value-missing',
  'value-wrong': 'case-value-wrong',
  'same-person': 'case-same-person',
  'role-empty': 'case-role-empty',
  'event-unknown': 'case-event-unknown',
  'outcome-unknown': 'case-outcome-unknown',
  'reason-missing': 'reason-needed',
  'steps-left': 'case-steps-left',
  'work-behind-gate': 'case-work-behind-gate',
  'accounts-left': 'case-accounts-left',
  'account-unknown': 'case-account-unknown',
  'step-not-per-account': 'internal',
};

/** The refusal that a fault is, with what it names in both languages. */
function refusalOf(
  { steps, outcomes, gates }: Edition,
  { code, at, lacks = [] }: Fault,
  accounts: ReadonlyArray<{ id: string; name: string }>,
): Refusal {
  const step = steps.find(({ id }) => id === at);
  const named: Text = step?.title ?? outcomes.find(({ id }) => id === at)?.title ?? { sv: at ?? '', en: at ?? '' };
  const texts = lacks.map((id): Text => {
    const gate = code === 'gate-shut' ? gates.find((one) => one.id === id)?.missing : undefined;
    const question = code.startsWith('value-') ? step?.requires.find((one) => one.id === id)?.title : undefined;
    const account = accounts.find((one) => one.id === id)?.name ?? id;
    return gate ?? question ?? steps.find((one) => one.id === id)?.title ?? { sv: account, en: account };
  });
  // What a shut gate says is sentences.
  const between = code === 'gate-shut' ? ' ' : ', ';
  return new Refusal(codes[code], {
    step: named.sv,
    stepEn: named.en,
    lacks: texts.map(({ sv }) => sv).join(between),
    lacksEn: texts.map(({ en }) => en).join(between),
    count: texts.length,
  });
}

/** The event as it is kept: with what the gates were, and what followed in the register. */
function bodyOf(draft: EventDraft, facts: Record<string, boolean>, changed: Changed): EventBody {
  const followed = changed.length > 0 && { changed };
  switch (draft.kind) {
    case 'done':
    case 'ended':
      return { ...draft, facts, ...followed };
    case 'reopened':
    case 'resumed':
      return { ...draft, ...followed };
    case 'skipped':
    case 'assigned':
    case 'registered':
    case 'noted':
    case 'linked':
    case 'checked':
      return draft;
  }
}

/** Who decided, where the case has had its decision. */
const deciderOf = ({ steps }: CaseState) =>
  steps.find(({ id, standing }) => id === 'decision' && standing === 'done')?.values['decided-by'];

/** What the list keeps of a case: told by its events, never the other way round. */
export function columnsOf(edition: Edition, state: CaseState) {
  const next = nextStep(edition, state);
  return {
    dnr: state.dnr,
    ended_at: state.ended?.at ?? null,
    outcome: state.ended?.outcome ?? '',
    next_step: next?.id ?? '',
    due_on: next?.dueOn ?? null,
    due_at: next?.dueAt ?? null,
    // Whoever the role is given to here; the roles of the administration say the rest on the day that somebody looks.
    holder_id: next === null ? null : (state.roles[next.role] ?? null),
  };
}

/** The text that a case is found by. */
export function searchTextOf(
  row: { number: number; title: string; dnr: string },
  accounts: ReadonlyArray<{ name: string }>,
): string {
  return searchText(shownNumber(row.number), row.title, row.dnr, ...accounts.map(({ name }) => name));
}

/** A diarienummer as typed; refuses one that is a case number. */
export function dnrTyped(dnr: string): string {
  if (/^kv\s*-?\s*\d+$/iu.test(dnr)) throw new Refusal('case-number-as-dnr', { dnr });
  return dnr;
}

/** When it happened; refuses what lies ahead. */
export function timeTyped(happenedAt: string | null, now: Date): string {
  if (happenedAt === null) return now.toISOString();
  if (Date.parse(happenedAt) > now.getTime()) throw new Refusal('case-time-ahead');
  return new Date(happenedAt).toISOString();
}

/** Puts events in the log's chain: which, and a digest of each, so that one that is changed afterwards is found. */
export async function sealEvents(
  db: Db,
  context: Context,
  row: Pick<Row<'cases'>, 'id' | 'number'>,
  events: readonly CaseEvent[],
) {
  await recordEvents(
    db,
    context,
    events.map((event) => ({
      action: `case-${event.body.kind}`,
      subjectKind: 'case',
      subjectId: row.id,
      details: {
        number: shownNumber(row.number),
        sequence: event.sequence,
        ...('step' in event.body && { step: event.body.step }),
        ...('outcome' in event.body && { outcome: event.body.outcome }),
        digest: sha256(JSON.stringify(event)),
      },
    })),
  );
}

/** Refuses persons whom the administration does not have, and delegations that did not cover the case on the day. */
async function checkNamed(
  db: Db,
  row: Row<'cases'>,
  edition: Edition,
  body: EventDraft,
  happenedAt: string,
  cast: Cast,
): Promise<void> {
  const persons: string[] = [];
  if (body.kind === 'skipped') persons.push(body.approverId);
  if (body.kind === 'assigned' && body.personId !== null) persons.push(body.personId);
  if (body.kind === 'linked' && body.what === 'person' && !body.removed) persons.push(body.id);
  if (body.kind === 'done')
    for (const { id, kind } of edition.steps.find(({ id }) => id === body.step)?.requires ?? []) {
      const value = body.values[id];
      if (value === undefined) continue;
      if (kind === 'person') persons.push(value);
      if (kind !== 'delegation') continue;
      const delegation = await delegationRow(db, value);
      if (
        delegation === undefined ||
        !covers(delegation, row.administration_id, row.workflow, dayOf(new Date(happenedAt)))
      )
        throw new Refusal('case-delegation-unknown');
    }
  if (persons.some((id) => !cast.has(id))) throw new Refusal('unknown-person');
}

async function writeLink(
  db: Db,
  context: Context,
  row: Row<'cases'>,
  body: Extract<EventBody, { kind: 'linked' }>,
): Promise<void> {
  const { accountIds, personIds } = await linksOf(db, row.id);
  const isLinked = (body.what === 'account' ? accountIds : personIds).includes(body.id);
  if (body.removed) return await removeLink(db, row.id, body.what, body.id);
  if (isLinked) throw new Refusal('already-exists');
  if (body.what === 'account') await linkedAccounts(db, row.administration_id, [body.id], dayOf(context.clock.now()));
  await insertLinks(db, [
    {
      id: context.ids.next(),
      case_id: row.id,
      account_id: body.what === 'account' ? body.id : null,
      person_id: body.what === 'person' ? body.id : null,
    },
  ]);
}

/**
 * Adds what happened to a case: checked against its workflow, with every gate as the register and the case answer it in the same transaction.
 * Refuses what cannot be, and what somebody else has made old; then nothing is written.
 */
export async function recordEvent(
  context: Context,
  input: { id: string; version: number; happenedAt: string | null; event: EventDraft },
): Promise<Case> {
  const { id, version, event } = input;
  const happenedAt = timeTyped(input.happenedAt, context.clock.now());
  const seen = await context.db.transaction().execute(async (db) => {
    const row = found(await caseBy(db, { id }));
    if (row.version !== version) throw new Refusal('changed-meanwhile');
    const changed = await addEvent(db, context, row, happenedAt, event);
    return { one: await showCase(db, context, { id }), changed };
  });
  context.announce({ room: 'cases', ids: [id] });
  if (seen.changed.length > 0)
    context.announce({ room: 'accounts', ids: seen.changed.map(({ accountId }) => accountId) });
  return seen.one;
}

/** The same within a transaction that is already open; answers the accounts whose status followed. */
export async function addEvent(
  db: Db,
  context: Context,
  row: Row<'cases'>,
  happenedAt: string,
  draft: EventDraft,
): Promise<Changed> {
  const { id, version } = row;
  const now = context.clock.now();
  if (draft.kind === 'registered') dnrTyped(draft.dnr);
  const edition = await editionById(db, row.edition_id);
  const today = dayOf(now);
  const cast = await castOf(db, row.administration_id, today);
  const events = await eventsOf(db, id);
  const { accountIds } = await linksOf(db, id);
  const look = {
    state: stateOf(edition, events),
    accounts: await linkedAccounts(db, row.administration_id, accountIds, today),
  };
  const following = followingOf(edition, look.state, events, draft, look.accounts, today);
  const body = bodyOf(draft, factsOf(edition, look), following.changed);
  const event = { sequence: version + 1, at: now.toISOString(), happenedAt, personId: context.actor.personId, body };
  const fault = faultOf(edition, events, event);
  if (fault !== null) throw refusalOf(edition, fault, look.accounts);
  await checkNamed(db, row, edition, draft, happenedAt, cast);
  if (body.kind === 'linked') await writeLink(db, context, row, body);
  await insertEvents(db, id, [event]);
  const state = stateOf(edition, [...events, event]);
  await follow(db, context, following, {
    reason: `${edition.title.sv}, ${shownNumber(row.number)}`,
    decidedBy: cast.get(deciderOf(state) ?? '')?.name ?? '',
    dnr: state.dnr,
  });
  const columns = columnsOf(edition, state);
  await replaceReady(db, id, readySteps(edition, state));
  const accounts = await linkedAccounts(db, row.administration_id, (await linksOf(db, id)).accountIds, today);
  const search = searchTextOf({ ...row, dnr: columns.dnr }, accounts);
  if (!(await updateCase(db, id, version, { ...columns, search_text: search, version: version + 1 })))
    throw new Refusal('changed-meanwhile');
  await sealEvents(db, context, row, [event]);
  return following.changed;
}
