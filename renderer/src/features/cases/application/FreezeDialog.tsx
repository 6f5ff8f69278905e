import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StartFreeze } from '#core/settings/contract.ts';
import { DateField } from '../../../ui/DateField.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { useToday } from '../../accounts/account/use-today.ts';

/** A start freeze: from when, until when if that is known, and why. */
export function FreezeDialog({
  freeze,
  error,
  isPending,
  onSave,
  onClose,
}: {
  freeze: StartFreeze | null;
  error: Error | null;
  isPending: boolean;
  onSave: (freeze: StartFreeze) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('app');
  const today = useToday();
  const [fromOn, setFromOn] = useState<string | null>(freeze?.fromOn ?? today);
  const [untilOn, setUntilOn] = useState<string | null>(freeze?.untilOn ?? null);
  const [reason, setReason] = useState(freeze?.reason ?? '');
  const [isTried, setTried] = useState(false);
  const isBackwards = fromOn !== null && untilOn !== null && untilOn < fromOn;
  const save = () => {
    setTried(true);
    if (fromOn !== null && reason.trim() !== '' && !isBackwards) onSave({ fromOn, untilOn, reason: reason.trim() });
  };
  return (
    <FormDialog
      title={t('application.freeze.title')}
      submit={t('ui.save')}
      isPending={isPending}
      error={error}
      onSubmit={save}
      onClose={onClose}
    >
      <p>{t('application.freeze.how')}</p>
      <DateField
        label={t('application.freeze.fromOn')}
        value={fromOn}
        error={isTried && fromOn === null ? t('ui.date.needed') : undefined}
        onChange={setFromOn}
      />
      <DateField
        label={`${t('application.freeze.untilOn')} (${t('ui.optional')})`}
        value={untilOn}
        error={isTried && isBackwards ? t('application.freeze.backwards') : undefined}
        onChange={setUntilOn}
      />
      <TextField
        label={t('application.freeze.reason')}
        help={t('application.freeze.reasonHelp')}
        isRequired
        value={reason}
        error={isTried && reason.trim() === '' ? t('application.freeze.reasonNeeded') : undefined}
        onChange={setReason}
      />
    </FormDialog>
  );
}
