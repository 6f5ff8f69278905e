import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StartFreeze } from '#core/settings/contract.ts';
import { Button } from '../../../ui/Button.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { useToday } from '../../accounts/account/use-today.ts';

/** A start freeze: from when, until when if that is known, and why. */
export function FreezeDialog({
  freeze,
  problem,
  isPending,
  onSave,
  onClose,
}: {
  freeze: StartFreeze | null;
  problem: ReactNode;
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
    <Dialog
      title={t('application.freeze.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button look="primary" isPending={isPending} onPress={save}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      {problem}
      <p>{t('application.freeze.how')}</p>
      <DateField label={t('application.freeze.fromOn')} value={fromOn} onChange={setFromOn} />
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
    </Dialog>
  );
}
