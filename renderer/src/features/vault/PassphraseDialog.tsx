import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Protection } from '#core/vault/contract.ts';
import { queries } from '../../api/client.ts';
import { errorText } from '../../api/errors.ts';
import { usePlace } from '../../app/administration.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Page.tsx';
import { say } from '../../ui/Toasts.tsx';
import { SecretInput, type SecretHandle } from './secrets/SecretInput.tsx';
import { takeStatus } from './use-vault.ts';
import styles from './vault.module.css';

/** Changes the passphrase or PIN of this computer; an emptied PIN is taken away, with what that means. */
export function PassphraseDialog({
  vaultId,
  protection,
  onClose,
}: {
  vaultId: string;
  protection: Protection;
  onClose: () => void;
}) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const formId = useId();
  const current = useRef<SecretHandle>(null);
  const next = useRef<SecretHandle>(null);
  const again = useRef<SecretHandle>(null);
  const [differs, setDiffers] = useState(false);
  const isPassphrase = protection === 'passphrase';
  const change = useMutation({
    ...queries.vault.changePassphrase.mutationOptions({ meta: { showsError: true } }),
    gcTime: 0,
    onSuccess: (status) => {
      takeStatus(administration.id, status);
      say({ text: t(isPassphrase ? 'vaultUi.keep.passphraseChanged' : 'vaultUi.keep.pinChanged') });
      onClose();
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    const text = next.current?.read() ?? '';
    const isSame = text === again.current?.read();
    setDiffers(!isSame);
    if (!isSame || change.isPending) return;
    const before = protection === 'keychain' ? null : (current.current?.read() ?? '');
    change.mutate({ vaultId, current: before, next: text === '' ? null : text });
  }
  return (
    <Dialog
      title={t(isPassphrase ? 'vaultUi.keep.changePassphrase' : 'vaultUi.keep.changePin')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button look="primary" type="submit" form={formId} isPending={change.isPending}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit} noValidate>
        {change.error === null ? null : <Notice tone="bad">{errorText(change.error, t)}</Notice>}
        {protection === 'keychain' ? null : (
          <SecretInput ref={current} kind="hidden" autoFocus label={t('vaultUi.keep.current')} />
        )}
        <SecretInput
          ref={next}
          kind="hidden"
          autoFocus={protection === 'keychain'}
          label={t(isPassphrase ? 'vaultUi.keep.newPassphrase' : 'vaultUi.keep.newPin')}
          help={isPassphrase ? t('vaultUi.keep.passphraseHelp', { count: 12 }) : t('vaultUi.keep.emptyPin')}
        />
        <SecretInput
          ref={again}
          kind="hidden"
          label={t(isPassphrase ? 'vaultUi.keep.passphraseAgain' : 'vaultUi.keep.pinAgain')}
          error={differs ? t('vaultUi.keep.differs') : undefined}
        />
      </form>
    </Dialog>
  );
}
