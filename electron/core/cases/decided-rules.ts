import type { RefusalCode } from '../foundation/errors.ts';
import { unreviewed } from './crisis/rules.ts';
import type { CaseState, EventDraft } from './engine/contract.ts';
import { groundOf, statutory } from './gates.ts';

const answer = ({ steps }: CaseState, id: string, question: string): string => {
  const step = steps.find((one) => one.id === id);
  return step?.standing === 'done' ? (step.values[question] ?? '') : '';
};

/** The least intrusive first: förvaltningslagen 5 § asks for no more than is needed. */
const measures = ['hide', 'remove', 'block'];

/** Ends that say that the decision was a no. */
const sayNo: Readonly<Record<string, string>> = { start: 'declined', closure: 'kept', lost: 'let-be' };

/**
 * What of an event goes against what the case itself has decided; `null` when nothing does. It holds in every case, also in one that began with
 * an older workflow: nothing is done to a post without a ground or beyond the measure that was found to be enough, what the law requires to be
 * removed is not left, a case does not end with a no after a yes, and no crisis ends before somebody else has looked at its nödöppningar.
 */
export function decidedFault(workflow: string, state: CaseState, draft: EventDraft): RefusalCode | null {
  if (draft.kind === 'done') return workflow === 'post' ? actFault(state, draft) : null;
  if (draft.kind !== 'ended') return null;
  const { outcome } = draft;
  if (workflow === 'post' && outcome === 'stays' && mustGo(state)) return 'post-must-go';
  if (workflow === 'crisis' && unreviewed(state.logged).length > 0) return 'crisis-openings-left';
  const decision = answer(state, 'decision', 'answer');
  return sayNo[workflow] === outcome && decision !== '' && decision !== 'no' ? 'case-decision-was-yes' : null;
}

/** Where the law requires the post to be removed, and somebody has found that it is obvious (5 § BBS-lagen). */
const mustGo = (state: CaseState) => statutory.has(groundOf(state)) && answer(state, 'assess', 'obvious') === 'yes';

function actFault(state: CaseState, { step, values }: Extract<EventDraft, { kind: 'done' }>): RefusalCode | null {
  const { action = '' } = values;
  if ((step !== 'act' && step !== 'act-more') || !measures.includes(action)) return null;
  const ground = groundOf(state);
  if (ground === '' || ground === 'none') return 'post-no-ground';
  const enough = answer(state, 'assess', 'measure');
  // A later measure says itself what it concerns and why.
  const isBeyond = step === 'act' && enough !== '' && measures.indexOf(action) > measures.indexOf(enough);
  return isBeyond ? 'post-beyond-measure' : null;
}

/**
 * Whether a decision was made by whoever the delegation is for, and not by one who signed what it decides on: a delegate who is jävig leaves the decision
 * to whoever delegated it (förvaltningslagen 16–17 §§). `null` when it was.
 */
export function deciderFault(state: CaseState, delegateId: string, decidedBy: string): RefusalCode | null {
  if (delegateId !== decidedBy) return 'case-delegation-other';
  return answer(state, 'application', 'signed-by') === decidedBy ? 'case-decider-signed' : null;
}
