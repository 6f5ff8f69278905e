import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Choice } from './Choice.tsx';
import styles from './Segments.module.css';

/** One of a few, all of them in sight: a filter with how many each holds. */
export function Segments<T extends string>({
  label,
  choices,
  value,
  onChange,
}: {
  label: string;
  choices: ReadonlyArray<Choice<T>>;
  value: T;
  onChange: (value: T) => void;
}) {
  return (
    <ToggleButtonGroup
      className={styles.segments ?? ''}
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = choices.find(({ id }) => keys.has(id));
        if (chosen !== undefined) onChange(chosen.id);
      }}
    >
      {choices.map(({ id, name, note }) => (
        <ToggleButton key={id} id={id} className={styles.segment ?? ''}>
          {name}
          {note === undefined ? null : <small>{note}</small>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
