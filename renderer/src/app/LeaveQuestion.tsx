import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { type LeaveReason, reasonToStay } from './leave-reasons.ts';

/** The one question before something unsaved or unfinished is left; the router can be held in one place only. */
export function LeaveQuestion() {
  const { t } = useTranslation('app');
  const [asked, setAsked] = useState<LeaveReason>();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    const reason = reasonToStay(currentLocation, nextLocation);
    setAsked(reason);
    return reason !== undefined;
  });
  if (blocker.state !== 'blocked' || asked === undefined) return null;
  const { title, body, leave, stay, onSave } = asked;
  return (
    <Dialog
      title={title}
      isOpen
      onClose={() => blocker.reset()}
      actions={
        <>
          <Button look="danger" onPress={() => blocker.proceed()}>
            {leave}
          </Button>
          <Button {...(onSave === undefined && { look: 'primary' })} onPress={() => blocker.reset()}>
            {stay}
          </Button>
          {onSave === undefined ? null : (
            <Button
              look="primary"
              onPress={() => void onSave().then((isSaved) => (isSaved ? blocker.proceed() : blocker.reset()))}
            >
              {t('ui.save')}
            </Button>
          )}
        </>
      }
    >
      <p>{body}</p>
    </Dialog>
  );
}
