import type { CaseState } from './engine/contract.ts';

/** Ends that say that the decision was a no. */
export const endOfNo: Readonly<Record<string, string>> = { start: 'declined', closure: 'kept', lost: 'let-be' };

/** Cases in which nothing is left to do after a no but to say it and end. */
const overByNo = new Set(['start', 'closure']);

/** The answers of a decision that is a no, after which the case is over; `null` otherwise. */
export function saidNo(workflow: string, { steps }: Pick<CaseState, 'steps'>): Readonly<Record<string, string>> | null {
  const decision = steps.find(({ id, standing }) => id === 'decision' && standing === 'done');
  return decision?.values['answer'] === 'no' && overByNo.has(workflow) ? decision.values : null;
}

/** Whether a case has had a decision, whatever it was. */
export const isDecided = ({ steps }: Pick<CaseState, 'steps'>): boolean =>
  steps.some(({ id, standing }) => id === 'decision' && standing === 'done');
