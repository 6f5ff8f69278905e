import { useTranslation } from 'react-i18next';
import { AccountStatus } from '#core/accounts/contract.ts';
import { Select } from '../../../ui/Choice.tsx';
import styles from './Preview.module.css';
import type { Import } from './use-import.ts';

/** In use is what most lists mean: that answer stands first. */
const statuses = AccountStatus.options.toSorted((a, b) => Number(b === 'active') - Number(a === 'active'));

/** How many new accounts the list says nothing of the status of, and what they get. */
export function StatusUnsaid({ work, count }: { work: Import; count: number }) {
  const { t } = useTranslation('app');
  return (
    <div className={styles.ask}>
      <span>{t('importing.statusUnsaid.notice', { count })}</span>
      <span className={styles.answers}>
        <Select
          label={t('importing.statusUnsaid.becomes')}
          hideLabel
          choices={statuses.map((id) => ({ id, name: t(`terms.status.${id}`) }))}
          value={work.unsaidStatus}
          onChange={work.setUnsaidStatus}
        />
      </span>
    </div>
  );
}
