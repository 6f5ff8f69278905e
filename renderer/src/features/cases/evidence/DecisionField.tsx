import type { Case } from '#core/cases/contract.ts';
import { coversKind } from '#core/evidence/contract.ts';
import { Select } from '../../../ui/Choice.tsx';
import { useToday } from '../../accounts/account/use-today.ts';
import { useCaseWords } from '../words.ts';
import { decisionName, useDecisions } from './use-evidence.ts';

/** A gallringsbeslut of the case's administration, among those that cover its kind and have not ended. */
export function DecisionField({
  one,
  label,
  error,
  value,
  onChange,
}: {
  one: Case;
  label: string;
  error: string | undefined;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const { t } = useCaseWords();
  const today = useToday();
  const decisions = useDecisions(one.administrationId).filter(
    (decision) => coversKind(decision, one.workflow) && (decision.toOn === null || decision.toOn >= today),
  );
  return (
    <Select
      label={label}
      help={decisions.length === 0 ? t('evidence.dispose.noDecisions') : undefined}
      error={error}
      choices={decisions.map((decision) => ({ id: decision.id, name: decisionName(decision) }))}
      value={value ?? null}
      placeholder={t('evidence.dispose.choose')}
      onChange={onChange}
    />
  );
}
