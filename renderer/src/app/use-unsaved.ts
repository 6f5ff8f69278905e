import { useTranslation } from 'react-i18next';
import { useLeaveReason } from './leave-reasons.ts';

/** Asks before unsaved changes are left; `onSave` saves them on the way out and says whether it went well. */
export function useUnsaved(isDirty: boolean, onSave?: () => Promise<boolean>): void {
  const { t } = useTranslation('app');
  useLeaveReason({
    holds: (from, to) => isDirty && from.pathname !== to.pathname,
    holdsWindow: () => isDirty,
    title: t('ui.unsaved'),
    body: t('ui.unsavedBody'),
    leave: t('ui.discard'),
    stay: t('ui.keep'),
    onSave,
  });
}

/** An import that runs ends with its page, so leaving asks first. */
export function useUnfinishedImport(isRunning: () => boolean): void {
  const { t } = useTranslation('app');
  useLeaveReason({
    holds: isRunning,
    holdsWindow: isRunning,
    title: t('importing.run.leaveTitle'),
    body: t('importing.run.leaveBody'),
    leave: t('importing.run.leave'),
    stay: t('importing.run.stay'),
  });
}
