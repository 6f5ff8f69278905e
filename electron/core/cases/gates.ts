import type { LinkedAccount } from '../accounts/gaps-of-accounts.ts';
import type { CaseState, Edition, StepState } from './engine/contract.ts';

/** What a gate is answered from: the case, and the accounts that it is about as they are in the register now. */
export interface Look {
  state: CaseState;
  accounts: readonly LinkedAccount[];
}

const step = ({ state }: Look, id: string): StepState | undefined => state.steps.find((one) => one.id === id);
const isDone = (look: Look, id: string) => step(look, id)?.standing === 'done';
const answer = (look: Look, id: string, question: string) =>
  isDone(look, id) ? (step(look, id)?.values[question] ?? '') : '';

const noWayIn = new Set(['access-nobody', 'access-few', 'access-unknown', 'communicator-access']);
const isBasic = (gap: string) => gap.startsWith('check-') || gap.startsWith('unchecked-');

/** Every account that the case is about is without such gaps; a case that is about none has shown nothing. */
const noneLacks = ({ accounts }: Look, lacks: (gap: string) => boolean) =>
  accounts.length > 0 && accounts.every(({ gaps }) => !gaps.some(lacks));

/** The ground that a post was assessed on; '' while none stands. */
export function groundOf(state: CaseState): string {
  return answer({ state, accounts: [] }, 'assess', 'ground');
}

/** Whether the case is one where a ground is assessed, so that nothing is kept of a post before it is known that it may be. */
export function asksForGround(edition: Edition): boolean {
  return edition.steps.some(({ id, requires }) => id === 'assess' && requires.some((one) => one.id === 'ground'));
}

/** Files of the post lie in the case, or did until they were gallrade; or the step says where else they lie. */
const isDocumented = (look: Look) =>
  look.state.packs.some(({ what, gone }) => what === 'documentation' && gone !== 'child-abuse') ||
  answer(look, 'document', 'where') !== '';

/** The eight grounds of 5 § BBS-lagen. */
const statutory = new Set([
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
 * The gates that a workflow may have, and when each is open. Whoever works in the case never says it: it follows from what is
 * recorded and registered. A gate that is not here is shut, and a workflow that names one is refused.
 */
const gates: Readonly<Record<string, (look: Look) => boolean>> = {
  'decision-made': (look) => answer(look, 'decision', 'answer') === 'yes',
  'access-rule-met': (look) => noneLacks(look, (gap) => noWayIn.has(gap)),
  'basics-checked': (look) => noneLacks(look, isBasic),
  'notice-given': (look) =>
    isDone(look, 'shorten') || ['notice-28', 'notice-14', 'notice-2'].every((id) => isDone(look, id)),
  'archive-record-done': (look) => isDone(look, 'archive'),
  'seen-gone': (look) => isDone(look, 'check-gone'),
  'attempts-logged': (look) => isDone(look, 'attempts'),
  'public-notice': (look) => isDone(look, 'tell-public') || isDone(look, 'warn'),
  'incident-assessed': (look) => isDone(look, 'incident'),
  'documented-or-law-requires-now': (look) =>
    isDocumented(look) || (statutory.has(groundOf(look.state)) && answer(look, 'assess', 'obvious') === 'yes'),
  'registered-or-deadline-set': (look) =>
    look.state.dnr !== '' || (answer(look, 'register', 'by') !== '' && answer(look, 'register', 'owner') !== ''),
  // Of suspected child-abuse material nothing may be kept: there is nothing to explain.
  'documented-or-explained': (look) =>
    isDocumented(look) || isDone(look, 'undocumented') || groundOf(look.state) === 'child-abuse',
  'lead-named': ({ state }) => state.roles['crisis-lead'] !== undefined,
  'last-post-published': (look) => isDone(look, 'last-post'),
  'old-posts-updated': (look) => isDone(look, 'old-posts'),
};

/** The gates that the app can answer. */
export const providedGates: ReadonlySet<string> = new Set(Object.keys(gates));

/** How every gate of a workflow is now. */
export function factsOf(edition: Edition, look: Look): Record<string, boolean> {
  return Object.fromEntries(edition.gates.map(({ id }) => [id, gates[id]?.(look) ?? false]));
}
