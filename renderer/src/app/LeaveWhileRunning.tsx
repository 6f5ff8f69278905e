import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';

/** An import ends with its page, so leaving asks first. */
export function LeaveWhileRunning({ isRunning }: { isRunning: () => boolean }) {
  const { t } = useTranslation('app');
  const blocker = useBlocker(() => isRunning());
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (isRunning()) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isRunning]);
  return (
    <Dialog
      title={t('importing.run.leaveTitle')}
      isOpen={blocker.state === 'blocked'}
      onClose={() => blocker.reset?.()}
      actions={
        <>
          <Button look="danger" onPress={() => blocker.proceed?.()}>
            {t('importing.run.leave')}
          </Button>
          <Button look="primary" onPress={() => blocker.reset?.()}>
            {t('importing.run.stay')}
          </Button>
        </>
      }
    >
      <p>{t('importing.run.leaveBody')}</p>
    </Dialog>
  );
}
