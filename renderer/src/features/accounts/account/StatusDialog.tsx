import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Account, AccountStatus, type StatusChange } from '#core/accounts/contract.ts';
import { queries } from '../../../api/client.ts';
import { Select } from '../../../ui/Choice.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import styles from './account.module.css';
import { Refused } from './SaveBar.tsx';
import { useToday } from './use-today.ts';

/** Moves the account to another status. */
export function StatusDialog({
  account,
  onClose,
  onDone,
}: {
  account: Account;
  onClose: () => void;
  onDone: (account: Account) => void;
}) {
  const { t } = useTranslation('app');
  const { mutate, isPending, error } = useMutation(
    queries.accounts.setStatus.mutationOptions({
      meta: { showsError: true },
      onSuccess: (changed) => {
        onDone(changed);
        say({ text: t('accounts.status.done', { status: t(`terms.status.${changed.status}`) }) });
        onClose();
      },
    }),
  );
  const { administrationId, id: accountId } = account;
  const { data } = useQuery(
    queries.cases.list.queryOptions({ input: { administrationId, accountId, workflows: ['start', 'closure'] } }),
  );
  const running = data?.rows ?? [];
  return (
    <StatusForm
      title={t('accounts.status.title')}
      beside={running.map(({ number }) => number)}
      first={account.status}
      now={account.status}
      isPending={isPending}
      error={error}
      onClose={onClose}
      onChosen={(change) => mutate({ id: account.id, version: account.version, change })}
    />
  );
}

/** Asks for a status, with day, reason, decision maker and registration number. */
export function StatusForm({
  title,
  beside = [],
  first,
  now,
  isPending,
  working,
  error,
  onClose,
  onChosen,
}: {
  title: string;
  /** Numbers of open cases that start or close the account: beside them a change says why and who decided. */
  beside?: readonly string[];
  /** What stands there to begin with. */
  first: AccountStatus;
  /** What it is now, which is no change; `null` where several are asked for at once. */
  now: AccountStatus | null;
  isPending: boolean;
  /** What goes on while it is pending, where that takes a while. */
  working?: string;
  error: unknown;
  onClose: () => void;
  onChosen: (change: StatusChange) => void;
}) {
  const { t } = useTranslation('app');
  const today = useToday();
  const [status, setStatus] = useState<AccountStatus>(first);
  const [since, setSince] = useState<string | null>(today);
  const [reason, setReason] = useState('');
  const [decidedBy, setDecidedBy] = useState('');
  const [registrationNumber, setRegistrationNumber] = useState('');
  const [isTried, setTried] = useState(false);
  const isBeside = beside.length > 0;
  const needsReason = isBeside || status === 'closed' || status === 'closing';
  const lacksReason = needsReason && reason.trim() === '';
  const lacksDecider = isBeside && decidedBy.trim() === '';
  const isSame = status === now;

  function submit() {
    setTried(true);
    if (lacksReason || lacksDecider || isSame) return;
    onChosen({ status, since, reason: reason.trim(), decidedBy, registrationNumber });
  }

  return (
    <FormDialog
      title={title}
      submit={t('accounts.status.apply')}
      isReady={!isSame}
      isPending={isPending}
      {...(working !== undefined && { working })}
      onSubmit={submit}
      onClose={onClose}
    >
      {error === null ? null : (
        <Notice tone="bad">
          <Refused error={error} />
        </Notice>
      )}
      {isBeside ? (
        <Notice tone="warn">
          {t('accounts.status.beside')}{' '}
          {beside.map((number) => (
            <Link key={number} to={`/arenden/${number}`}>
              {number}
            </Link>
          ))}
        </Notice>
      ) : null}
      <div className={styles.dialogTwo}>
        <Select
          label={t('accounts.status.status')}
          choices={AccountStatus.options.map((id) => ({ id, name: t(`terms.status.${id}`) }))}
          value={status}
          onChange={setStatus}
        />
        <DateField label={t('accounts.status.since')} value={since} onChange={setSince} />
      </div>
      <p className={styles.quiet}>{t(`accounts.status.means.${status}`)}</p>
      {now === null ? <p className={styles.quiet}>{t('accounts.status.forAll')}</p> : null}
      <TextField
        label={t('accounts.status.reason')}
        help={needsReason && !isBeside ? t('accounts.status.reasonNeeded') : undefined}
        error={isTried && lacksReason ? t('accounts.status.reasonMissing') : undefined}
        lines={2}
        isRequired={needsReason}
        value={reason}
        onChange={setReason}
      />
      <div className={styles.dialogTwo}>
        <TextField
          label={t('accounts.status.decidedBy')}
          error={isTried && lacksDecider ? t('accounts.status.deciderMissing') : undefined}
          isRequired={isBeside}
          value={decidedBy}
          onChange={setDecidedBy}
        />
        <TextField
          label={t('accounts.status.registrationNumber')}
          value={registrationNumber}
          onChange={setRegistrationNumber}
        />
      </div>
    </FormDialog>
  );
}
