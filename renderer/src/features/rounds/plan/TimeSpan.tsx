import type { RoundWindow } from '#core/rounds/plan/contract.ts';
import fieldStyles from '../../../ui/Field.module.css';
import styles from './plan.module.css';

/** From and to of a round, as times of day. */
export function TimeSpan({
  fromLabel,
  toLabel,
  value,
  onChange,
}: {
  fromLabel: string;
  toLabel: string;
  value: RoundWindow;
  onChange: (value: RoundWindow) => void;
}) {
  const isWrong = value.from >= value.to;
  return (
    <span className={styles.span}>
      <input
        className={fieldStyles.input}
        type="time"
        aria-label={fromLabel}
        aria-invalid={isWrong}
        value={value.from}
        onChange={(event) => onChange({ ...value, from: event.target.value })}
      />
      <span aria-hidden>–</span>
      <input
        className={fieldStyles.input}
        type="time"
        aria-label={toLabel}
        aria-invalid={isWrong}
        value={value.to}
        onChange={(event) => onChange({ ...value, to: event.target.value })}
      />
    </span>
  );
}
