import type { Case } from '#core/cases/contract.ts';

/** The day by which whoever applied is answered: when the decision is due; `null` in other cases, and when it has been decided. */
export function answerDayOf({ workflow, state }: Pick<Case, 'workflow' | 'state'>): string | null {
  const decision = workflow === 'start' ? state.steps.find(({ id }) => id === 'decision') : undefined;
  return decision === undefined || decision.standing === 'done' ? null : decision.dueOn;
}
