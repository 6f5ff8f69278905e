import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.ts';
import { useMay } from '../../app/may.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { takeSnapshot } from './use-snapshot.ts';

/** The way out for a folder that was left and cannot be reached any more: nobody looks for it again. */
export function GiveUpFolder({ folder }: { folder: string }) {
  const { t } = useTranslation('app');
  const may = useMay('snapshot.giveUpFolder');
  const [isAsked, setAsked] = useState(false);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const { mutate, error, isPending } = useMutation(
    queries.snapshot.giveUpFolder.mutationOptions({ onSuccess: takeSnapshot }),
  );
  if (!may) return null;
  const submit = () => {
    setTried(true);
    if (reason.trim() !== '') mutate({ folder, reason: reason.trim() });
  };
  return (
    <>
      <Button small onPress={() => setAsked(true)}>
        {t('snapshotUi.giveUp.title')}
      </Button>
      {isAsked ? (
        <FormDialog
          title={t('snapshotUi.giveUp.title')}
          submit={t('snapshotUi.giveUp.submit')}
          isPending={isPending}
          error={error}
          onSubmit={submit}
          onClose={() => setAsked(false)}
        >
          <p>{t('snapshotUi.giveUp.body', { folder })}</p>
          <TextField
            label={t('snapshotUi.giveUp.why')}
            isRequired
            value={reason}
            error={isTried && reason.trim() === '' ? t('refusal.reason-needed') : undefined}
            onChange={setReason}
          />
        </FormDialog>
      ) : null}
    </>
  );
}
