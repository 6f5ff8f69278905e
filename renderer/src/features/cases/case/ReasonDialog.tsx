import { type FormEvent, useId, useState } from 'react';
import type { Case } from '#core/cases/contract.ts';
import type { EventDraft } from '#core/cases/engine/contract.ts';
import { errorText } from '../../../api/errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Notice } from '../../../ui/Page.tsx';
import peopleStyles from '../../people/people.module.css';
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
  const formId = useId();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button look="primary" type="submit" form={formId} isPending={isPending}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className={peopleStyles.form}
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          setTried(true);
          if (reason.trim() !== '') record(eventOf(reason.trim()), { onDone: onClose });
        }}
      >
        <p>{body}</p>
        <OnlyFacts one={one} />
        {error === null ? null : <Notice tone="bad">{errorText(error, t)}</Notice>}
        <TextField
          label={t('casesUi.skip.reason')}
          isRequired
          autoFocus
          lines={2}
          value={reason}
          error={isTried && reason.trim() === '' ? t('casesUi.skip.reasonNeeded') : undefined}
          onChange={setReason}
        />
      </form>
    </Dialog>
  );
}
