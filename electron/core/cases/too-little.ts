import type { CaseState } from './engine/contract.ts';
import { lawRequiresNow } from './gates.ts';

/** Whether a measure leaves what the law requires to be removed at once: a post that is hidden is still there for its author and their friends. */
export function isTooLittle(state: CaseState, step: string, action: string): boolean {
  return (step === 'act' || step === 'act-more') && action === 'hide' && lawRequiresNow(state);
}
