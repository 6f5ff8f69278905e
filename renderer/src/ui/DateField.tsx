import { type CalendarDate, parseDate } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight, CircleAlert } from 'lucide-react';
import { type ClipboardEvent, type FocusEvent, useContext, useId, useState } from 'react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Label,
  Popover,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import styles from './DateField.module.css';
import fieldStyles from './Field.module.css';
import { FieldsLocked } from './Fields.tsx';
import { pastedDay } from './pasted-day.ts';

const cls = (name: string | undefined) => name ?? '';
const firstDay = '1990-01-01';
const lastDay = '2099-12-31';

/**
 * A calendar day `YYYY-MM-DD` within 1990–2099, or none: typed year, month, day, pasted, or chosen in a calendar.
 * Swedish form whatever language the browser has. Half a day is no day: leaving the field shows the day that holds, and says so.
 */
export function DateField({
  label,
  hideLabel = false,
  help,
  error,
  value,
  onChange,
  max = lastDay,
  isDisabled = false,
  autoFocus = false,
}: {
  label: string;
  hideLabel?: boolean;
  /** One line below about what to write. */
  help?: string | undefined;
  /** What is wrong and what to do, in words. */
  error?: string | undefined;
  value: string | null;
  onChange: (value: string | null) => void;
  /** The last day that may be chosen. */
  max?: string;
  isDisabled?: boolean;
  /** In a dialog that begins with it. */
  autoFocus?: boolean;
}) {
  const { t } = useTranslation('app');
  const isLocked = useContext(FieldsLocked) || isDisabled;
  const noteId = useId();
  // A year that is being typed passes through days outside the field's range; they are shown here and told to nobody.
  const [typing, setTyping] = useState<CalendarDate | null>(null);
  const [isLost, setLost] = useState(false);
  const [round, setRound] = useState(0);
  const isWithin = (day: string) => day >= firstDay && day <= max;

  function take(day: CalendarDate | null): void {
    const text = day?.toString() ?? null;
    setLost(false);
    if (day !== null && !isWithin(day.toString())) return setTyping(day);
    setTyping(null);
    if (text !== value) onChange(text);
  }

  function leave(event: FocusEvent): void {
    const field = event.currentTarget;
    if (field.contains(event.relatedTarget)) return;
    const parts = [...field.querySelectorAll('[role="spinbutton"]')];
    const empty = parts.filter((part) => part.hasAttribute('data-placeholder')).length;
    if (typing === null && (empty === 0 || empty === parts.length)) return;
    setLost(true);
    setTyping(null);
    setRound((before) => before + 1);
  }

  function paste(event: ClipboardEvent): void {
    event.preventDefault();
    const day = pastedDay(event.clipboardData.getData('text'));
    if (isLocked) return;
    if (day === null || !isWithin(day)) return setLost(true);
    take(parseDate(day));
  }

  const wrong = error ?? (isLost ? t('ui.date.lost', { first: firstDay, last: max }) : undefined);
  return (
    <DatePicker
      key={round}
      className={cls(fieldStyles.field)}
      value={typing ?? (value === null ? null : parseDate(value))}
      onChange={take}
      granularity="day"
      shouldForceLeadingZeros
      isDisabled={isLocked}
      autoFocus={autoFocus}
      isInvalid={wrong !== undefined}
      aria-describedby={noteId}
      {...(hideLabel && { 'aria-label': label })}
    >
      {({ state }) => (
        <>
          {hideLabel ? null : <Label className={cls(fieldStyles.label)}>{label}</Label>}
          <Group
            className={`${fieldStyles.input} ${styles.group}`}
            onBlur={(event) => (state.isOpen ? undefined : leave(event))}
            onPaste={paste}
            data-invalid={wrong !== undefined || undefined}
          >
            <DateInput className={cls(styles.parts)}>
              {(segment) => <DateSegment segment={segment} className={cls(styles.part)} />}
            </DateInput>
            <Button className={cls(styles.open)}>
              <CalendarDays aria-hidden />
            </Button>
          </Group>
          <div id={noteId} className={styles.note}>
            {wrong !== undefined ? (
              <span className={fieldStyles.error}>
                <CircleAlert aria-hidden size={14} />
                {wrong}
              </span>
            ) : help !== undefined ? (
              <span className={fieldStyles.help}>{help}</span>
            ) : null}
          </div>
          <Popover className={`${fieldStyles.popover} ${styles.popover}`}>
            <Dialog className={cls(styles.dialog)} aria-label={label}>
              <Calendar minValue={parseDate(firstDay)} maxValue={parseDate(max)}>
                <header className={styles.head}>
                  <Button slot="previous" className={cls(styles.step)}>
                    <ChevronLeft aria-hidden />
                  </Button>
                  <Heading className={cls(styles.month)} />
                  <Button slot="next" className={cls(styles.step)}>
                    <ChevronRight aria-hidden />
                  </Button>
                </header>
                <CalendarGrid className={cls(styles.grid)}>
                  {(day) => <CalendarCell date={day} className={cls(styles.day)} />}
                </CalendarGrid>
              </Calendar>
              {value === null ? null : (
                <Button
                  slot={null}
                  className={cls(styles.none)}
                  onPress={() => {
                    take(null);
                    state.setOpen(false);
                  }}
                >
                  {t('ui.date.remove')}
                </Button>
              )}
            </Dialog>
          </Popover>
        </>
      )}
    </DatePicker>
  );
}
