import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { Choice } from './Choice.tsx';
import styles from './ChoiceRow.module.css';
import fieldStyles from './Field.module.css';

const cls = (name: string | undefined) => name ?? '';

/** A field with two to four short answers, all in view: quicker than a list that opens. Arrow keys move between them. */
export function ChoiceRow<T extends string>({
  label,
  hideLabel = false,
  choices,
  value,
  onChange,
}: {
  label: string;
  hideLabel?: boolean;
  choices: ReadonlyArray<Choice<T>>;
  value: T;
  onChange: (value: T) => void;
}) {
  return (
    <RadioGroup
      className={cls(styles.group)}
      value={value}
      onChange={(next) => onChange(next as T)}
      orientation="horizontal"
      {...(hideLabel && { 'aria-label': label })}
    >
      {hideLabel ? null : <Label className={cls(fieldStyles.label)}>{label}</Label>}
      <div className={styles.row}>
        {choices.map((choice) => (
          <Radio key={choice.id} value={choice.id} className={cls(styles.choice)}>
            {choice.name}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
