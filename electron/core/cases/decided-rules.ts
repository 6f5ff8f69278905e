import { addMonths, type Day } from '../foundation/calendar.ts';
import type { RefusalCode } from '../foundation/errors.ts';
import { hasWords, linesOf } from '../foundation/text/looks.ts';
import { isAnnouncement } from './announcements.ts';
import { spokenSteps, unreviewed } from './crisis/rules.ts';
import { gapsIn, saysAllClear } from './crisis/texts.ts';
import { speaksOfCriticism } from './criticism.ts';
import type { CaseEvent, CaseState, Edition, EventDraft } from './engine/contract.ts';
import { namesFile } from './engine/file-lines.ts';
import { groundOf, lawRequiresNow } from './gates.ts';
import { endOfNo } from './said-no.ts';
import { isTooLittle } from './too-little.ts';

const answer = ({ steps }: CaseState, id: string, question: string): string => {
  const step = steps.find((one) => one.id === id);
  return step?.standing === 'done' ? (step.values[question] ?? '') : '';
};

/** The least intrusive first: förvaltningslagen 5 § asks for no more than is needed. */
const measures = ['hide', 'remove', 'block'];

/** Steps in which a manager signs what is to be decided. */
const applications = ['application', 'form'];

/** Days on which something was done; it cannot be that they are to come. */
const pastDays = new Set([
  'answered-on',
  'archived-on',
  'asked-on',
  'closed-on',
  'decided-on',
  'held-on',
  'notified-on',
  'received-on',
  'reported-on',
  'sent-on',
  'signed-on',
]);

interface Decided {
  workflow: string;
  edition: Edition;
  state: CaseState;
  events: readonly CaseEvent[];
  today: Day;
  /** The day on which the event happened. */
  on: Day;
}

/**
 * What of an event goes against what the case itself has decided; `null` when nothing does. It holds in every case, also in one that began with
 * an older workflow: nothing is done to a post without a ground or beyond the measure that was found to be enough, what the law requires to be
 * removed is not left, no removal ends without saying what becomes of its documentation, no account is closed before the day that was announced
 * or seen to be gone while its platform keeps it, without a word of how that is seen, a case does not end with a no after a yes, no message of a crisis has a gap left or says that the danger is over, and no crisis ends before
 * somebody else has looked at its nödöppningar.
 */
export function decidedFault(decided: Decided, draft: EventDraft): RefusalCode | null {
  const { workflow, state } = decided;
  if (draft.kind === 'skipped') return skipFault(decided, draft);
  if (draft.kind === 'done') {
    if (isAhead(decided, draft)) return 'case-time-ahead';
    if (isBeforeMatter(decided, draft)) return 'case-decision-before';
    if (workflow === 'closure') return closureFault(decided, draft);
    if (workflow === 'crisis') return spokenFault(draft);
    return workflow === 'post' ? postFault(decided, draft) : null;
  }
  if (draft.kind !== 'ended') return null;
  const { outcome } = draft;
  if (workflow === 'post' && outcome === 'stays' && lawRequiresNow(state)) return 'post-must-go';
  // Files that came after it was said that there were none.
  if (workflow === 'post' && answer(state, 'gallring', 'how') === 'nothing' && hasDocumentation(state))
    return 'post-disposal-needed';
  if (workflow === 'crisis' && unreviewed(state.logged).length > 0) return 'crisis-openings-left';
  const decision = answer(state, 'decision', 'answer');
  return endOfNo[workflow] === outcome && decision !== '' && decision !== 'no' ? 'case-decision-was-yes' : null;
}

/** What is not skipped on anybody's yes: a decision on documentation, and an announcement while no decision shortens the time. */
function skipFault({ workflow, state }: Decided, { step }: Extract<EventDraft, { kind: 'skipped' }>) {
  if (workflow === 'post' && step === 'gallring') return 'post-disposal-needed';
  const isShortened = state.steps.some(({ id, standing }) => id === 'shorten' && standing === 'done');
  return workflow === 'closure' && isAnnouncement(step) && !isShortened ? 'closure-notice-skipped' : null;
}

