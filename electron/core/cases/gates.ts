import type { LinkedAccount } from '../accounts/gaps-of-accounts.ts';
import { wordsIn } from '../foundation/i18n/index.ts';
import { announcementNotes, isAnnounced } from './announcements.ts';
import { isNothingLeft, type Left, leftNotes } from './closure/left-rules.ts';
import type { GateWay } from './contract.ts';
import { unreviewed } from './crisis/rules.ts';
import type { CaseEvent, CaseState, Edition, StepState, Text } from './engine/contract.ts';

/** What a gate is answered from: the case, and the accounts that it is about as they are in the register now. */
export interface Look {
  state: CaseState;
  events: readonly CaseEvent[];
  accounts: ReadonlyArray<Pick<LinkedAccount, 'gaps'>>;
  /** What still stands for those accounts. */
  left: Left;
}

const doneIn = ({ steps }: CaseState, id: string): StepState | undefined =>
  steps.find((one) => one.id === id && one.standing === 'done');
const answerIn = (state: CaseState, id: string, question: string) => doneIn(state, id)?.values[question] ?? '';
const isDone = ({ state }: Look, id: string) => doneIn(state, id) !== undefined;
const answer = ({ state }: Look, id: string, question: string) => answerIn(state, id, question);

const decidedNo: Text = {
  sv: wordsIn('sv')('cases.decidedNo'),
  en: wordsIn('en')('cases.decidedNo'),
};

/** A decision to start: made in the case, or beforehand for its kind. */
const isYes = (given: string | undefined) => given === 'yes' || given === 'preapproved';

const noWayIn = new Set(['access-nobody', 'access-few', 'access-unknown', 'communicator-access']);
const isBasic = (gap: string) => gap.startsWith('check-') || gap.startsWith('unchecked-');

/** Every account that the case is about is without such gaps; a case that is about none has shown nothing. */
const noneLacks = ({ accounts }: Look, lacks: (gap: string) => boolean) =>
  accounts.length > 0 && accounts.every(({ gaps }) => !gaps.some(lacks));

/** The ground that a post was assessed on; '' while none stands. */
export const assessedGround = (state: CaseState): string => answerIn(state, 'assess', 'ground');

/** The ground that a case goes by: what its files were found to be, before what was assessed; '' while there is none. */
export function groundOf(state: CaseState): string {
  return state.packs.some(({ gone }) => gone === 'child-abuse') ? 'child-abuse' : assessedGround(state);
}

/** Whether the case is one where a ground is assessed, so that nothing is kept of a post before it is known that it may be. */
export function asksForGround(edition: Edition): boolean {
  return edition.steps.some(({ id, requires }) => id === 'assess' && requires.some((one) => one.id === 'ground'));
}

/** Files of the post lie in the case, or did until they were gallrade, and not by mistake; or the step says where else they lie. */
export const isDocumented = (state: CaseState): boolean =>
  state.packs.some(
    ({ what, gone, misfiled }) => what === 'documentation' && gone !== 'child-abuse' && misfiled === undefined,
  ) || answerIn(state, 'document', 'where') !== '';

/** The eight grounds of 5 § BBS-lagen. */
export const statutory: ReadonlySet<string> = new Set([
  'threat',
  'privacy',
  'sedition',
  'agitation',
  'child-abuse',
  'violence',
  'terror',
  'copyright',
]);

/**
 * Where the law requires the post to be removed: somebody has found that it is obvious (5 § lagen 1998:112). Suspected child-abuse material
 * is never documented, so nothing waits for that.
 */
export function lawRequiresNow(state: CaseState): boolean {
  const ground = groundOf(state);
  const isObvious = answerIn(state, 'assess', 'obvious') === 'yes';
  return ground === 'child-abuse' || (statutory.has(ground) && isObvious);
}

/** Where somebody goes to open a gate: steps of the case, its accounts in the register, its roles, or its diarienummer. */
type Way = GateWay['to'];

interface Answered {
  isOpen: (look: Look, edition: Edition) => boolean;
  /** More than the workflow itself says of it: which rule does not hold, or by what it is open. */
  notes?: (look: Look, edition: Edition) => Text[];
  to: Way;
  steps?: readonly string[];
}

