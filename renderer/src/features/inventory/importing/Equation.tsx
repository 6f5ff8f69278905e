import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportCounts } from '#core/inventory/contract.ts';
import { useFormat } from '../../../app/format.ts';
import styles from './Equation.module.css';
import { fateCount, fates } from './fates.ts';

/** Every row accounted for: rows = new + updated + duplicates + rejected + skipped. */
export function Equation({ counts }: { counts: ImportCounts }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  return (
    <div className={styles.equation} role="group" aria-label={t('importing.equation')}>
      <span className={styles.term}>
        <b>{format.number(counts.rows)}</b>
        <span>{t('importing.rows', { count: counts.rows })}</span>
      </span>
      {fates.map((fate, index) => {
        const count = fateCount(counts, fate);
        return (
          <Fragment key={fate}>
            <span className={styles.sign}>{index === 0 ? '=' : '+'}</span>
            <span className={styles.term} data-fate={fate} data-zero={count === 0 || undefined}>
              <b>{format.number(count)}</b>
              <span>{t(`importing.fate.${fate}`)}</span>
            </span>
          </Fragment>
        );
      })}
    </div>
  );
}
