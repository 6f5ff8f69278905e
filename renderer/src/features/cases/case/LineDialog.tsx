import { useState } from 'react';
import type { Case } from '#core/cases/contract.ts';
import type { EventDraft } from '#core/cases/engine/contract.ts';
import { errorText } from '../../../api/errors.ts';
import { TextField } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { useCaseWords } from '../words.ts';
import { useRecord } from './use-case.ts';

/** One line of a case that is another: its title or its diarienummer, also when it has ended. */
export function LineDialog({
  one,
  title,
  label,
  help,
  value,
  isRequired = false,
  eventOf,
  onClose,
}: {
  one: Case;
  title: string;
  label: string;
  help: string;
  value: string;
  isRequired?: boolean;
  eventOf: (line: string) => EventDraft;
  onClose: () => void;
}) {
  const { t } = useCaseWords();
  const { record, isPending, error } = useRecord(one);
  const [line, setLine] = useState(value);
  return (
    <FormDialog
      title={title}
      submit={t('casesUi.dnr.submit')}
      isReady={line.trim() !== value && !(isRequired && line.trim() === '')}
      isPending={isPending}
      onSubmit={() => record(eventOf(line.trim()), { onDone: onClose })}
      onClose={onClose}
    >
      <TextField
        label={label}
        help={help}
        isRequired={isRequired}
        autoFocus
        value={line}
        error={error === null ? undefined : errorText(error, t)}
        onChange={setLine}
      />
    </FormDialog>
  );
}
