import type { AccountStatus } from '#core/accounts/contract.ts';
import type { Tone } from '../../ui/Chip.tsx';

/** How each status is marked; the word says it. */
export const statusTones: Record<AccountStatus, Tone> = {
  applied: 'plain',
  approved: 'plain',
  active: 'ok',
  dormant: 'plain',
  closing: 'warn',
  closed: 'plain',
  lost: 'bad',
  unknown: 'warn',
};