/** Whether a decision is dated before what it decides on: the signed application, or the decision whose announcement it shortens. */
function isBeforeMatter(
  { workflow, state }: Decided,
  { step, values }: Extract<EventDraft, { kind: 'done' }>,
): boolean {
  const matter =
    workflow === 'start' && step === 'decision'
      ? answer(state, 'application', 'signed-on')
      : workflow === 'closure' && step === 'shorten'
        ? answer(state, 'decision', 'decided-on')
        : '';
  return (values['decided-on'] ?? matter) < matter;
}

/** What is wrong with a text that goes out: a gap is not filled in, or it says what belongs to VMA alone. */
function spokenFault({ step, values: { text = '' } }: Extract<EventDraft, { kind: 'done' }>): RefusalCode | null {
  if (!spokenSteps.includes(step)) return null;
  if (gapsIn(text).length > 0) return 'crisis-message-unfilled';
  return saysAllClear(text) ? 'crisis-message-all-clear' : null;
}

/** Whether a day on which something was done is to come; a local routine's own question may have such a name and be no day. */
function isAhead({ edition, today }: Decided, { step, values }: Extract<EventDraft, { kind: 'done' }>): boolean {
  const asked = edition.steps.find(({ id }) => id === step)?.requires ?? [];
  return asked.some(({ id, kind }) => kind === 'day' && pastDays.has(id) && (values[id] ?? '') > today);
}

function closureFault(decided: Decided, draft: Extract<EventDraft, { kind: 'done' }>): RefusalCode | null {
  const { 'archived-on': archivedOn = '', 'received-on': receivedOn = archivedOn } = draft.values;
  if (draft.step === 'archive' && receivedOn < archivedOn) return 'closure-receipt-early';
  const lastDay = answer(decided.state, 'decision', 'last-day');
  if (draft.step === 'close' && (draft.values['closed-on'] ?? lastDay) < lastDay) return 'closure-before-last-day';
  const goneFrom = answer(decided.state, 'close', 'gone-from');
  if (draft.step === 'check-gone' && decided.on < goneFrom && (draft.values['early'] ?? '') === '')
    return 'closure-gone-early';
  const { 'decided-on': decidedOn = '', 'last-day': last = decidedOn } = draft.values;
  return draft.step === 'decision' && last < decidedOn ? 'closure-last-day-past' : null;
}

/** Something is kept, here, if only by mistake, or elsewhere: then “there is none” is no way round a decision about it. */
const hasDocumentation = (state: CaseState) =>
  state.packs.some(({ gone }) => gone === null) || answer(state, 'document', 'where') !== '';

/** Months that a block lasts at most before it is reviewed: nobody is shut out for longer than somebody has thought about. */
const blockMonthsMost = 12;

/** What is wrong with a block: it ends or is reviewed on a day to come, within a year, and says in words how to object. */
function blockFault(values: Readonly<Record<string, string>>, today: Day): RefusalCode | null {
  const { 'review-on': end = '', objection = '' } = values;
  if (end <= today || end > addMonths(today, blockMonthsMost)) return 'post-block-end';
  return hasWords(objection) ? null : 'post-block-objection';
}

/** Whether a measure that speaks of criticism, itself or in its assessment, still lacks a second person's yes, entered after the assessment. */
function lacksSecondView({ edition, state, events }: Decided, measure: Readonly<Record<string, string>>): boolean {
  if (!edition.steps.some(({ id }) => id === 'second-view') || lawRequiresNow(state)) return false;
  const find = (id: string) => state.steps.find((one) => one.id === id);
  if (![find('assess')?.values ?? {}, measure].some(speaksOfCriticism)) return false;
  // By the order in which they were entered: the times of both are typed.
  const entered = (id: string) => events.findLastIndex(({ body }) => body.kind === 'done' && body.step === id);
  return find('second-view')?.standing !== 'done' || entered('second-view') < entered('assess');
}

