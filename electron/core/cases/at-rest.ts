import { speaksOfCriticism } from './criticism.ts';
import type { CaseState, Edition } from './engine/contract.ts';
import { groundOf, isDocumented, lawRequiresNow } from './gates.ts';

const valuesOf = ({ steps }: CaseState, id: string) =>
  steps.find((one) => one.id === id && one.standing === 'done')?.values ?? {};

/** Optional steps of a post that it takes only when it has come to that, and whether it has. */
const takenWhen: Readonly<Record<string, (state: CaseState) => boolean>> = {
  'second-view': (state) => speaksOfCriticism(valuesOf(state, 'assess')) && !lawRequiresNow(state),
  undocumented: (state) =>
    groundOf(state) !== 'child-abuse' && !isDocumented(state) && valuesOf(state, 'act')['action'] !== undefined,
  'review-block': (state) => ['act', 'act-more'].some((id) => valuesOf(state, id)['action'] === 'block'),
};

/** Steps that are there to be taken and that nothing in the case asks for: quiet until it does. */
export function stepsAtRest({ id, steps }: Edition, state: CaseState): ReadonlySet<string> {
  if (id !== 'post') return new Set();
  const rests = steps.filter((step) => step.optional && takenWhen[step.id]?.(state) === false);
  return new Set(rests.map((step) => step.id));
}

/** Whether a case waits for a step: what is not optional, and a second person's view where what was assessed speaks of criticism. */
export function isWaitedFor(
  { id: workflow }: Edition,
  state: CaseState,
  step: { id: string; optional: boolean },
): boolean {
  return !step.optional || (workflow === 'post' && step.id === 'second-view' && takenWhen[step.id]?.(state) === true);
}
