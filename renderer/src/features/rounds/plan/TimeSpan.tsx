import { parseTime, type Time } from '@internationalized/date';
import { DateInput, DateSegment, Label, TimeField } from 'react-aria-components';
import type { RoundWindow } from '#core/rounds/plan/contract.ts';
import dateStyles from '../../../ui/DateField.module.css';
import fieldStyles from '../../../ui/Field.module.css';
import styles from './plan.module.css';

const cls = (name: string | undefined) => name ?? '';
const textOf = ({ hour, minute }: Time) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

/** A time of day on the twenty-four hour clock, whatever the browser's language; half a time changes nothing. */
export function TimeOfDay({
  label,
  hideLabel = false,
  value,
  isWrong,
  isFixed = false,
  onChange,
}: {
  label: string;
  /** Where what stands around it says which time it is; it is read aloud all the same. */
  hideLabel?: boolean;
  /** `HH:MM`; empty: none yet. */
  value: string;
  isWrong: boolean;
  /** It can be read and not changed. */
  isFixed?: boolean;
  onChange: (value: string) => void;
}) {
  return (
    <TimeField
      className={cls(fieldStyles.field)}
      {...(hideLabel && { 'aria-label': label })}
      value={value === '' ? null : parseTime(value)}
      isReadOnly={isFixed}
      isInvalid={isWrong}
      hourCycle={24}
      shouldForceLeadingZeros
      onChange={(time) => {
        if (time !== null) onChange(textOf(time));
      }}
    >
      {hideLabel ? null : <Label className={cls(fieldStyles.label)}>{label}</Label>}
      <DateInput className={`${fieldStyles.input} ${styles.time}`}>
        {(segment) => <DateSegment segment={segment} className={cls(dateStyles.part)} />}
      </DateInput>
    </TimeField>
  );
}

/** From and to of a round. */
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
      <TimeOfDay
        label={fromLabel}
        hideLabel
        value={value.from}
        isWrong={isWrong}
        onChange={(from) => onChange({ ...value, from })}
      />
      <span aria-hidden>–</span>
      <TimeOfDay
        label={toLabel}
        hideLabel
        value={value.to}
        isWrong={isWrong}
        onChange={(to) => onChange({ ...value, to })}
      />
    </span>
  );
}
