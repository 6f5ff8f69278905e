import type { Due, Edition, Step } from './contract.ts';
import { stepsBefore } from './structure.ts';

/** How long a time is at least; hours. Office days count the weekends that they cannot miss. */
function hoursOf({ hours, officeDays, days = 0 }: Due): number {
  if (hours !== undefined) return hours;
  return 24 * (officeDays === undefined ? days : Math.floor(officeDays / 5) * 7 + (officeDays % 5));
}

/**
 * Steps whose time runs out before that of a step they wait for, each with the last such step. Only times that count from the same are held
 * against each other; what somebody can do about it is a warning and no fault, for a case may still go faster.
 */
export function dueBeforeWaited({ steps }: Pick<Edition, 'steps'>): Array<{ step: string; waited: Step }> {
  return steps.flatMap((step) => {
    const { due } = step;
    if (due === undefined) return [];
    const before = stepsBefore(steps, step.id);
    const waited = steps.findLast(
      (one) => before.has(one.id) && one.due?.from === due.from && hoursOf(one.due) > hoursOf(due),
    );
    return waited === undefined ? [] : [{ step: step.id, waited }];
  });
}
