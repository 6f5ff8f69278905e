import { useState } from 'react';
import type { Case } from '#core/cases/contract.ts';
import type { EventDraft } from '#core/cases/engine/contract.ts';
import { TextField } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { useCaseWords } from '../words.ts';
import { OnlyFacts } from './OnlyFacts.tsx';
import { useRecord } from './use-case.ts';

/** Something that asks for nothing but a reason: taking a step back, taking a case up again. */
export function ReasonDialog({
  one,
  title,
  body,
  submitLabel,
  eventOf,
  onClose,
}: {
  one: Case;
  title: string;
  body: string;
  submitLabel: string;
  eventOf: (reason: string) => EventDraft;
  onClose: () => void;
}) {
  const { t } = useCaseWords();
  const { record, isPending, error } = useRecord(one);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (reason.trim() !== '') record(eventOf(reason.trim()), { onDone: onClose });
  };
  return (
    <FormDialog
      title={title}
      submit={submitLabel}
      isPending={isPending}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{body}</p>
      <OnlyFacts one={one} />
      <TextField
        label={t('casesUi.skip.reason')}
        isRequired
        autoFocus
        lines={2}
        value={reason}
        error={isTried && reason.trim() === '' ? t('casesUi.skip.reasonNeeded') : undefined}
        onChange={setReason}
      />
    </FormDialog>
  );
}
