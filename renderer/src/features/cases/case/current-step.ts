import type { Case } from '#core/cases/contract.ts';
import type { Step, StepState } from '#core/cases/engine/contract.ts';
import { isWaitedFor } from '#core/cases/at-rest.ts';
import { dueKey } from '#core/cases/due-key.ts';
import { saidNo } from '#core/cases/said-no.ts';

/** A step as the page shows it: what the workflow says, and how it stands. */
export interface SeenStep {
  step: Step;
  state: StepState;
}

/** The steps of a case in order; after a no that ends it none that is left is needed. */
export function stepsOf({ edition, state }: Pick<Case, 'edition' | 'state'>): SeenStep[] {
  const isOver = saidNo(edition.id, state) !== null;
  return edition.steps.flatMap((step) => {
    const one = state.steps.find(({ id }) => id === step.id);
    if (one === undefined) return [];
    const isLeft = one.standing === 'ready' || one.standing === 'waiting';
    return [{ step, state: isOver && isLeft ? { ...one, standing: 'not-needed' as const } : one }];
  });
}

/** The step to do next: the one that is due first of those that can be done and that the case waits for. */
export function nextOf(
  { edition, state: whole }: Pick<Case, 'edition' | 'state'>,
  steps: readonly SeenStep[],
): SeenStep | undefined {
  return steps
    .filter(({ step, state }) => state.standing === 'ready' && isWaitedFor(edition, whole, step))
    .toSorted((a, b) => dueKey(a.state).localeCompare(dueKey(b.state)))[0];
}
