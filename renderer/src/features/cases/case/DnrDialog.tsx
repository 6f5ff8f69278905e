import { useState } from 'react';
import type { Case } from '#core/cases/contract.ts';
import { errorText } from '../../../api/errors.ts';
import { TextField } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { useCaseWords } from '../words.ts';
import { useRecord } from './use-case.ts';

/** The case's diarienummer, also of one that has ended. */
export function DnrDialog({ one, onClose }: { one: Case; onClose: () => void }) {
  const { t } = useCaseWords();
  const { record, isPending, error } = useRecord(one);
  const [dnr, setDnr] = useState(one.dnr);
  return (
    <FormDialog
      title={t('casesUi.dnr.title')}
      submit={t('casesUi.dnr.submit')}
      isReady={dnr.trim() !== one.dnr}
      isPending={isPending}
      onSubmit={() => record({ kind: 'registered', dnr: dnr.trim() }, { onDone: onClose })}
      onClose={onClose}
    >
      <TextField
        label={t('casesUi.dnr.field')}
        help={t('casesUi.dnr.help')}
        autoFocus
        value={dnr}
        error={error === null ? undefined : errorText(error, t)}
        onChange={setDnr}
      />
    </FormDialog>
  );
}
