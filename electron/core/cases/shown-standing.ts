import type { CaseState, StepState } from './engine/contract.ts';

/** How a step's standing is said: in a case that has ended, what was left was not done. Worded in `cases.standing`. */
export const shownStanding = (
  { standing }: Pick<StepState, 'standing'>,
  { ended }: Pick<CaseState, 'ended'>,
): StepState['standing'] | 'not-done' =>
  ended !== null && (standing === 'ready' || standing === 'waiting') ? 'not-done' : standing;
