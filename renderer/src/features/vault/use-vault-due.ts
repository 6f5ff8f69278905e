import type { VaultStatus } from '#core/vault/contract.ts';
import { useVault } from './use-vault.ts';

/** What the vault asks somebody to do, worst first; worded in `vaultUi.due.<kind>`. */
export type VaultDueKind =
  | 'unbegun'
  | 'read-only'
  | 'untrusted'
  | 'kit-used'
  | 'no-kit'
  | 'no-off-site'
  | 'kit-holders-gone'
  | 'rotations'
  | 'closing-review'
  | 'overdue-loans'
  | 'one-custodian'
  | 'drill-overdue';

export interface VaultDue {
  kind: VaultDueKind;
  severity: 'bad' | 'warn' | 'plain';
  count: number;
  to: string;
  /** The day by which, where there is one. */
  day?: string | null;
}

const settings = '/installningar/valv';

/** What a status asks for; an administration that has not begun with it is asked for that alone. */
function vaultDueOf(status: VaultStatus): VaultDue[] {
  if (status.vaultId === null) return [{ kind: 'unbegun', severity: 'plain', count: 1, to: settings }];
  const rows: Array<VaultDue & { holds: boolean }> = [
    {
      kind: 'read-only',
      severity: 'bad',
      count: 1,
      to: settings,
      holds: status.readOnly === 'list-rolled-back' || status.readOnly === 'list-broken',
    },
    {
      kind: 'untrusted',
      severity: 'bad',
      count: status.untrusted,
      to: '/konton/inloggningar',
      holds: status.untrusted > 0,
    },
    // Whoever put the pages together opens everything, by what they may have written down; and no page proves a second person until there is a new kit.
    { kind: 'kit-used', severity: 'bad', count: 1, to: settings, holds: status.kit?.used === true },
    { kind: 'no-kit', severity: 'bad', count: 1, to: settings, holds: status.missing.includes('kit') },
    { kind: 'no-off-site', severity: 'bad', count: 1, to: settings, holds: status.missing.includes('off-site') },
    {
      kind: 'kit-holders-gone',
      severity: 'warn',
      count: status.kit?.holdersGone.length ?? 0,
      to: settings,
      holds: (status.kit?.holdersGone.length ?? 0) > 0,
    },
    {
      kind: 'rotations',
      severity: 'warn',
      count: status.openRotations,
      to: '/konton/losenord-att-byta',
      holds: status.openRotations > 0,
    },
    {
      kind: 'closing-review',
      severity: 'warn',
      count: status.closingsToReview,
      day: status.closingReviewDueOn,
      to: '/konton/losenord-att-byta',
      holds: status.closingsToReview > 0,
    },
    {
      kind: 'overdue-loans',
      severity: 'warn',
      count: status.overdueLoans,
      to: '/konton/inloggningar',
      holds: status.overdueLoans > 0,
    },
    {
      kind: 'one-custodian',
      severity: 'warn',
      count: status.fullCustodians,
      to: '/personer?del=nycklar',
      holds: status.missing.length === 0 && status.fullCustodians < 2,
    },
    { kind: 'drill-overdue', severity: 'plain', count: 1, to: settings, holds: status.kit?.drillOverdue === true },
  ];
  return rows.filter(({ holds }) => holds).map(({ holds: _holds, ...row }) => row);
}

/** What the vault asks for in the administration that is shown. */
export function useVaultDue(): VaultDue[] {
  const { status } = useVault();
  return status === undefined ? [] : vaultDueOf(status);
}
