import { addDays, addMonths, type Day, dayOf } from '../foundation/calendar.ts';
import type { RefusalCode } from '../foundation/errors.ts';
import { hasWords, linesOf } from '../foundation/text/looks.ts';
import { unreviewed } from './crisis/rules.ts';
import { speaksOfCriticism } from './criticism.ts';
import type { CaseState, Edition, EventDraft } from './engine/contract.ts';
import { groundOf, lawRequiresNow } from './gates.ts';

const answer = ({ steps }: CaseState, id: string, question: string): string => {
  const step = steps.find((one) => one.id === id);
  return step?.standing === 'done' ? (step.values[question] ?? '') : '';
};

/** The least intrusive first: förvaltningslagen 5 § asks for no more than is needed. */
const measures = ['hide', 'remove', 'block'];

/** Ends that say that the decision was a no. */
const sayNo: Readonly<Record<string, string>> = { start: 'declined', closure: 'kept', lost: 'let-be' };

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
  'reported-on',
  'sent-on',
  'signed-on',
]);

interface Decided {
  workflow: string;
  edition: Edition;
  state: CaseState;
  today: Day;
}

/**
 * What of an event goes against what the case itself has decided; `null` when nothing does. It holds in every case, also in one that began with
 * an older workflow: nothing is done to a post without a ground or beyond the measure that was found to be enough, what the law requires to be
 * removed is not left, no removal ends without saying what becomes of its documentation, a channel is announced as long as the routine says,
 * a case does not end with a no after a yes, and no crisis ends before somebody else has looked at its nödöppningar.
 */
export function decidedFault(decided: Decided, draft: EventDraft): RefusalCode | null {
  const { workflow, state, today } = decided;
  if (draft.kind === 'skipped') return workflow === 'post' && draft.step === 'gallring' ? 'post-disposal-needed' : null;
  if (draft.kind === 'done') {
    if (Object.entries(draft.values).some(([id, value]) => pastDays.has(id) && value > today)) return 'case-time-ahead';
    if (workflow === 'closure') return isShortNotice(decided, draft) ? 'closure-notice-short' : null;
    return workflow === 'post' ? postFault(decided, draft) : null;
  }
  if (draft.kind !== 'ended') return null;
  const { outcome } = draft;
  if (workflow === 'post' && outcome === 'stays' && lawRequiresNow(state)) return 'post-must-go';
  if (workflow === 'crisis' && unreviewed(state.logged).length > 0) return 'crisis-openings-left';
  const decision = answer(state, 'decision', 'answer');
  return sayNo[workflow] === outcome && decision !== '' && decision !== 'no' ? 'case-decision-was-yes' : null;
}

/** Whether an account is closed before the day that was announced, or was announced later before it than the routine says, and nobody has decided to shorten it. */
function isShortNotice({ edition, state }: Decided, { step, values }: Extract<EventDraft, { kind: 'done' }>): boolean {
  const lastDay = answer(state, 'decision', 'last-day');
  if (
    step !== 'close' ||
    lastDay === '' ||
    state.steps.some(({ id, standing }) => id === 'shorten' && standing === 'done')
  )
    return false;
  const isLate = edition.steps.some(({ id, due }) => {
    const at = state.steps.find((one) => one.id === id && one.standing === 'done')?.at ?? null;
    return (
      id.startsWith('notice-') &&
      due?.from === 'decision.last-day' &&
      at !== null &&
      dayOf(new Date(at)) > addDays(lastDay, due.days ?? 0)
    );
  });
  return isLate || (values['closed-on'] ?? lastDay) < lastDay;
}

/** Months that a block lasts at most before it is reviewed: nobody is shut out for longer than somebody has thought about. */
const blockMonthsMost = 12;

/** What is wrong with a block: it ends or is reviewed on a day to come, within a year, and says in words how to object. */
function blockFault(values: Readonly<Record<string, string>>, today: Day): RefusalCode | null {
  const { 'review-on': end = '', objection = '' } = values;
  if (end <= today || end > addMonths(today, blockMonthsMost)) return 'post-block-end';
  return hasWords(objection) ? null : 'post-block-objection';
}

/** Whether an assessment that speaks of criticism still lacks a second person's yes, given after it. */
function lacksSecondView({ edition, state }: Decided): boolean {
  const find = (id: string) => state.steps.find((one) => one.id === id);
  const [assessed, second] = [find('assess'), find('second-view')];
  if (!edition.steps.some(({ id }) => id === 'second-view') || lawRequiresNow(state)) return false;
  return (
    speaksOfCriticism(assessed?.values ?? {}) &&
    (second?.standing !== 'done' || (second.at ?? '') < (assessed?.at ?? ''))
  );
}

function postFault(decided: Decided, { step, values }: Extract<EventDraft, { kind: 'done' }>): RefusalCode | null {
  const { state, today } = decided;
  // “There is none” is no way round a decision where there is some.
  if (step === 'gallring' && values['how'] === 'nothing')
    return state.packs.some(({ gone }) => gone === null) ? 'post-disposal-needed' : null;
  if (step === 'knowledge') {
    const addresses = linesOf(`${values['address'] ?? ''}\n${values['more'] ?? ''}`);
    return new Set(addresses).size < addresses.length ? 'post-address-twice' : null;
  }
  if (step === 'document' && values['where'] === undefined)
    return state.packs.some(({ what, gone }) => what === 'documentation' && gone !== 'child-abuse')
      ? null
      : 'post-undocumented';
  const { 'again-on': again } = values;
  if (step === 'review-block' && again !== undefined && (again <= today || again > addMonths(today, blockMonthsMost)))
    return 'post-block-end';
  if (step === 'register' && values['how'] === 'registered' && state.dnr === '') return 'post-dnr-needed';
  const { action = '' } = values;
  if ((step !== 'act' && step !== 'act-more') || !measures.includes(action)) return null;
  const ground = groundOf(state);
  if (ground === '' || ground === 'none') return 'post-no-ground';
  if (lacksSecondView(decided)) return 'post-criticism';
  const blocked = action === 'block' ? blockFault(values, today) : null;
  if (blocked !== null) return blocked;
  const enough = ground === 'child-abuse' ? '' : answer(state, 'assess', 'measure');
  // A later measure says itself what it concerns and why.
  const isBeyond = step === 'act' && enough !== '' && measures.indexOf(action) > measures.indexOf(enough);
  return isBeyond ? 'post-beyond-measure' : null;
}

/**
 * Whether a decision was made by whoever the delegation is for, or on a day when that person was away by their registered substitute, and not by one who signed what it decides on: a delegate who is jävig leaves the decision
 * to whoever delegated it (förvaltningslagen 16–17 §§). `null` when it was.
 */
export function deciderFault(state: CaseState, mayDecide: readonly string[], decidedBy: string): RefusalCode | null {
  if (!mayDecide.includes(decidedBy)) return 'case-delegation-other';
  return applications.some((step) => answer(state, step, 'signed-by') === decidedBy) ? 'case-decider-signed' : null;
}

/** Who decided on delegation what is being signed, anew and after the decision, by the same person; `null` when nobody did. */
export function signerWhoDecided(state: CaseState, draft: EventDraft): string | null {
  if (draft.kind !== 'done' || !applications.includes(draft.step)) return null;
  const decider = answer(state, 'decision', 'decided-by');
  const isDelegated = answer(state, 'decision', 'delegation') !== '';
  return isDelegated && decider !== '' && draft.values['signed-by'] === decider ? decider : null;
}
