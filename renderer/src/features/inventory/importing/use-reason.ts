import { useTranslation } from 'react-i18next';
import type { PlannedRow } from '#core/inventory/contract.ts';

/** Why a row met its fate, in words. */
export function useReason(): (row: PlannedRow) => string {
  const { t } = useTranslation('app');
  return (row) => {
    if (row.reason !== 'same-key-in-file') return t(`inventory.reason.${row.reason}`);
    const rows = { row: row.firstRow ?? '' };
    return row.differs.length === 0
      ? t('inventory.reason.same-key-in-file', rows)
      : t('importing.differs.reason', rows);
  };
}
