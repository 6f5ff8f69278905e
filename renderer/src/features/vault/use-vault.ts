import { useQuery } from '@tanstack/react-query';
import type { VaultStatus } from '#core/vault/contract.ts';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { queryClient } from '../../app/providers.tsx';

/** The vault of the administration that is shown; `status` is undefined until the core has answered. Holds nothing secret. */
export function useVault(): {
  status: VaultStatus | undefined;
  /** Null until a vault is founded. */
  vaultId: string | null;
  isOpen: boolean;
  error: Error | null;
} {
  const { administration } = usePlace();
  const { data, error } = useQuery(
    queries.vault.status.queryOptions({ input: { administrationId: administration.id } }),
  );
  // A core that does not answer can open nothing: what is shown must go.
  return { status: data, vaultId: data?.vaultId ?? null, isOpen: data?.unlocked === true && error === null, error };
}

/** Shows a status at once, before the core has answered; a read that began before must not overwrite it. */
export function showStatus(administrationId: string, status: VaultStatus): void {
  const queryKey = queries.vault.status.queryKey({ input: { administrationId } });
  void queryClient.cancelQueries({ queryKey });
  queryClient.setQueryData(queryKey, status);
}

/** Takes in what a change of the vault answered, so that no screen shows the old state meanwhile; everything else of the vault is read again. */
export function takeStatus(administrationId: string, status: VaultStatus): void {
  showStatus(administrationId, status);
  void queryClient.invalidateQueries({ queryKey: queries.vault.key() });
}

/** Whether everything that stands before the first secret is there. */
export function isReady(status: VaultStatus): boolean {
  return status.vaultId !== null && status.missing.length === 0;
}
