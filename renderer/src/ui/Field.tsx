import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Input, Label, TextArea, TextField as AriaTextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import styles from './Field.module.css';
import { useNumberText } from './use-number-text.ts';

interface FieldProps {
  label: string;
  /** One line below the label about what to write. */
  help?: string | undefined;
  /** What is wrong and what to do, in words. */
  error?: string | undefined;
}

/** Label, control, help and error in one order; for controls that React Aria has no field for. */
function Field({
  label,
  help,
  error,
  children,
}: FieldProps & { children: (ids: { id: string; describedBy: string }) => ReactNode }) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children({ id, describedBy: `${id}-help` })}
      <Notes id={`${id}-help`} help={help} error={error} />
    </div>
  );
}

function Notes({ id, help, error }: { id: string; help?: string | undefined; error?: string | undefined }) {
  return (
    <div id={id}>
      {error !== undefined ? (
        <span className={styles.error}>
          <CircleAlert aria-hidden size={14} />
          {error}
        </span>
      ) : help !== undefined ? (
        <span className={styles.help}>{help}</span>
      ) : null}
    </div>
  );
}

/** One line of text, or several with `lines`. */
export function TextField({
  label,
  help,
  error,
  value,
  onChange,
  onBlur,
  lines,
  type = 'text',
  placeholder,
  isRequired = false,
  isDisabled = false,
  autoFocus = false,
  isSuggestion = false,
  name,
}: FieldProps & {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  lines?: number;
  type?: 'text' | 'email' | 'tel' | 'url';
  placeholder?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  autoFocus?: boolean;
  /** What stands there is only proposed: the first key writes over it. */
  isSuggestion?: boolean;
  /** The field's name in its form, by which a page can find it. */
  name?: string;
}) {
  const id = useId();
  return (
    <AriaTextField
      className={styles.field ?? ''}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      isRequired={isRequired}
      isDisabled={isDisabled}
      autoFocus={autoFocus}
      type={type}
      aria-describedby={id}
      {...(onBlur && { onBlur })}
      {...(name !== undefined && { name })}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      {lines === undefined ? (
        <Input
          className={styles.input ?? ''}
          {...(placeholder && { placeholder })}
          {...(isSuggestion && { onFocus: ({ currentTarget }) => currentTarget.select() })}
        />
      ) : (
        <TextArea className={styles.input ?? ''} rows={lines} {...(placeholder && { placeholder })} />
      )}
      <Notes id={id} help={help} error={error} />
    </AriaTextField>
  );
}

/** A number within limits, or none when the field is emptied; what is neither is said below it and keeps the page from being saved. */
export function NumberField({
  label,
  help,
  error,
  value,
  onChange,
  min,
  max,
  isWhole = true,
}: FieldProps & {
  value: number | null;
  onChange: (value: number | null) => void;
  min: number;
  max: number;
  /** Whether decimals are refused. */
  isWhole?: boolean;
}) {
  const { t } = useTranslation('app');
  const isHeld = error === undefined && value !== null && (value < min || value > max);
  const { field, isNone } = useNumberText({
    value,
    isWhole,
    isHeld,
    onChange: (next) => (Number.isNaN(next) ? undefined : onChange(next)),
  });
  const said = isNone || isHeld ? t(isWhole ? 'ui.wholeNumber' : 'ui.number', { min, max }) : error;
  return (
    <Field label={label} help={help} error={said}>
      {({ id, describedBy }) => (
        <input
          {...field}
          id={id}
          className={styles.input}
          aria-describedby={describedBy}
          aria-invalid={said !== undefined}
        />
      )}
    </Field>
  );
}
