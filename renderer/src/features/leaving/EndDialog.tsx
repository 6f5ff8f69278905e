import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandoverRow } from '#core/leaving/contract.ts';
import { tieName } from '#core/leaving/row-words.ts';
import { TextField } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';

/** Says why something ends instead of being handed over. */
export function EndDialog({
  rows,
  onClose,
  onEnd,
}: {
  rows: readonly HandoverRow[];
  onClose: () => void;
  onEnd: (reason: string) => void;
}) {
  const { t } = useTranslation('app');
  const proposed = rows.every(({ othersRemain }) => othersRemain) ? t('leaving.endOthers') : '';
  const [reason, setReason] = useState(proposed);
  const [isTried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (reason.trim() !== '') onEnd(reason.trim());
  };
  const account = rows[0]?.accountName ?? '';
  const what = rows.map((row) => tieName(t, row)).join(', ');
  return (
    <FormDialog title={t('leaving.endTitle')} submit={t('leaving.end')} onSubmit={submit} onClose={onClose}>
      <p>{t('leaving.endLead', { what: account === '' ? what : `${account} (${what})` })}</p>
      <TextField
        label={t('leaving.endReason')}
        error={isTried && reason.trim() === '' ? t('leaving.endReasonMissing') : undefined}
        value={reason}
        onChange={setReason}
        isRequired
        autoFocus
      />
    </FormDialog>
  );
}