function postFault(decided: Decided, { step, values }: Extract<EventDraft, { kind: 'done' }>): RefusalCode | null {
  const { state, today } = decided;
  // What is not among the case's own files is somewhere, and its bytes are known; where the law hurries, the removal does not wait for it.
  const { where = '', files = where } = values;
  const isHere = state.packs.some(
    ({ what, gone, misfiled }) => what === 'documentation' && gone === null && misfiled === undefined,
  );
  const isElsewhere = where !== '' && namesFile(files);
  if (step === 'document' && where !== '' && !isElsewhere) return 'post-documented-files';
  if (step === 'document' && !isHere && !isElsewhere) return 'post-documented-where';
  if (step === 'gallring' && values['how'] === 'nothing')
    return hasDocumentation(state) ? 'post-disposal-needed' : null;
  if (step === 'knowledge') {
    const addresses = linesOf(`${values['address'] ?? ''}\n${values['more'] ?? ''}`);
    return new Set(addresses).size < addresses.length ? 'post-address-twice' : null;
  }
  const { 'again-on': again } = values;
  if (step === 'review-block' && again !== undefined && (again <= today || again > addMonths(today, blockMonthsMost)))
    return 'post-block-end';
  if (step === 'register' && values['how'] === 'registered' && state.dnr === '') return 'post-dnr-needed';
  const { action = '' } = values;
  if ((step !== 'act' && step !== 'act-more') || !measures.includes(action)) return null;
  const ground = groundOf(state);
  if (ground === '' || ground === 'none') return 'post-no-ground';
  if (isTooLittle(state, step, action)) return 'post-must-go';
  if (lacksSecondView(decided, values)) return 'post-criticism';
  const blocked = action === 'block' ? blockFault(values, today) : null;
  if (blocked !== null) return blocked;
  const enough = ground === 'child-abuse' ? '' : answer(state, 'assess', 'measure');
  // A later measure says itself what it concerns and why.
  const isBeyond = step === 'act' && enough !== '' && measures.indexOf(action) > measures.indexOf(enough);
  return isBeyond ? 'post-beyond-measure' : null;
}

/** Cases whose decision is about the accounts that the case had then. */
const aboutAccounts = new Set(['start', 'retro', 'closure']);

/** Whether a case has decided about its accounts, so that they are not exchanged; one that was decided before it had any still gets its account. */
export function isBoundByDecision(workflow: string, state: CaseState, accountIds: readonly string[]): boolean {
  const isDecided = state.steps.some(({ id, standing }) => id === 'decision' && standing === 'done');
  return isDecided && aboutAccounts.has(workflow) && accountIds.length > 0;
}

/** Who decided, when, and who the delegation is for then; `null` without one. */
interface Decider {
  by: string;
  on: Day;
  mayDecide: readonly string[] | null;
}

/**
 * What is wrong with a decision as somebody's: it is made by whoever the delegation is for, or on a day when that person was away by their registered
 * substitute; without a delegation by a named decision that gave the right before; and never by one who signed what it decides on
 * (förvaltningslagen 16–17 §§). `null` when nothing is.
 */
export function deciderFault(
  state: CaseState,
  { by, on, mayDecide }: Decider,
  { right = '', 'right-on': rightOn = '' }: Readonly<Record<string, string>>,
): RefusalCode | null {
  if (applications.some((step) => answer(state, step, 'signed-by') === by)) return 'case-decider-signed';
  if (mayDecide !== null) return mayDecide.includes(by) ? null : 'case-delegation-other';
  return right === '' || rightOn === '' || rightOn > on ? 'case-decision-no-right' : null;
}

/** Who decided what is being signed, anew and after the decision, by the same person; `null` when nobody did. */
export function signerWhoDecided(state: CaseState, draft: EventDraft): string | null {
  if (draft.kind !== 'done' || !applications.includes(draft.step)) return null;
  const decider = answer(state, 'decision', 'decided-by');
  return decider !== '' && draft.values['signed-by'] === decider ? decider : null;
}
