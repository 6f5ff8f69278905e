import { useState } from 'react';
import type { Case } from '#core/cases/contract.ts';
import type { Step } from '#core/cases/engine/contract.ts';
import { TextField } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { PersonChoice } from '../../people/PersonChoice.tsx';
import { useCaseWords } from '../words.ts';
import { OnlyFacts } from './OnlyFacts.tsx';
import { useRecord } from './use-case.ts';

/** Skips an ordinary step: why, and who approves it. */
export function SkipDialog({ one, step, onClose }: { one: Case; step: Step; onClose: () => void }) {
  const { t, say } = useCaseWords();
  const { record, isPending, error } = useRecord(one);
  const [reason, setReason] = useState('');
  const [approverId, setApproverId] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const takesTwo = step.otherThan !== undefined || one.edition.steps.some(({ otherThan }) => otherThan === step.id);
  const submit = () => {
    setTried(true);
    if (reason.trim() === '' || approverId === null) return;
    record({ kind: 'skipped', step: step.id, reason: reason.trim(), approverId }, { onDone: onClose });
  };
  return (
    <FormDialog
      title={t('casesUi.skip.title', { step: say(step.title) })}
      submit={t('casesUi.skip.submit')}
      isPending={isPending}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('casesUi.skip.body')}</p>
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
      <PersonChoice
        label={t('casesUi.skip.approver')}
        help={takesTwo ? t('casesUi.skip.fourEyes') : undefined}
        value={approverId}
        error={isTried && approverId === null ? t('casesUi.skip.approverNeeded') : undefined}
        onChange={setApproverId}
      />
    </FormDialog>
  );
}
