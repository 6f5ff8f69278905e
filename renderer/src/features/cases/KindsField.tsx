import type { WorkflowId } from '#core/cases/contract.ts';
import { Checkbox, type Choice } from '../../ui/Choice.tsx';
import fieldStyles from '../../ui/Field.module.css';
import { useCaseWords } from './words.ts';

/** Which kinds of case something is for; none chosen is every kind. */
export function KindsField({
  label,
  kinds,
  value,
  onChange,
}: {
  label: string;
  kinds: ReadonlyArray<Choice<WorkflowId>>;
  value: readonly WorkflowId[];
  onChange: (value: WorkflowId[]) => void;
}) {
  const { t } = useCaseWords();
  return (
    <div role="group" aria-label={label} className={fieldStyles.field}>
      <span className={fieldStyles.label}>{label}</span>
      <Checkbox isSelected={value.length === 0} onChange={() => onChange([])}>
        {t('casesUi.delegations.allKinds')}
      </Checkbox>
      {kinds.map(({ id, name }) => (
        <Checkbox
          key={id}
          isSelected={value.includes(id)}
          onChange={(isOn) => onChange(isOn ? [...value, id] : value.filter((one) => one !== id))}
        >
          {name}
        </Checkbox>
      ))}
    </div>
  );
}
