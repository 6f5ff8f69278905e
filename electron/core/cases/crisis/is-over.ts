import type { CaseState } from '../engine/contract.ts';

/** Whether a crisis is over: when everyday is back, though what is learnt of it is still to be written. */
export const isOver = ({ steps, ended }: Pick<CaseState, 'ended' | 'steps'>): boolean =>
  ended !== null || steps.some(({ id, standing }) => id === 'stand-down' && standing === 'done');
