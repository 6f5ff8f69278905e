import type { Gap } from './contract.ts';

/** Whether nobody has looked: then it is not known to be missing (R9, unknown is shown as unknown). */
export const isUnchecked = (gap: Gap): boolean => gap.startsWith('unchecked-');

/** How many of these are missing, and how many only not looked for. */
export function splitGaps(gaps: readonly Gap[]): { missing: number; unchecked: number } {
  const unchecked = gaps.filter(isUnchecked).length;
  return { missing: gaps.length - unchecked, unchecked };
}
