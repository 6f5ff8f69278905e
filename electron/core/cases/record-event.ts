import { type LinkedAccount, linkedAccounts } from '../accounts/gaps-of-accounts.ts';
import { checkDisposal } from '../evidence/decisions.ts';
import { destroyFilesOf } from '../evidence/destroy-files.ts';
import { sweepFiles } from '../evidence/sweep-files.ts';
import { dayOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { found, Refusal, type RefusalCode } from '../foundation/errors.ts';
import { isNumber } from '../foundation/text/looks.ts';
import { carriesFile } from '../foundation/text/carried-file.ts';
import { castOf } from '../people/leave-person.ts';
import type { Case } from './contract.ts';
import { settleRounds } from '../rounds/freeze-rounds.ts';
import { endRounds, resumeRounds } from './crisis/end-rounds.ts';
import { isOver } from './crisis/is-over.ts';
import { crisisOf } from './crisis/ongoing.ts';
import { withGoneFrom } from './closure/closing-entries.ts';
import { leftOf } from './closure/left.ts';
import { emptyAccounts, fillAccounts, fillsAccounts } from './application/fill-accounts.ts';
import { checkDecider } from './check-decider.ts';
import { decidedFault, isBoundByDecision, signerWhoDecided } from './decided-rules.ts';
import { replacedIn } from './delegations.ts';
import type {
  CaseEvent,
  CaseState,
  Changed,
  Edition,
  EventBody,
  EventDraft,
  EventFault,
  StepRole,
  Text,
} from './engine/contract.ts';
import { faultOf, type Fault, stateOf } from './engine/state.ts';
import { follow, followingOf } from './follow-case.ts';
import { asksForGround, assessedGround, factsOf, groundOf, type Look, notesOf } from './gates.ts';
import { caseBy, editionById, eventsOf, insertLinks, linksOf, removeLink } from './repository.ts';
import { checkStart, refusePedagogical } from './start-rules.ts';
import { type Bearers, bearersOn, type Cast, showCase, shownNumber } from './see-case.ts';
import { writeEvent } from './write-event.ts';

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
  'word-not-asked': 'case-word-not-asked',
  'approver-same': 'case-approver-same',
  'role-empty': 'case-role-empty',
  'event-unknown': 'case-event-unknown',
  'files-unknown': 'case-files-unknown',
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
  edition: Edition,
  { code, at, lacks = [] }: Fault,
  look: Omit<Look, 'accounts'> & { accounts: readonly LinkedAccount[] },
): Refusal {
  const { steps, outcomes, gates } = edition;
  const notes = notesOf(edition, look);
  const step = steps.find(({ id }) => id === at);
  const named: Text = step?.title ?? outcomes.find(({ id }) => id === at)?.title ?? { sv: at ?? '', en: at ?? '' };
  const texts = lacks.flatMap((id): Text[] => {
    const said = code === 'gate-shut' ? (notes[id] ?? []) : [];
    if (said.length > 0) return said;
    const gate = code === 'gate-shut' ? gates.find((one) => one.id === id)?.missing : undefined;
    const question = code.startsWith('value-') ? step?.requires.find((one) => one.id === id)?.title : undefined;
    const account = look.accounts.find((one) => one.id === id)?.name ?? id;
    return [gate ?? question ?? steps.find((one) => one.id === id)?.title ?? { sv: account, en: account }];
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
function bodyOf(
  draft: EventDraft,
  facts: Record<string, boolean>,
  changed: Changed,
  inPlaceOf: string | null,
  roleOf: string | null,
): EventBody {
  const followed = changed.length > 0 && { changed };
  switch (draft.kind) {
    case 'done':
      return {
        ...draft,
        facts,
        ...followed,
        ...(inPlaceOf !== null && { inPlaceOf }),
        ...(roleOf !== null && { roleOf }),
      };
    case 'ended':
      return { ...draft, facts, ...followed };
    case 'reopened':
    case 'resumed':
      return { ...draft, ...followed };
    case 'skipped':
    case 'assigned':
    case 'registered':
    case 'titled':
    case 'noted':
    case 'linked':
    case 'misfiled':
    case 'checked':
      return draft;
  }
}

/** Roles whose own word a step is: it is said when somebody else gives it. A decision says itself who made it. */
const ownWord = new Set<StepRole>(['manager', 'strategist', 'archivist', 'registrar']);

/** Whose word the step is for, where another does it; `null` where it is their own, or nobody's. */
function otherBearer(
  { id: workflow, steps }: Edition,
  { roles }: CaseState,
  draft: EventDraft,
  bearers: Bearers,
  personId: string | null,
): string | null {
  const role = draft.kind === 'done' ? steps.find(({ id }) => id === draft.step)?.role : undefined;
  if (role === undefined || !ownWord.has(role)) return null;
  const bearer = bearers(role, roles[role] ?? null, workflow);
  return bearer === personId ? null : bearer;
}

/** Who decided, where the case has had its decision. */
const deciderOf = ({ steps }: CaseState) =>
  steps.find(({ id, standing }) => id === 'decision' && standing === 'done')?.values['decided-by'];

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

/** Everything that somebody wrote freely in what happened. */
function wordsOf(draft: EventDraft): string[] {
  return [
    ...('reason' in draft ? [draft.reason] : []),
    ...(draft.kind === 'titled' ? [draft.title] : []),
    ...(draft.kind === 'noted' ? [draft.text, draft.contact?.to ?? '', draft.contact?.answer ?? ''] : []),
    ...(draft.kind === 'done' ? Object.values(draft.values) : []),
  ];
}

/** An attempt to reach whoever had a lost account says how, to whom and the answer, for the dossier to show; nothing else does. */
function checkAttempt({ workflow }: Row<'cases'>, draft: EventDraft): void {
  if (draft.kind !== 'noted') return;
  const isAttempt = workflow === 'lost' && draft.step === 'attempts';
  if (isAttempt && draft.contact === undefined) throw new Refusal('lost-contact-needed');
  if (!isAttempt && draft.contact !== undefined) throw new Refusal('lost-contact-elsewhere');
}

/** Longer than this is more than an address list's line, a number or a reason; signs. */
const factsMost = 300;

/** Of suspected child-abuse material a case holds where, when, who and the report's number, and no description. */
function refuseMoreThanFacts(draft: EventDraft): void {
  const isAddress = draft.kind === 'done' && draft.step === 'knowledge';
  const number = draft.kind === 'registered' ? draft.dnr : draft.kind === 'done' ? (draft.values['number'] ?? '') : '';
  if (number !== '' && !isNumber(number)) throw new Refusal('case-only-facts');
  if (draft.kind === 'noted' || (!isAddress && wordsOf(draft).some(({ length }) => length > factsMost)))
    throw new Refusal('case-only-facts');
}

/**
 * Refuses a skip on the skipper's own word: somebody else approves it, while there is anybody else in the register.
 * One who is alone goes on, and it is told as enhandsbeslut.
 */
function checkApproval(draft: EventDraft, personId: string | null, cast: Cast): void {
  if (draft.kind !== 'skipped' || draft.approverId !== personId) return;
  if ([...cast.values()].some(({ active, id }) => active && id !== personId)) throw new Refusal('case-skip-own');
}

/** Refuses persons that the administration does not have, and delegations and gallringsbeslut that do not cover the case on the day. */
async function checkNamed(
  db: Db,
  row: Row<'cases'>,
  { edition, state }: { edition: Edition; state: CaseState },
  body: EventDraft,
  happenedAt: string,
  cast: Cast,
): Promise<void> {
  const persons: string[] = [];
  if (body.kind === 'skipped') persons.push(body.approverId);
  if (body.kind === 'done' && body.wordOf !== undefined) persons.push(body.wordOf);
  if (body.kind === 'assigned' && body.personId !== null) persons.push(body.personId);
  if (body.kind === 'linked' && body.what === 'person' && !body.removed) persons.push(body.id);
  if (body.kind === 'done')
    for (const { id, kind } of edition.steps.find(({ id }) => id === body.step)?.requires ?? []) {
      const value = body.values[id];
      if (value === undefined) continue;
      if (kind === 'person') persons.push(value);
      if (kind === 'disposal') await checkDisposal(db, row, value, body.values['on'] ?? dayOf(new Date(happenedAt)));
    }
  if (persons.some((id) => !cast.has(id))) throw new Refusal('unknown-person');
  await checkDecider(db, row, { edition, state }, body, happenedAt, cast);
  const signer = signerWhoDecided(state, body);
  if (signer !== null) throw new Refusal('case-decider-signed', { decider: cast.get(signer)?.name ?? '' });
}

/** Who is given something or speaks by an event, beside whoever enters it. */
function spokenFor(draft: EventDraft): string | null {
  if (draft.kind === 'assigned') return draft.personId;
  if (draft.kind === 'skipped') return draft.approverId;
  return draft.kind === 'done' ? (draft.wordOf ?? null) : null;
}

/** Refuses to give a role to somebody who has left, and an approval or a word by somebody who had left by then: what they hold, nobody holds. */
async function checkPresent(
  db: Db,
  { clock }: Context,
  row: Row<'cases'>,
  happenedAt: string,
  draft: EventDraft,
): Promise<void> {
  const day = dayOf(draft.kind === 'assigned' ? clock.now() : new Date(happenedAt));
  const id = spokenFor(draft);
  if (id === null) return;
  const person = (await castOf(db, row.administration_id, day)).get(id);
  if (person?.active === false) throw new Refusal('case-person-left', { name: person.name });
}

async function writeLink(
  db: Db,
  context: Context,
  row: Row<'cases'>,
  state: CaseState,
  body: Extract<EventBody, { kind: 'linked' }>,
): Promise<void> {
  const { accountIds, personIds } = await linksOf(db, row.id);
  const isLinked = (body.what === 'account' ? accountIds : personIds).includes(body.id);
  if (body.what === 'account' && isBoundByDecision(row.workflow, state, accountIds))
    throw new Refusal('case-account-decided');
  if (body.removed) return await removeLink(db, row.id, body.what, body.id);
  if (isLinked) throw new Refusal('already-exists');
  if (body.what === 'account')
    refusePedagogical(
      row.workflow,
      await linkedAccounts(db, row.administration_id, [body.id], dayOf(context.clock.now())),
    );
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
  const mayEnd = mayEndCrisis(event);
  // Rounds that have opened by now are written down as they were, before any of them ends with its crisis.
  if (mayEnd) await settleRounds(context, found(await caseBy(context.db, { id })).administration_id);
  const seen = await context.db.transaction().execute(async (db) => {
    const row = found(await caseBy(db, { id }));
    if (row.version !== version) throw new Refusal('changed-meanwhile');
    await checkPresent(db, context, row, happenedAt, event);
    const wasOver = row.workflow === 'crisis' && isOver((await crisisOf(db, id)).state);
    const changed = await addEvent(db, context, row, happenedAt, event);
    if (row.workflow === 'crisis') await followCrisis(db, context, row, wasOver);
    return { one: await showCase(db, context, { id }), changed };
  });
  // The rows of files are gone with the event; the files go before anybody hears of it.
  if (assessedGround(seen.one.state) === 'child-abuse') await sweepFiles(context);
  context.announce({ room: 'cases', ids: [id] });
  if (mayEnd) context.announce({ room: 'rounds', ids: [] });
  const touched = fillsAccounts(seen.one.workflow, event)
    ? seen.one.accounts.map(({ id: accountId }) => accountId)
    : seen.changed.map(({ accountId }) => accountId);
  if (touched.length > 0) context.announce({ room: 'accounts', ids: touched });
  return seen.one;
}

/** Whether an event can be the one that ends a crisis, or takes that back. */
const mayEndCrisis = (event: EventDraft) =>
  event.kind === 'ended' ||
  event.kind === 'resumed' ||
  ((event.kind === 'done' || event.kind === 'reopened') && event.step === 'stand-down');

/** The extra rounds of a crisis end with it, and are taken up again with it. */
async function followCrisis(db: Db, context: Context, row: Row<'cases'>, wasOver: boolean): Promise<void> {
  const { state } = await crisisOf(db, row.id);
  if (isOver(state) === wasOver) return;
  await (wasOver ? resumeRounds : endRounds)(db, context, row, state);
}

/** Lets the register have what a start says of its accounts, or takes it back; answers the event with what was filled in. */
async function fillIn(
  db: Db,
  context: Context,
  row: Row<'cases'>,
  of: { state: CaseState; events: readonly CaseEvent[]; accounts: readonly LinkedAccount[]; reason: string },
  body: EventBody,
): Promise<EventBody> {
  if ((body.kind !== 'done' && body.kind !== 'reopened') || !fillsAccounts(row.workflow, body)) return body;
  if (body.kind === 'reopened') {
    await emptyAccounts(db, context, of.events, body.step, of.reason);
    return body;
  }
  const filled = await fillAccounts(db, context, of.state, of.accounts, of.reason);
  return filled.length === 0 ? body : { ...body, filled };
}

/** The same within a transaction that is already open; answers the accounts whose status followed. */
export async function addEvent(
  db: Db,
  context: Context,
  row: Row<'cases'>,
  happenedAt: string,
  given: EventDraft,
): Promise<Changed> {
  const { id, version } = row;
  const now = context.clock.now();
  if (given.kind === 'registered') dnrTyped(given.dnr);
  if (wordsOf(given).some(carriesFile)) throw new Refusal('case-text-carries-file');
  checkAttempt(row, given);
  const edition = await editionById(db, row.edition_id);
  const today = dayOf(now);
  const cast = await castOf(db, row.administration_id, today);
  const events = await eventsOf(db, id);
  const { accountIds } = await linksOf(db, id);
  const accounts = await linkedAccounts(db, row.administration_id, accountIds, today);
  const draft = await withGoneFrom(context, edition, given, accounts);
  const look = {
    state: stateOf(edition, events),
    events,
    accounts,
    left: await leftOf(db, context, row.administration_id, edition, accounts),
  };
  const following = followingOf(edition, look.state, events, draft, look.accounts, today);
  const replaced = await replacedIn(db, edition, draft);
  const bearers = await bearersOn(db, row.administration_id, cast, today);
  const roleOf = otherBearer(edition, look.state, draft, bearers, context.actor.personId);
  const body = bodyOf(draft, factsOf(edition, look), following.changed, replaced, roleOf);
  const bare = { sequence: version + 1, at: now.toISOString(), happenedAt, personId: context.actor.personId, body };
  const fault = faultOf(edition, events, bare);
  if (fault !== null) throw refusalOf(edition, fault, look);
  checkApproval(draft, context.actor.personId, cast);
  await checkNamed(db, row, { edition, state: look.state }, draft, happenedAt, cast);
  const on = dayOf(new Date(happenedAt));
  const decided = decidedFault({ workflow: row.workflow, edition, state: look.state, events, today, on }, draft);
  if (decided !== null) throw new Refusal(decided);
  await checkStart(db, row, draft, look.accounts, today);
  if (body.kind === 'linked') await writeLink(db, context, row, look.state, body);
  const state = stateOf(edition, [...events, bare]);
  if (asksForGround(edition) && groundOf(state) === 'child-abuse') refuseMoreThanFacts(draft);
  const reason = `${edition.title.sv}, ${shownNumber(row.number)}`;
  await follow(db, context, following, {
    reason,
    decidedBy: cast.get(deciderOf(state) ?? '')?.name ?? '',
    dnr: state.dnr,
  });
  const event = { ...bare, body: await fillIn(db, context, row, { state, events, accounts, reason }, body) };
  await writeEvent(db, context, row, edition, state, event);
  if (assessedGround(state) === 'child-abuse') await destroyFilesOf(db, context, id);
  return following.changed;
}
