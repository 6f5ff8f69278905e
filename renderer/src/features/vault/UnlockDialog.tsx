import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultStatus } from '#core/vault/contract.ts';
import { queries } from '../../api/client.ts';
import { errorText } from '../../api/errors.ts';
import { usePlace } from '../../app/administration.tsx';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Page.tsx';
import { SecretInput, type SecretHandle } from './secrets/SecretInput.tsx';
import { takeStatus } from './use-vault.ts';
import styles from './vault.module.css';

/** Opens the vault on this computer; says why it is locked, and what to do when it cannot be opened here. */
export function UnlockDialog({
  status,
  onClose,
  onOpened,
}: {
  status: VaultStatus;
  onClose: () => void;
  onOpened: () => void;
}) {
  const { t } = useTranslation('app');
  const isHere = status.here === 'full' || status.here === 'named';
  return (
    <Dialog title={t('vaultUi.unlock.title')} isOpen onClose={onClose}>
      {isHere ? (
        <UnlockForm status={status} onClose={onClose} onOpened={onOpened} />
      ) : (
        <>
          <p>{t(`vaultUi.unlock.notHere.${status.here as 'none' | 'waiting' | 'removed'}`)}</p>
          <div className={styles.buttons}>
            <ButtonLink look="primary" to="/personer?del=nycklar" onPress={onClose}>
              {t('vaultUi.unlock.toHolders')}
            </ButtonLink>
            <ButtonLink to="/installningar/valv" onPress={onClose}>
              {t('vaultUi.unlock.toRecovery')}
            </ButtonLink>
          </div>
        </>
      )}
    </Dialog>
  );
}

function UnlockForm({ status, onClose, onOpened }: { status: VaultStatus; onClose: () => void; onOpened: () => void }) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const formId = useId();
  const field = useRef<SecretHandle>(null);
  const unlock = useMutation({
    ...queries.vault.unlock.mutationOptions({ meta: { showsError: true } }),
    gcTime: 0,
    onSuccess: (next) => {
      takeStatus(administration.id, next);
      onOpened();
    },
    onError: () => field.current?.focus(),
  });
  const needsPassphrase = status.protection !== 'keychain';
  // Over another dialog the keyboard is handed over only when this one is drawn.
  useEffect(() => {
    const frame = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (status.vaultId === null || unlock.isPending) return;
    const passphrase = needsPassphrase ? (field.current?.read() ?? '') : null;
    unlock.mutate({ vaultId: status.vaultId, passphrase });
  }
  return (
    <form id={formId} className={styles.form} onSubmit={submit} noValidate>
      {status.lockReason === null ? null : <p>{t(`vaultUi.lockReason.${status.lockReason}`)}</p>}
      {unlock.error === null ? null : <Notice tone="bad">{errorText(unlock.error, t)}</Notice>}
      {needsPassphrase ? (
        <SecretInput
          ref={field}
          kind="hidden"
          autoFocus
          label={t(status.protection === 'passphrase' ? 'vaultUi.passphrase' : 'vaultUi.pin')}
          help={t(status.protection === 'passphrase' ? 'vaultUi.unlock.passphraseHelp' : 'vaultUi.unlock.pinHelp')}
        />
      ) : (
        <p className={styles.quiet}>{t('vaultUi.unlock.noPin')}</p>
      )}
      <div className={styles.buttonsEnd}>
        <ButtonLink look="quiet" to="/installningar/valv" onPress={onClose}>
          {t('vaultUi.unlock.forgot')}
        </ButtonLink>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
        <Button look="primary" type="submit" isPending={unlock.isPending}>
          {t(unlock.isPending ? 'vaultUi.unlock.opening' : 'vaultUi.unlock.open')}
        </Button>
      </div>
    </form>
  );
}
