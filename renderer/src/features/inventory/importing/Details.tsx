import { useTranslation } from 'react-i18next';
import { dayFields, type PlannedRow } from '#core/inventory/contract.ts';
import { useFormat } from '../../../app/format.ts';
import styles from './RowList.module.css';

/** What else is saved of a new account than its row shows: its days, who bears its duties, and how its responsible is reached. */
export function Details({ details }: { details: PlannedRow['details'] }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  return (
    <span className={styles.details}>
      {details.map(({ field, text }) => (
        <span key={field}>
          {t('importing.preview.detail', {
            field: t(`importing.field.${field}`),
            text: dayFields.includes(field) ? format.day(text) : text,
          })}
        </span>
      ))}
    </span>
  );
}
