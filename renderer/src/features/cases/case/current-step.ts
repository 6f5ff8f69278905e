import type { Case } from '#core/cases/contract.ts';
import type { Step, StepState } from '#core/cases/engine/contract.ts';

/** A step as the page shows it: what the workflow says, and how it stands. */
export interface SeenStep {
  step: Step;
  state: StepState;
}

/** The steps of a case in order. */
export function stepsOf({ edition, state }: Case): SeenStep[] {
  return edition.steps.flatMap((step) => {
    const one = state.steps.find(({ id }) => id === step.id);
    return one === undefined ? [] : [{ step, state: one }];
  });
}

const dueKey = ({ state }: SeenStep) => state.dueAt ?? state.dueOn ?? '9999';

/** The step to do next: the one that is due first of those that can be done; an optional one is never next. */
export function nextOf(steps: readonly SeenStep[]): SeenStep | undefined {
  return steps
    .filter(({ step, state }) => state.standing === 'ready' && !step.optional)
    .toSorted((a, b) => dueKey(a).localeCompare(dueKey(b)))[0];
}
