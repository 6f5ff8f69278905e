import { CircleAlert, Eye, EyeOff } from 'lucide-react';
import { type ReactNode, type Ref, useId, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import fieldStyles from '../../../ui/Field.module.css';
import styles from './secrets.module.css';

/** What a form may do with a secret field: read it, fill it in, empty it. */
export interface SecretHandle {
  read(): string;
  write(text: string): void;
  focus(): void;
}

/**
 * A field for something secret. React writes the value of a field it controls into the `value` attribute, where every
 * script, extension and saved page finds it; so this one is left alone, and its text lives in the element's memory only.
 */
export function SecretInput({
  ref,
  label,
  help,
  error,
  lines,
  kind = 'visible',
  autoFocus = false,
  placeholder,
  start = '',
  onType,
  below,
}: {
  ref: Ref<SecretHandle>;
  label: string;
  help?: string | undefined;
  error?: string | undefined;
  lines?: number;
  /** `hidden` shows dots until the eye is pressed; `mono` is for codes. */
  kind?: 'visible' | 'hidden' | 'mono';
  autoFocus?: boolean;
  placeholder?: string | undefined;
  /** What stands in the field when it comes; a later value changes nothing. */
  start?: string | undefined;
  /** Called with what stands in the field now; keep it in memory, never in a cache. */
  onType?: (text: string) => void;
  below?: ReactNode;
}) {
  const { t } = useTranslation('app');
  const id = useId();
  const element = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [isShown, setShown] = useState(kind !== 'hidden');
  useImperativeHandle(
    ref,
    () => ({
      read: () => element.current?.value ?? '',
      write: (text) => {
        if (element.current === null) return;
        element.current.value = text;
        // As if it had been typed: `onType` and the form around hear of it.
        element.current.dispatchEvent(new Event('input', { bubbles: true }));
      },
      focus: () => element.current?.focus(),
    }),
    [],
  );
  const first = useRef(start);
  useLayoutEffect(() => {
    if (element.current !== null && first.current !== '') element.current.value = first.current;
  }, []);
  const shared = {
    id,
    ref: element,
    className: `${fieldStyles.input} ${kind === 'visible' ? '' : styles.mono}`,
    autoComplete: 'off',
    spellCheck: false,
    placeholder,
    'aria-describedby': `${id}-help`,
    'aria-invalid': error !== undefined,
    onInput: () => onType?.(element.current?.value ?? ''),
  };
  return (
    <div className={fieldStyles.field}>
      <label className={fieldStyles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.inputRow}>
        {lines === undefined ? (
          // A dialog's first field takes the cursor, as everywhere in the app.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          <input {...shared} type={isShown ? 'text' : 'password'} autoFocus={autoFocus} />
        ) : (
          <textarea {...shared} rows={lines} />
        )}
        {kind === 'hidden' ? (
          <Button
            look="icon"
            aria-label={t(isShown ? 'vaultUi.secret.hideTyped' : 'vaultUi.secret.showTyped')}
            onPress={() => setShown(!isShown)}
          >
            {isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
          </Button>
        ) : null}
      </div>
      {below}
      <div id={`${id}-help`}>
        {error !== undefined ? (
          <span className={fieldStyles.error}>
            <CircleAlert aria-hidden size={14} />
            {error}
          </span>
        ) : help === undefined ? null : (
          <span className={fieldStyles.help}>{help}</span>
        )}
      </div>
    </div>
  );
}
