import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Page.tsx';
import styles from '../../inventory/reporting/Reports.module.css';

/** The way from Rapporter to the bevakningsrapport. */
export function CoverageCard() {
  const { t } = useTranslation('app');
  return (
    <Card title={t('roundsUi.coverage.card')}>
      <div className={styles.body}>
        <p>{t('roundsUi.coverage.cardBody')}</p>
        <div className={styles.make}>
          <ButtonLink to="/rapporter/bevakning">{t('roundsUi.coverage.open')}</ButtonLink>
        </div>
      </div>
    </Card>
  );
}
