import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Protection } from '#core/vault/contract.ts';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { say } from '../../ui/Toasts.tsx';
import { SecretInput, type SecretHandle } from './secrets/SecretInput.tsx';
import { takeStatus } from './use-vault.ts';

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
  function submit() {
    const text = next.current?.read() ?? '';
    const isSame = text === again.current?.read();
    setDiffers(!isSame);
    if (!isSame || change.isPending) return;
    const before = protection === 'keychain' ? null : (current.current?.read() ?? '');
    change.mutate({ vaultId, current: before, next: text === '' ? null : text });
  }
  return (
    <FormDialog
      title={t(isPassphrase ? 'vaultUi.keep.changePassphrase' : 'vaultUi.keep.changePin')}
      submit={t('ui.save')}
      isPending={change.isPending}
      error={change.error}
      onSubmit={submit}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
