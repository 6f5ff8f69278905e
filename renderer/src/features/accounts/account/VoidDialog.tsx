import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#core/accounts/contract.ts';
import { queries } from '../../../api/client.ts';
import { TextField } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { Notice } from '../../../ui/Page.tsx';
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
  function submit() {
    setTried(true);
    if (reason.trim() !== '') change.mutate({ id: account.id, version: account.version, reason });
  }
  return (
    <FormDialog
      title={t('accounts.void.title', { name: account.name })}
      submit={t('accounts.void.apply')}
      look="danger"
      isPending={change.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
