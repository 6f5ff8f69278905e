import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';

/** A start freeze is ended as it was introduced: with why, or by which decision. */
export function EndFreezeDialog({
  error,
  isPending,
  onEnd,
  onClose,
}: {
  error: Error | null;
  isPending: boolean;
  onEnd: (reason: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('app');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const end = () => {
    setTried(true);
    if (reason.trim() !== '') onEnd(reason.trim());
  };
  return (
    <FormDialog
      title={t('application.freeze.end')}
      submit={t('application.freeze.end')}
      isPending={isPending}
      error={error}
      onSubmit={end}
      onClose={onClose}
    >
      <TextField
        label={t('application.freeze.endReason')}
        isRequired
        value={reason}
        error={isTried && reason.trim() === '' ? t('application.freeze.reasonNeeded') : undefined}
        onChange={setReason}
      />
    </FormDialog>
  );
}
