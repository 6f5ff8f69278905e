import { useTranslation } from 'react-i18next';
import { freezeHolds } from '#core/settings/contract.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useFormat } from '../../../app/format.ts';
import { Notice } from '../../../ui/Page.tsx';
import { useToday } from '../../accounts/account/use-today.ts';
import { usePreapprovalWords } from './use-preapproval-words.ts';

/** That no account is started now, and why; nothing while no freeze holds. */
export function FreezeNotice() {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { administration } = usePlace();
  const { startFreeze } = administration.settings;
  const today = useToday();
  if (startFreeze === null || !freezeHolds(startFreeze, today)) return null;
  const { untilOn, reason } = startFreeze;
  return (
    <Notice tone="warn">
      {untilOn === null
        ? t('application.freeze.holds', { reason })
        : t('application.freeze.holdsUntil', { reason, day: format.day(untilOn) })}
    </Notice>
  );
}

/** Which kinds are approved beforehand, where some are. */
export function PreapprovedNotice() {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const words = usePreapprovalWords();
  const { preapproved } = administration.settings;
  if (preapproved.length === 0) return null;
  return (
    <Notice tone="plain">
      {t('application.preapproved.these', {
        kinds: preapproved.map((one) => `${words(one)} (${one.decision})`).join('; '),
      })}
    </Notice>
  );
}
