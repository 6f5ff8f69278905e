import { type ReactNode, useState } from 'react';
import type { Case } from '#core/cases/contract.ts';
import type { EventDraft } from '#core/cases/engine/contract.ts';
import { TextField } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { useCaseWords } from '../words.ts';
import { OnlyFacts } from './OnlyFacts.tsx';
import { useRecord } from './use-case.ts';

/** Something that asks for a reason: taking a step back, taking a case up again, and, with one more question, skipping a step. */
export function ReasonDialog({
  one,
  title,
  body,
  submitLabel,
  eventOf,
  onClose,
  children,
}: {
  one: Case;
  title: string;
  body: string;
  submitLabel: string;
  /** `null` while what is asked besides has no answer. */
  eventOf: (reason: string) => EventDraft | null;
  onClose: () => void;
  /** What is asked besides; it says what is missing once it has been tried. */
  children?: (isTried: boolean) => ReactNode;
}) {
  const { t } = useCaseWords();
  const { record, isPending, error } = useRecord(one);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    const event = reason.trim() === '' ? null : eventOf(reason.trim());
    if (event !== null) record(event, { onDone: onClose });
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
      {children?.(isTried)}
    </FormDialog>
  );
}
