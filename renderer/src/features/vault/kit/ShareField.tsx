import { CircleAlert } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, type Ref, useId, useImperativeHandle, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import fieldStyles from '../../../ui/Field.module.css';
import styles from './kit.module.css';

/** A share is printed as 17 groups of five characters (`electron/core/vault/share-text.ts`). */
const groupCount = 17;
const groupLength = 5;

/** What a form may do with a share that is typed. */
export interface ShareHandle {
  /** The groups with a space between them; empty when nothing is typed. */
  read(): string;
  clear(): void;
  focus(group?: number): void;
}

/** As it is read: small letters and separators are no part of a share. */
const bare = (text: string) => text.toUpperCase().replace(/[\s\-–·.,]/g, '');

/**
 * A printed page typed back, one box for each numbered group. A full box leads to the next, a whole page can be pasted or scanned into any box,
 * and `wrong` marks the groups that do not hold. The texts live in the boxes' memory only.
 */
export function ShareField({
  ref,
  label,
  error,
  wrong = [],
  autoFocus = false,
  onFull,
}: {
  ref: Ref<ShareHandle>;
  label: string;
  error?: string | undefined;
  /** Numbers of groups, from one. */
  wrong?: readonly number[];
  autoFocus?: boolean;
  /** Called when the last empty box is filled. */
  onFull?: () => void;
}) {
  const { t } = useTranslation('app');
  const id = useId();
  const boxes = useRef<Array<HTMLInputElement | null>>([]);
  const texts = () => Array.from({ length: groupCount }, (_, index) => bare(boxes.current[index]?.value ?? ''));
  const focus = (index: number) => {
    const box = boxes.current[Math.max(0, Math.min(groupCount - 1, index))];
    box?.focus();
    box?.select();
  };
  useImperativeHandle(ref, () => ({
    read: () => texts().filter(Boolean).join(' '),
    clear: () => {
      for (const box of boxes.current) if (box !== null) box.value = '';
    },
    focus: (group = 1) => focus(group - 1),
  }));

  /** Puts text into the boxes from one of them on, and goes to where the typing goes on. */
  function spread(from: number, text: string): void {
    let rest = bare(text);
    let index = from;
    while (rest !== '' && index < groupCount) {
      const box = boxes.current[index];
      if (box !== null && box !== undefined) box.value = rest.slice(0, groupLength);
      rest = rest.slice(groupLength);
      index += 1;
    }
    const isWhole = (boxes.current[index - 1]?.value.length ?? 0) === groupLength;
    focus(isWhole ? index : index - 1);
    if (texts().every((one) => one.length === groupLength)) onFull?.();
  }

  function type(index: number): void {
    const box = boxes.current[index];
    if (box === null || box === undefined) return;
    const text = bare(box.value);
    if (text.length >= groupLength) spread(index, text);
    else if (text !== box.value) box.value = text;
  }

  function press(index: number, event: KeyboardEvent<HTMLInputElement>): void {
    const box = event.currentTarget;
    const atStart = box.selectionStart === 0 && box.selectionEnd === 0;
    const atEnd = box.selectionStart === box.value.length;
    if ((event.key === 'Backspace' && box.value === '') || (event.key === 'ArrowLeft' && atStart)) focus(index - 1);
    else if (event.key === 'ArrowRight' && atEnd) focus(index + 1);
    else return;
    event.preventDefault();
  }

  function paste(index: number, event: ClipboardEvent): void {
    event.preventDefault();
    spread(index, event.clipboardData.getData('text'));
  }

  return (
    <fieldset className={styles.share} aria-describedby={`${id}-note`}>
      <legend className={fieldStyles.label}>{label}</legend>
      <ol className={styles.boxes}>
        {Array.from({ length: groupCount }, (_, index) => {
          const isWrong = wrong.includes(index + 1);
          return (
            // The boxes never change places.
            <li key={index} data-wrong={isWrong || undefined}>
              <span aria-hidden>{index + 1}</span>
              <input
                ref={(box) => {
                  boxes.current[index] = box;
                }}
                className={fieldStyles.input}
                aria-label={t(isWrong ? 'vaultUi.share.groupWrong' : 'vaultUi.share.group', { number: index + 1 })}
                aria-invalid={isWrong}
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                // A dialog's first field takes the cursor, as everywhere in the app.
                // oxlint-disable-next-line jsx-a11y/no-autofocus
                autoFocus={autoFocus && index === 0}
                // Typing in a full box writes over it; otherwise the rest would be pushed into the next.
                onFocus={(event) => event.currentTarget.select()}
                onInput={() => type(index)}
                onKeyDown={(event) => press(index, event)}
                onPaste={(event) => paste(index, event)}
              />
            </li>
          );
        })}
      </ol>
      <div id={`${id}-note`}>
        {error === undefined ? (
          <span className={fieldStyles.help}>{t('vaultUi.share.help')}</span>
        ) : (
          <span className={fieldStyles.error} role="alert">
            <CircleAlert aria-hidden size={14} />
            {error}
          </span>
        )}
      </div>
    </fieldset>
  );
}

/** The groups that a refusal names, as `3, 7`. */
export function wrongGroups(values: Record<string, string | number>): number[] {
  return String(values['groups'] ?? '')
    .split(',')
    .map((text) => Number(text.trim()))
    .filter((group) => group > 0);
}
