import { Label, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Choice } from '../../../ui/Choice.tsx';
import fieldStyles from '../../../ui/Field.module.css';
import styles from './plan.module.css';

const cls = (name: string | undefined) => name ?? '';

/** Several of a few, all of them in view: weekdays, numbers of rounds. */
export function ManyRow<T extends string>({
  label,
  choices,
  value,
  onChange,
}: {
  label: string;
  choices: ReadonlyArray<Choice<T>>;
  value: readonly T[];
  onChange: (value: T[]) => void;
}) {
  return (
    <div className={styles.many}>
      <Label className={cls(fieldStyles.label)} elementType="span">
        {label}
      </Label>
      <ToggleButtonGroup
        className={cls(styles.manyRow)}
        aria-label={label}
        selectionMode="multiple"
        selectedKeys={value}
        onSelectionChange={(keys) => onChange(choices.map(({ id }) => id).filter((id) => keys.has(id)))}
      >
        {choices.map(({ id, name }) => (
          <ToggleButton key={id} id={id} className={cls(styles.manyChoice)}>
            {name}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
