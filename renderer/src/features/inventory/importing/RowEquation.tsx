import { useTranslation } from 'react-i18next';
import type { ImportCounts } from '#core/inventory/contract.ts';
import { useFormat } from '../../../app/format.ts';
import { Equation } from '../../../ui/Equation.tsx';
import { fateCount, fates, fateTones } from './fates.ts';

/** Every row accounted for: rows = new + updated + duplicates + rejected + skipped. */
export function RowEquation({ counts }: { counts: ImportCounts }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  // A list that was read by an older version did not count them.
  const changed = counts.unchanged === undefined ? null : counts.updated - counts.unchanged;
  return (
    <Equation
      label={t('importing.equation')}
      total={{
        count: counts.rows,
        name:
          counts.fileRows === undefined
            ? t('importing.rows', { count: counts.rows })
            : t('importing.rowsPerLink', { shown: format.number(counts.fileRows) }),
      }}
      terms={fates.map((fate) => ({
        id: fate,
        count: fateCount(counts, fate),
        name: t(`importing.fate.${fate}`, { count: fateCount(counts, fate) }),
        ...(fate === 'updated' &&
          counts.updated > 0 &&
          changed !== null && { note: t('importing.changed', { count: changed }) }),
        tone: fateTones[fate],
      }))}
    />
  );
}
