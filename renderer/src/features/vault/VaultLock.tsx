import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client.ts';
import { errorText } from '../../api/errors.ts';
import { usePlace } from '../../app/administration.tsx';
import { useKey } from '../../app/keys.ts';
import { say } from '../../ui/Toasts.tsx';
import { UnlockDialog } from './UnlockDialog.tsx';
import { showStatus, useVault } from './use-vault.ts';

interface Lock {
  /** Runs the work with the vault open: at once, or when the person has opened it; not at all when they close the dialog. */
  withOpen: (work: () => void) => void;
  /** Locks an open vault, opens a locked one, leads to the setup where there is none. */
  toggle: () => void;
}

const LockContext = createContext<Lock | null>(null);

/** The lock of the vault, for everything inside the shell. */
export function useLock(): Lock {
  const lock = useContext(LockContext);
  if (lock === null) throw new Error('useLock outside VaultLock');
  return lock;
}

/** How often the core is told that somebody is here; milliseconds. The shortest idle time is a minute. */
const touchEveryMs = 15_000;

/** Tells the core while somebody uses the app, so that the vault is not locked under their hands. */
function useTouch(isOpen: boolean): void {
  const last = useRef(0);
  useEffect(() => {
    if (!isOpen) return;
    const touch = () => {
      if (Date.now() - last.current < touchEveryMs) return;
      last.current = Date.now();
      // A core that is gone is shown by the page's own calls.
      api.vault.touch({}).catch(() => {});
    };
    const signs = ['keydown', 'pointerdown', 'wheel', 'pointermove'] as const;
    for (const sign of signs) addEventListener(sign, touch, { passive: true });
    return () => {
      for (const sign of signs) removeEventListener(sign, touch);
    };
  }, [isOpen]);
}

/** Says when the vault locked by itself; a lock that somebody asked for needs no words. */
function useSaysWhy(): void {
  const { t } = useTranslation('app');
  const { status } = useVault();
  const before = useRef<{ vaultId: string | null; wasOpen: boolean }>({ vaultId: null, wasOpen: false });
  useEffect(() => {
    if (status === undefined) return;
    const wasOpen = before.current.wasOpen && before.current.vaultId === status.vaultId;
    before.current = { vaultId: status.vaultId, wasOpen: status.unlocked };
    if (wasOpen && !status.unlocked && status.lockReason !== null && status.lockReason !== 'asked')
      say({ text: t(`vaultUi.lockReason.${status.lockReason}`) });
  }, [status, t]);
}

/** Keeps the vault's lock for the pages: the key, the dialog that opens it, the signs of life. */
export function VaultLock({ children }: { children: ReactNode }) {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const { administration } = usePlace();
  const { status, isOpen } = useVault();
  const [pending, setPending] = useState<{ work: () => void } | null>(null);
  useTouch(isOpen);
  useSaysWhy();

  const withOpen = useCallback(
    (work: () => void) => {
      if (isOpen) work();
      else if (status !== undefined && status.vaultId === null) void navigate('/installningar/valv');
      else setPending({ work });
    },
    [isOpen, status, navigate],
  );
  const toggle = useCallback(() => {
    if (status === undefined) return;
    if (!isOpen) return withOpen(() => {});
    // Gone from the page at once; the core wipes its keys and says so to the other windows.
    showStatus(administration.id, { ...status, unlocked: false, lockReason: 'asked' });
    api.vault.lock({ reason: 'asked' }).catch((error: unknown) => say({ text: errorText(error, t), isError: true }));
  }, [status, isOpen, withOpen, administration.id, t]);
  useKey('lock', toggle);

  return (
    <LockContext value={{ withOpen, toggle }}>
      {children}
      {pending === null || status === undefined ? null : (
        <UnlockDialog
          status={status}
          onClose={() => setPending(null)}
          onOpened={() => {
            setPending(null);
            pending.work();
          }}
        />
      )}
    </LockContext>
  );
}
