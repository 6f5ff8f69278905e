import type { LucideIcon } from 'lucide-react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { Choice } from './Choice.tsx';
import fieldStyles from './Field.module.css';
import styles from './RadioCards.module.css';

/** One of a few that need a picture or a line of explanation each. Arrow keys move between them. */
export function RadioCards<T extends string>({
  label,
  choices,
  value,
  onChange,
  isLabelShown = false,
  isNarrow = false,
}: {
  label: string;
  choices: ReadonlyArray<Choice<T> & { help?: string; icon?: LucideIcon }>;
  /** `null` while nothing is chosen. */
  value: T | null;
  onChange: (value: T) => void;
  /** Where no heading beside it says what is chosen. */
  isLabelShown?: boolean;
  /** As many beside each other as there is room for, instead of two. */
  isNarrow?: boolean;
}) {
  return (
    <RadioGroup
      className={`${styles.group} ${isNarrow ? styles.narrow : ''}`}
      {...(!isLabelShown && { 'aria-label': label })}
      value={value}
      onChange={(next) => onChange(next as T)}
      orientation="horizontal"
    >
      {isLabelShown ? <Label className={`${fieldStyles.label} ${styles.label}`}>{label}</Label> : null}
      {choices.map(({ id, name, help, icon: Icon }) => (
        <Radio key={id} value={id} className={styles.card ?? ''}>
          <span className={styles.dot} aria-hidden />
          <span className={styles.words}>
            <span className={styles.name}>
              {Icon === undefined ? null : <Icon aria-hidden />}
              {name}
            </span>
            {help === undefined ? null : <small>{help}</small>}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
