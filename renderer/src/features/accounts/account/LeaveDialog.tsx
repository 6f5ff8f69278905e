import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';

/** Asks before unsaved changes are left, inside the app and when the window is closed. */
export function LeaveDialog({ isDirty, onSave }: { isDirty: boolean; onSave: () => Promise<boolean> }) {
  const { t } = useTranslation('app');
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isDirty && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isDirty]);
  if (blocker.state !== 'blocked') return null;
  return (
    <Dialog
      title={t('ui.unsaved')}
      isOpen
      onClose={() => blocker.reset()}
      actions={
        <>
          <Button look="danger" onPress={() => blocker.proceed()}>
            {t('ui.discard')}
          </Button>
          <Button onPress={() => blocker.reset()}>{t('ui.keep')}</Button>
          <Button
            look="primary"
            onPress={() => void onSave().then((isSaved) => (isSaved ? blocker.proceed() : blocker.reset()))}
          >
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <p>{t('ui.unsavedBody')}</p>
    </Dialog>
  );
}
