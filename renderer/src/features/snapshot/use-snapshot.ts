import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { SnapshotDue, SnapshotStatus } from '#core/snapshot/contract.ts';
import { api, queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { queryClient } from '../../app/providers.tsx';
import { useLock } from '../vault/VaultLock.tsx';
import { takeStatus } from '../vault/use-vault.ts';

/** How often the shared folder's state is asked for while it is shown, as lateness comes with time alone; milliseconds. */
const askEveryMs = 60_000;

/** How the register stands to its shared folder; undefined until the core has answered. */
export function useSnapshot(): SnapshotStatus | undefined {
  return useQuery({ ...queries.snapshot.status.queryOptions({ input: {} }), refetchInterval: askEveryMs }).data;
}

/** Looks into the folder when a page that says who writes is shown, and again when a vault is opened: another computer may have taken over since. */
export function useLookAgain(status: SnapshotStatus | undefined): void {
  const writes = status?.side === 'writer';
  const isLocked = status?.missing.includes('unlocked-vault');
  useEffect(() => {
    if (writes) void api.snapshot.lookAgain({}).then(takeSnapshot, () => {});
  }, [writes, isLocked]);
}

/** What the shared folder asks somebody to do. */
export function useSnapshotDue(): SnapshotDue[] {
  return useQuery({ ...queries.snapshot.due.queryOptions({ input: {} }), refetchInterval: askEveryMs }).data ?? [];
}

/** Takes in what a change answered, so that no screen shows the old state meanwhile; the rest is read again. */
export function takeSnapshot(status: SnapshotStatus): void {
  const queryKey = queries.snapshot.status.queryKey({ input: {} });
  void queryClient.cancelQueries({ queryKey });
  queryClient.setQueryData(queryKey, status);
  void queryClient.invalidateQueries({ queryKey: queries.snapshot.due.key() });
  void queryClient.invalidateQueries({ queryKey: queries.snapshot.ownChanges.key() });
}

/** Runs the work when some vault is open: at once, or when the person has opened the one of the administration that is shown. */
export function useWithKeys(): (work: () => void) => void {
  const status = useSnapshot();
  const { withOpen } = useLock();
  return (work) => (status?.missing.includes('unlocked-vault') === true ? withOpen(work) : work());
}

/**
 * Names the place off this computer. A shared folder is named only when the first snapshot lies in it:
 * what the vault promises must be there.
 */
export function useOffSite(vaultId: string, onDone: () => void) {
  const { administration } = usePlace();
  return useMutation({
    mutationFn: async (place: { kind: 'shared-folder' | 'other'; text: string }) => {
      if (place.kind === 'shared-folder') takeSnapshot(await api.snapshot.share({ folder: place.text }));
      return await api.vault.nameOffSite({ vaultId, ...place });
    },
    meta: { showsError: true },
    onSuccess: (status, { kind }) => {
      takeStatus(administration.id, status);
      // The naming itself is a change that the first snapshot does not have; what hinders a second one now is said by the folder's card.
      if (kind === 'shared-folder') void api.snapshot.write({}).then(takeSnapshot, () => {});
      onDone();
    },
  });
}
