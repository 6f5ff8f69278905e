import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Credential } from '#core/vault/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { addDays } from '../../../app/days.ts';
import { useFormat } from '../../../app/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Choice.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { useToday } from '../../accounts/account/use-today.ts';
import { useLock } from '../VaultLock.tsx';
import styles from '../vault.module.css';

/** Lends one login until a day, to somebody who already has a device in the vault. */
export function LendDialog({ credential, onClose }: { credential: Credential; onClose: () => void }) {
  const { t } = useTranslation('app');
  const { withOpen } = useLock();
  const formId = useId();
  const today = useToday();
  const { data: custodians } = useQuery(
    queries.vault.custodians.queryOptions({ input: { vaultId: credential.vaultId } }),
  );
  const [personId, setPersonId] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(addDays(today, 7));
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const lend = useMutation(
    queries.vault.lend.mutationOptions({
      meta: { showsError: true },
      onSuccess: () => {
        say({ text: t('vaultUi.lend.done') });
        onClose();
      },
    }),
  );
  const borrowers = custodians?.filter(({ standing, active }) => standing === 'named' && active);
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (personId === null || until === null || until < today) return;
    withOpen(() => lend.mutate({ id: credential.id, personId, until, reason }));
  }
  return (
    <Dialog
      title={t('vaultUi.lend.titleNamed', { label: credential.label })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          {borrowers === undefined || borrowers.length === 0 ? null : (
            <Button look="primary" type="submit" form={formId} isPending={lend.isPending}>
              {t('vaultUi.lend.do')}
            </Button>
          )}
        </>
      }
    >
      {borrowers === undefined ? (
        <p>{t('ui.loading')}</p>
      ) : borrowers.length === 0 ? (
        <p>{t('vaultUi.lend.nobody')}</p>
      ) : (
        <form id={formId} className={styles.form} onSubmit={submit} noValidate>
          {lend.error === null ? null : <Notice tone="bad">{errorText(lend.error, t)}</Notice>}
          <p className={styles.why}>{t('vaultUi.lend.body')}</p>
          <Select
            label={t('vaultUi.lend.to')}
            placeholder={t('vaultUi.choose')}
            choices={borrowers.map(({ personId: id, name }) => ({ id, name }))}
            value={personId}
            onChange={setPersonId}
            error={isTried && personId === null ? t('vaultUi.lend.toNeeded') : undefined}
          />
          <DateField
            label={t('vaultUi.lend.until')}
            value={until}
            onChange={setUntil}
            error={isTried && (until === null || until < today) ? t('vaultUi.lend.untilNeeded') : undefined}
          />
          <TextField label={t('vaultUi.lend.why')} value={reason} onChange={setReason} />
        </form>
      )}
    </Dialog>
  );
}

/** Takes a lent login back: the borrower could read the password, so it enters the queue. */
export function ReturnDialog({
  credential,
  loan,
  onClose,
}: {
  credential: Credential;
  loan: NonNullable<Credential['loan']>;
  onClose: () => void;
}) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { withOpen } = useLock();
  const { data: named } = useQuery(queries.people.named.queryOptions({ input: { ids: [loan.personId] } }));
  const back = useMutation(
    queries.vault.returnLoan.mutationOptions({
      meta: { showsError: true },
      onSuccess: () => {
        say({ text: t('vaultUi.lend.returned') });
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      title={t('vaultUi.lend.takeBack')}
      submit={t('vaultUi.lend.takeBack')}
      isPending={back.isPending}
      error={back.error}
      onSubmit={() => withOpen(() => back.mutate({ id: credential.id, personId: loan.personId }))}
      onClose={onClose}
    >
      <p>{t('vaultUi.lend.lentTo', { name: named?.[0]?.name ?? '…', day: format.day(loan.until) })}</p>
      <p className={styles.why}>{t('vaultUi.lend.takeBackBody')}</p>
    </FormDialog>
  );
}
