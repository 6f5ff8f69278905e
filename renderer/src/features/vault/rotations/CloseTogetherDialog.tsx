import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rotation } from '#core/vault/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { Checkbox } from '../../../ui/Choice.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { say } from '../../../ui/Toasts.tsx';
import vaultStyles from '../vault.module.css';
import styles from './rotations.module.css';

/** Closes rows that nobody is known to have opened, or one whose login is no longer in the vault, with a reason; a second person is asked afterwards. */
export function CloseTogetherDialog({
  rows,
  nameOf,
  onClose,
}: {
  rows: readonly Rotation[];
  nameOf: (id: string | null) => string;
  onClose: () => void;
}) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const isRemoved = rows.every(({ removedUnchanged }) => removedUnchanged);
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set(isRemoved ? rows.map(({ id }) => id) : []));
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const close = useMutation(
    queries.vault.closeUnopened.mutationOptions({
      meta: { showsError: true },
      onSuccess: ({ closed }) => {
        say({ text: t('vaultUi.rotations.closedMany', { count: closed }) });
        onClose();
      },
    }),
  );
  function submit() {
    setTried(true);
    if (reason.trim() === '' || ids.size === 0) return;
    close.mutate({ ids: [...ids], reason: reason.trim() });
  }
  const tick = (id: string, isTicked: boolean) => {
    const next = new Set(ids);
    if (isTicked) next.add(id);
    else next.delete(id);
    setIds(next);
  };
  return (
    <FormDialog
      wide
      title={t(isRemoved ? 'vaultUi.rotations.closeRemoved' : 'vaultUi.rotations.closeUnopened')}
      submit={t('vaultUi.rotations.closeCount', { count: ids.size })}
      isReady={!(ids.size === 0)}
      isPending={close.isPending}
      error={close.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className={vaultStyles.why}>
        {t(isRemoved ? 'vaultUi.rotations.removedUnchanged' : 'vaultUi.rotations.closeUnopenedBody')}
      </p>
      <fieldset className={styles.choices}>
        <legend className="visually-hidden">{t('vaultUi.rotations.title')}</legend>
        <Checkbox
          isSelected={ids.size === rows.length}
          isIndeterminate={ids.size > 0 && ids.size < rows.length}
          onChange={(isAll) => setIds(new Set(isAll ? rows.map(({ id }) => id) : []))}
        >
          {t('ui.all')}
        </Checkbox>
        {rows.map((row) => (
          <Checkbox key={row.id} isSelected={ids.has(row.id)} onChange={(isTicked) => tick(row.id, isTicked)}>
            <span>
              {row.label}
              <small>{t(`vaultUi.rotations.cause.${row.cause}`, { name: nameOf(row.personId) })}</small>
            </span>
          </Checkbox>
        ))}
      </fieldset>
      <TextField
        label={t(isRemoved ? 'vaultUi.rotations.closeRemovedWhy' : 'vaultUi.rotations.closeWhy')}
        error={isTried && reason.trim() === '' ? t('vaultUi.rotations.closeWhyNeeded') : undefined}
        value={reason}
        onChange={setReason}
        isRequired
      />
      <p className={vaultStyles.why}>
        {t('vaultUi.rotations.single', { count: administration.settings.reviewWithinDays.value })}
      </p>
    </FormDialog>
  );
}
