import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../app/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Page.tsx';
import styles from './Preview.module.css';
import type { Import } from './use-import.ts';

/** That this list's choices were made when it was read in the last time, and the way back to the app's own proposals. */
export function Remembered({ work, chosenAt }: { work: Import; chosenAt: string }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const which = work.usesRemembered ? 'used' : 'unused';
  return (
    <Notice tone="plain">
      <div className={styles.ask}>
        <span>{t(`importing.remembered.${which}`, { day: format.day(chosenAt) })}</span>
        <Button small onPress={() => work.takeUpRemembered(!work.usesRemembered)}>
          {t(`importing.remembered.${work.usesRemembered ? 'own' : 'again'}`)}
        </Button>
      </div>
    </Notice>
  );
}
