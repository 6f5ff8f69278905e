import { type FormEvent, useId, useState } from 'react';
import type { Case } from '#core/cases/contract.ts';
import { errorText } from '../../../api/errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { useCaseWords } from '../words.ts';
import { useRecord } from './use-case.ts';

/** The case's diarienummer, also of one that has ended. */
export function DnrDialog({ one, onClose }: { one: Case; onClose: () => void }) {
  const { t } = useCaseWords();
  const { record, isPending, error } = useRecord(one);
  const formId = useId();
  const [dnr, setDnr] = useState(one.dnr);
  return (
    <Dialog
      title={t('casesUi.dnr.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button look="primary" type="submit" form={formId} isPending={isPending} isDisabled={dnr.trim() === one.dnr}>
            {t('casesUi.dnr.submit')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          record({ kind: 'registered', dnr: dnr.trim() }, { onDone: onClose });
        }}
      >
        <TextField
          label={t('casesUi.dnr.field')}
          help={t('casesUi.dnr.help')}
          autoFocus
          value={dnr}
          error={error === null ? undefined : errorText(error, t)}
          onChange={setDnr}
        />
      </form>
    </Dialog>
  );
}
