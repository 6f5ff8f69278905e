/** Lists to have at hand. */
export const atHand = {
  title: 'Till hands',
  choose: 'Lista',
  again: 'Börja om',
  source: 'Källa: {{source}}',
  kept: 'Kryssen sparas inte.',
} as const;
