import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { keys, useKey } from './keys.ts';
import styles from './SaveBar.module.css';

/** Save or throw away, at the foot of a form with changes; nobody leaves the page with unsaved changes unasked. */
export function SaveBar({
  isDirty,
  isSaving,
  onSave,
  onDiscard,
  children,
}: {
  isDirty: boolean;
  isSaving: boolean;
  onSave: () => void;
  onDiscard: () => void;
  /** What saving will change, in words. */
  children?: ReactNode;
}) {
  const { t } = useTranslation('app');
  useKey('save', onSave, isDirty);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isDirty && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isDirty]);
  const stay = () => blocker.state === 'blocked' && blocker.reset();
  return (
    <>
      {isDirty ? (
        <section className={styles.bar} aria-label={t('ui.unsaved')}>
          <div className={styles.words}>
            <b>{t('ui.unsaved')}</b>
            {children}
          </div>
          <Button onPress={onDiscard}>{t('ui.discard')}</Button>
          <Button look="primary" shortcut={keys.save.shown} onPress={onSave} isPending={isSaving}>
            {t('ui.save')}
          </Button>
        </section>
      ) : null}
      <Dialog
        title={t('ui.unsaved')}
        isOpen={blocker.state === 'blocked'}
        onClose={stay}
        actions={
          <>
            <Button onPress={() => blocker.state === 'blocked' && blocker.proceed()}>{t('ui.discard')}</Button>
            <Button look="primary" onPress={stay}>
              {t('ui.keep')}
            </Button>
          </>
        }
      >
        <p>{t('ui.unsavedBody')}</p>
      </Dialog>
    </>
  );
}
