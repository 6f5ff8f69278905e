import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandoverRow } from '#core/leaving/contract.ts';
import { tieName } from '#core/leaving/row-words.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/Field.tsx';

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
  const proposed = rows.length > 0 && rows.every(({ othersRemain }) => othersRemain) ? t('leaving.endOthers') : '';
  const [reason, setReason] = useState(proposed);
  const [isTried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (reason.trim() !== '') onEnd(reason.trim());
  };
  const account = rows[0]?.accountName ?? '';
  const what = rows.map((row) => tieName(t, row)).join(', ');
  return (
    <Dialog
      title={t('leaving.endTitle')}
      isOpen={rows.length > 0}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button look="primary" onPress={submit}>
            {t('leaving.end')}
          </Button>
        </>
      }
    >
      <p>{t('leaving.endLead', { what: account === '' ? what : `${account} (${what})` })}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        noValidate
      >
        <TextField
          label={t('leaving.endReason')}
          error={isTried && reason.trim() === '' ? t('leaving.endReasonMissing') : undefined}
          value={reason}
          onChange={setReason}
          isRequired
          autoFocus
        />
      </form>
    </Dialog>
  );
}
