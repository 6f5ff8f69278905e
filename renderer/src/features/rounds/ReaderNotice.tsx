import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Page.tsx';
import { useSnapshot } from '../snapshot/use-snapshot.ts';

/** Whether another computer writes the register, or this one was put out of the vault, so that nothing can be recorded here; `null` where this one does. */
export function useWriterElsewhere(): string | null {
  const status = useSnapshot();
  if (status === undefined) return null;
  if (status.putOut !== null) return status.putOut.computer;
  return status.side === 'reader' || status.side === 'former' ? status.writer : null;
}

/** On a computer that reads the register: that rounds are not recorded here, and the two ways to do one all the same. */
export function ReaderNotice({ computer }: { computer: string }) {
  const { t } = useTranslation('app');
  return (
    <Notice tone="plain">
      <p>{t('roundsUi.reader.why', { computer })}</p>
      <p>{t('roundsUi.reader.list', { computer })}</p>
      <p>{t('roundsUi.reader.takeOver')}</p>
      <div>
        <ButtonLink small to="/bevakning/ta-med">
          {t('away.take.open')}
        </ButtonLink>
      </div>
    </Notice>
  );
}
