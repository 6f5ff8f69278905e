import { type FormEvent, type ReactNode, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../api/errors.ts';
import { useKey } from '../app/keys.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { focusWrong } from './focus-field.ts';
import styles from './Overlay.module.css';
import { Notice } from './Page.tsx';

/**
 * A short form over the page: what it asks, what went wrong, and one thing to do. Where something is missing it is said at the field
 * by whoever asks, once it has been tried, and the keyboard goes there.
 */
export function FormDialog({
  title,
  submit,
  look = 'primary',
  wide = false,
  hasKey = false,
  keepsText = false,
  isReady = true,
  isPending = false,
  working,
  error = null,
  onSubmit,
  onClose,
  children,
}: {
  title: string;
  submit: string;
  look?: 'primary' | 'danger';
  wide?: boolean;
  /** Ctrl+Enter sends it too, and stands on the button. */
  hasKey?: boolean;
  /** Whoever opens it keeps what is typed until the next time. */
  keepsText?: boolean;
  /** Whether it can be tried at all. */
  isReady?: boolean;
  isPending?: boolean;
  /** What goes on while it is pending, where that takes a while. */
  working?: string;
  error?: Error | null;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation('app');
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  useKey('send', () => form.current?.requestSubmit(), hasKey);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || isPending) return;
    onSubmit();
    focusWrong(form.current);
  };
  return (
    <Dialog
      title={title}
      wide={wide}
      keepsText={keepsText}
      working={isPending ? working : undefined}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} isDisabled={isPending && working !== undefined}>
            {t('ui.cancel')}
          </Button>
          <Button
            look={look}
            type="submit"
            form={id}
            shortcut={hasKey ? 'send' : undefined}
            isDisabled={!isReady}
            isPending={isPending}
          >
            {submit}
          </Button>
        </>
      }
    >
      <form id={id} ref={form} className={styles.form} onSubmit={send} noValidate>
        {error === null ? null : <Notice tone="bad">{errorText(error, t)}</Notice>}
        {children}
      </form>
    </Dialog>
  );
}
