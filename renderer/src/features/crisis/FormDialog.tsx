import { type FormEvent, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../api/errors.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Page.tsx';
import peopleStyles from '../people/people.module.css';

/** A short form over the page: what it asks, what went wrong, and one thing to do. */
export function FormDialog({
  title,
  submit,
  isReady,
  isPending,
  error,
  onSubmit,
  onClose,
  children,
}: {
  title: string;
  submit: string;
  /** Everything that is needed is filled in. */
  isReady: boolean;
  isPending: boolean;
  error: Error | null;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation('app');
  const id = useId();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (isReady && !isPending) onSubmit();
  };
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button look="primary" type="submit" form={id} isDisabled={!isReady} isPending={isPending}>
            {submit}
          </Button>
        </>
      }
    >
      <form id={id} className={peopleStyles.form} onSubmit={send} noValidate>
        {error === null ? null : <Notice tone="bad">{errorText(error, t)}</Notice>}
        {children}
      </form>
    </Dialog>
  );
}
