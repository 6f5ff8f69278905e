import type { CaseState, StepState } from './engine/contract.ts';

/** How a step's standing is said: in a case that has ended, what was left was not done; before that what nothing asks for `rests`. Worded in `cases.standing`. */
export function shownStanding(
  { standing }: Pick<StepState, 'standing'>,
  { ended }: Pick<CaseState, 'ended'>,
  rests = false,
): StepState['standing'] | 'not-done' | 'at-rest' {
  if (standing !== 'ready' && standing !== 'waiting') return standing;
  if (ended !== null) return 'not-done';
  return rests ? 'at-rest' : standing;
}
