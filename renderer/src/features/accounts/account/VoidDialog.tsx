import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#core/accounts/contract.ts';
import { queries } from '../../../api/client.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Notice } from '../../../ui/Page.tsx';
import styles from './account.module.css';
import { Refused } from './SaveBar.tsx';

/** Makulera: the row should never have been there. An account that has ended is closed instead. */
export function VoidDialog({
  account,
  onClose,
  onDone,
}: {
  account: Account;
  onClose: () => void;
  onDone: (account: Account) => void;
}) {
  const { t } = useTranslation('app');
  const formId = useId();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const change = useMutation(
    queries.accounts.void.mutationOptions({
      meta: { showsError: true },
      onSuccess: (voided) => {
        onDone(voided);
        onClose();
      },
    }),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (reason.trim() !== '') change.mutate({ id: account.id, version: account.version, reason });
  }
  return (
    <Dialog
      title={t('accounts.void.title', { name: account.name })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button look="danger" type="submit" form={formId} isPending={change.isPending}>
            {t('accounts.void.apply')}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.dialogForm} onSubmit={submit} noValidate>
        {change.error === null ? null : (
          <Notice tone="bad">
            <Refused error={change.error} />
          </Notice>
        )}
        <p>{t('accounts.void.help')}</p>
        <TextField
          label={t('accounts.void.reason')}
          error={isTried && reason.trim() === '' ? t('accounts.void.reasonMissing') : undefined}
          isRequired
          autoFocus
          value={reason}
          onChange={setReason}
        />
      </form>
    </Dialog>
  );
}
