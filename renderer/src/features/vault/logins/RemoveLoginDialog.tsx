import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Credential } from '#core/vault/contract.ts';
import { queries } from '../../../api/client.ts';
import { TextField } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { useLock } from '../VaultLock.tsx';
import styles from '../vault.module.css';

/** Destroys a login's sealed content; its name, the reason and the log stay. */
export function RemoveLoginDialog({ credential, onClose }: { credential: Credential; onClose: () => void }) {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const { withOpen } = useLock();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const remove = useMutation(
    queries.vault.remove.mutationOptions({
      meta: { showsError: true },
      onSuccess: () => {
        say({ text: t('vaultUi.remove.done', { label: credential.label }) });
        void navigate('/konton/inloggningar');
      },
    }),
  );
  function submit() {
    setTried(true);
    if (reason.trim() === '') return;
    withOpen(() => remove.mutate({ id: credential.id, version: credential.version, reason }));
  }
  return (
    <FormDialog
      title={t('vaultUi.remove.titleNamed', { label: credential.label })}
      submit={t('vaultUi.remove.do')}
      look="danger"
      isPending={remove.isPending}
      error={remove.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className={styles.why}>{t('vaultUi.remove.body')}</p>
      {credential.openRotations === 0 ? null : <p className={styles.why}>{t('vaultUi.remove.rotations')}</p>}
      <TextField
        label={t('vaultUi.remove.reason')}
        error={isTried && reason.trim() === '' ? t('vaultUi.remove.reasonNeeded') : undefined}
        value={reason}
        onChange={setReason}
        isRequired
        autoFocus
      />
    </FormDialog>
  );
}
