import { useTranslation } from 'react-i18next';
import { usePlace } from '../../app/administration.tsx';
import { Page } from '../../ui/Page.tsx';
import { CoverageCard } from '../rounds/coverage/CoverageCard.tsx';
import { InventoryReport } from './reporting/InventoryReport.tsx';
import { PublicList } from './reporting/PublicList.tsx';
import styles from './reporting/Reports.module.css';
import { Snapshots } from './reporting/Snapshots.tsx';

/** Rapporter: what leaves the register, and what was handed out before. */
export function ReportsPage() {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  return (
    <Page title={t('reports.title')} lead={t('reports.lead')}>
      {/* A receipt belongs to its administration: another one starts from nothing. */}
      <div className={styles.two} key={administration.id}>
        <InventoryReport />
        <div className={styles.stack}>
          <PublicList />
          <CoverageCard />
        </div>
      </div>
      <Snapshots key={`${administration.id}·snapshots`} />
    </Page>
  );
}
