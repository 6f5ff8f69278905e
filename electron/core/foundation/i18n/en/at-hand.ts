import type { Complete } from '../complete.ts';
import type { atHand as swedish } from '../sv/at-hand.ts';

export const atHand: Complete<typeof swedish> = {
  title: 'At hand',
  choose: 'List',
  again: 'Start again',
  source: 'Source: {{source}}',
  kept: 'The ticks are not kept.',
};
