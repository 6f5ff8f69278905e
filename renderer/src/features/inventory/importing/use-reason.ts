import { useTranslation } from 'react-i18next';
import type { PlannedRow } from '#core/inventory/contract.ts';

/** Why a row met its fate, in words. */
export function useReason(): (row: PlannedRow) => string {
  const { t } = useTranslation('app');
  return (row) =>
    row.reason === 'same-key-in-file'
      ? t('inventory.reason.same-key-in-file', { row: row.firstRow ?? '' })
      : t(`inventory.reason.${row.reason}`);
}
