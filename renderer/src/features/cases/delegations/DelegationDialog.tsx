import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { WorkflowId } from '#core/cases/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import type { Choice } from '../../../ui/Choice.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { useToday } from '../../accounts/account/use-today.ts';
import peopleStyles from '../../people/people.module.css';
import { PersonChoice } from '../../people/PersonChoice.tsx';
import { KindsField } from '../KindsField.tsx';
import { useCaseWords } from '../words.ts';

/** A delegation: who, for which kinds, from when, by which decision. */
export function DelegationDialog({
  kinds,
  onClose,
}: {
  kinds: ReadonlyArray<Choice<WorkflowId>>;
  onClose: () => void;
}) {
  const { t } = useCaseWords();
  const { administration } = usePlace();
  const today = useToday();
  const [personId, setPersonId] = useState<string | null>(null);
  const [workflows, setWorkflows] = useState<WorkflowId[]>([]);
  const [fromOn, setFromOn] = useState<string | null>(today);
  const [decision, setDecision] = useState('');
  const [dnr, setDnr] = useState('');
  const [isTried, setTried] = useState(false);
  const add = useMutation(queries.cases.delegate.mutationOptions({ meta: { showsError: true } }));
  const missing = (lacks: boolean, word: 'personNeeded' | 'decisionNeeded') =>
    isTried && lacks ? t(`casesUi.delegations.${word}`) : undefined;
  const submit = () => {
    setTried(true);
    if (personId === null || fromOn === null || decision.trim() === '') return;
    add.mutate(
      {
        draft: {
          administrationId: administration.id,
          personId,
          workflows,
          fromOn,
          decision: decision.trim(),
          dnr: dnr.trim(),
        },
      },
      {
        onSuccess: () => {
          say({ text: t('casesUi.delegations.saved') });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('casesUi.delegations.add')}
      submit={t('casesUi.delegations.save')}
      isPending={add.isPending}
      error={add.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <PersonChoice
        label={t('casesUi.delegations.person')}
        value={personId}
        error={missing(personId === null, 'personNeeded')}
        onChange={setPersonId}
      />
      <KindsField label={t('casesUi.delegations.kinds')} kinds={kinds} value={workflows} onChange={setWorkflows} />
      <TextField
        label={t('casesUi.delegations.decision')}
        isRequired
        value={decision}
        error={missing(decision.trim() === '', 'decisionNeeded')}
        onChange={setDecision}
      />
      <div className={peopleStyles.two}>
        <DateField
          label={t('casesUi.delegations.from')}
          value={fromOn}
          error={isTried && fromOn === null ? t('ui.date.needed') : undefined}
          onChange={setFromOn}
        />
        <TextField label={t('casesUi.delegations.dnr')} value={dnr} onChange={setDnr} />
      </div>
    </FormDialog>
  );
}
