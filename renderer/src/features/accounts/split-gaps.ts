export { isUnchecked, splitGaps } from '#core/accounts/split-gaps.ts';