const byStep = (...steps: string[]): Answered => ({
  isOpen: (look) => steps.some((id) => isDone(look, id)),
  to: 'steps',
  steps,
});

/**
 * The gates that a workflow may have, when each is open, and where it is opened. Whoever works in the case never says that it is:
 * it follows from what is recorded and registered. A gate that is not here is shut, and a workflow that names one is refused.
 */
const gates: Readonly<Record<string, Answered>> = {
  'decision-made': {
    isOpen: (look) => isYes(answer(look, 'decision', 'answer')),
    notes: (look) => (answer(look, 'decision', 'answer') === 'no' ? [decidedNo] : []),
    to: 'steps',
    steps: ['decision'],
  },
  'start-decided': {
    isOpen: (look) => answer(look, 'found', 'basis') === 'paper' || isYes(answer(look, 'decision', 'answer')),
    to: 'steps',
    steps: ['found', 'decision'],
  },
  'access-rule-met': { isOpen: (look) => noneLacks(look, (gap) => noWayIn.has(gap)), to: 'accounts' },
  'basics-checked': { isOpen: (look) => noneLacks(look, isBasic), to: 'accounts' },
  'notice-given': {
    isOpen: ({ state, events }, edition) => isAnnounced({ edition, state, events }),
    notes: ({ state, events }, edition) => announcementNotes({ edition, state, events }),
    to: 'steps',
    steps: ['notice-28', 'notice-14', 'notice-2', 'shorten'],
  },
  'archive-record-done': byStep('archive'),
  'nothing-left': {
    isOpen: ({ state, accounts, left }) => isNothingLeft(state, accounts, left),
    notes: ({ state, left }) => leftNotes(state, left),
    to: 'steps',
    steps: ['keep-some'],
  },
  'seen-gone': byStep('check-gone'),
  'attempts-logged': byStep('attempts'),
  'public-notice': byStep('tell-public', 'warn'),
  'incident-assessed': byStep('incident'),
  'documented-or-law-requires-now': {
    isOpen: (look) => isDocumented(look.state) || lawRequiresNow(look.state),
    to: 'steps',
    steps: ['document', 'assess'],
  },
  'registered-or-deadline-set': {
    isOpen: (look) =>
      look.state.dnr !== '' || (answer(look, 'register', 'by') !== '' && answer(look, 'register', 'owner') !== ''),
    to: 'registration',
    steps: ['register'],
  },
  'documented-or-explained': {
    // Of suspected child-abuse material nothing may be kept: there is nothing to explain.
    isOpen: (look) =>
      isDocumented(look.state) || isDone(look, 'undocumented') || groundOf(look.state) === 'child-abuse',
    to: 'steps',
    steps: ['document', 'undocumented'],
  },
  'lead-named': { isOpen: ({ state }) => state.roles['crisis-lead'] !== undefined, to: 'roles' },
  'last-post-published': byStep('last-post'),
  'old-posts-updated': byStep('old-posts'),
  'openings-reviewed': {
    isOpen: ({ state }) => state.openedAt !== null && unreviewed(state.logged).length === 0,
    to: 'steps',
    steps: ['second-look'],
  },
};

/** The gates that the app can answer. */
export const providedGates: ReadonlySet<string> = new Set(Object.keys(gates));

/** How every gate of a workflow is now. */
export function factsOf(edition: Edition, look: Look): Record<string, boolean> {
  return Object.fromEntries(edition.gates.map(({ id }) => [id, gates[id]?.isOpen(look, edition) ?? false]));
}

/** What is said of the gates of a workflow beside whether they are open, by id; the same is shown and refused with. */
export function notesOf(edition: Edition, look: Look): Record<string, Text[]> {
  return Object.fromEntries(edition.gates.map(({ id }) => [id, gates[id]?.notes?.(look, edition) ?? []]));
}

/** Where each gate of a workflow is opened; of a local routine, the steps that it has. */
export function waysOf({ gates: named, steps }: Edition): Record<string, GateWay> {
  return Object.fromEntries(
    named.map(({ id }) => {
      const { to = 'steps', steps: at = [] } = gates[id] ?? {};
      return [id, { to, steps: at.filter((step) => steps.some((one) => one.id === step)) }];
    }),
  );
}
