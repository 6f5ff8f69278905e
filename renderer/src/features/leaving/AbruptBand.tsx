import { OctagonAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../app/administration.tsx';
import { TextField } from '../../ui/Field.tsx';
import styles from './leaving.module.css';

/** The red band of an abrupt departure: what it does, what it cannot do, why, and who confirms. */
export function AbruptBand({ reason, onReason }: { reason: string; onReason: (reason: string) => void }) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  return (
    <section className={styles.band} aria-labelledby="hastig-avgang">
      <div className={styles.bandHead}>
        <OctagonAlert aria-hidden />
        <h2 id="hastig-avgang">{t('leaving.abrupt.band')}</h2>
      </div>
      <div className={styles.bandBody}>
        <div className={styles.bandText}>
          <p>{t('leaving.abrupt.bandBody')}</p>
          <p>
            <b>{t('leaving.abrupt.memory')}</b>
          </p>
        </div>
        <div className={styles.bandText}>
          <TextField
            label={t('leaving.abrupt.reason')}
            help={t('leaving.abrupt.reasonHelp')}
            value={reason}
            onChange={onReason}
            isRequired
          />
          <div>
            <h3>{t('leaving.abrupt.second')}</h3>
            <p>{t('leaving.abrupt.secondBody', { count: administration.settings.reviewWithinDays.value })}</p>
          </div>
        </div>
      </div>
    </section>
  );
}
