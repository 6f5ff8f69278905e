import { useTranslation } from 'react-i18next';
import styles from './account.module.css';

/** The shape of the page while the account is read. */
export function AccountSkeleton() {
  const { t } = useTranslation('app');
  return (
    <div className={styles.page} aria-busy>
      <output className="visually-hidden">{t('ui.loading')}</output>
      <div className={styles.bone} style={{ width: '38%', height: 34 }} />
      <div className={styles.bone} style={{ width: '24%', height: 18 }} />
      <div className={styles.bone} style={{ height: 110 }} />
      <div className={styles.bone} style={{ height: 320 }} />
    </div>
  );
}
