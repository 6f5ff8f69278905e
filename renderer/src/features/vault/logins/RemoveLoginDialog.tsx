import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Credential } from '#core/vault/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { useLock } from '../VaultLock.tsx';
import styles from '../vault.module.css';

/** Destroys a login's sealed content; its name, the reason and the log stay. */
export function RemoveLoginDialog({ credential, onClose }: { credential: Credential; onClose: () => void }) {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const { withOpen } = useLock();
  const formId = useId();
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
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (reason.trim() === '') return;
    withOpen(() => remove.mutate({ id: credential.id, version: credential.version, reason }));
  }
  return (
    <Dialog
      title={t('vaultUi.remove.titleNamed', { label: credential.label })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button look="danger" type="submit" form={formId} isPending={remove.isPending}>
            {t('vaultUi.remove.do')}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit} noValidate>
        {remove.error === null ? null : <Notice tone="bad">{errorText(remove.error, t)}</Notice>}
        <p className={styles.why}>{t('vaultUi.remove.body')}</p>
        <TextField
          label={t('vaultUi.remove.reason')}
          error={isTried && reason.trim() === '' ? t('vaultUi.remove.reasonNeeded') : undefined}
          value={reason}
          onChange={setReason}
          isRequired
          autoFocus
        />
      </form>
    </Dialog>
  );
}
