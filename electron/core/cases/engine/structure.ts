import type { AccountStatus } from '../../accounts/contract.ts';
import type { Edition, Effect, Outcome, Requirement, Step } from './contract.ts';

/** Steps with their order among each other; enough of a workflow to reason about what comes before what. */
export type Steps = ReadonlyArray<Pick<Step, 'id' | 'after' | 'gates'>>;

/** Every step that comes before a step, however far; the step itself only where there is a circle. */
export function stepsBefore(steps: Steps, id: string): Set<string> {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const before = new Set<string>();
  const ahead = [...(byId.get(id)?.after ?? [])];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (before.has(next)) continue;
    before.add(next);
    ahead.push(...(byId.get(next)?.after ?? []));
  }
  return before;
}

/** Steps with a gate that come before a step, in the order of the list. */
export function gatesBefore(steps: Steps, id: string): string[] {
  const before = stepsBefore(steps, id);
  return steps.filter((step) => step.gates.length > 0 && before.has(step.id)).map((step) => step.id);
}

/** Whether a gate guards a step: it has one, or comes after a step that has. */
export function isGuarded(steps: Steps, id: string): boolean {
  return steps.some((step) => step.id === id && step.gates.length > 0) || gatesBefore(steps, id).length > 0;
}

/** The gates that an outcome waits for: its own, and every step's where it does not stop. */
export function gatesOfOutcome({ steps }: Pick<Edition, 'steps'>, outcome: Outcome): string[] {
  return [...new Set([...outcome.gates, ...(outcome.stops ? [] : steps.flatMap(({ gates }) => gates))])];
}

/** What `step.question` names. */
export function answerNamed(
  steps: Edition['steps'],
  name: string,
): { step: Step; requirement: Requirement } | undefined {
  const [stepId, answerId] = name.split('.');
  const step = steps.find(({ id }) => id === stepId);
  const requirement = step?.requires.find(({ id }) => id === answerId);
  return step === undefined || requirement === undefined ? undefined : { step, requirement };
}

/** Whether a step gives an account another status, by the one that it has. */
export const takesFrom = ({ from, status: to }: Effect, status: AccountStatus): boolean =>
  status !== to && (from === undefined ? status !== 'closed' : from.includes(status));
