import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Coverage } from '#core/rounds/coverage/contract.ts';
import { useFormat } from '../../../app/format.ts';
import { RoundBar } from '../RoundBar.tsx';
import styles from './coverage.module.css';

const rowHeight = 40;
const figures = ['due', 'checked', 'notPossible', 'missed', 'waiting', 'late', 'backfilled'] as const;

/** The figures row by row with a bar each; thousands of accounts stay fluid. */
export function CoverageTable({ coverage }: { coverage: Coverage }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: coverage.rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  if (coverage.rows.length === 0) return <p className={styles.none}>{t('roundsUi.coverage.none')}</p>;
  return (
    <div
      ref={scroll}
      className={styles.scroll}
      role="region"
      aria-label={t('coverage.title')}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <div role="table" aria-label={t('coverage.title')} aria-rowcount={coverage.rows.length + 1}>
        <div role="rowgroup" className={styles.head}>
          <div role="row" aria-rowindex={1} className={styles.row}>
            <div role="columnheader">{t(`coverage.by.${coverage.by}`)}</div>
            <div role="columnheader">
              <span className="visually-hidden">{t('coverage.figure.checked')}</span>
            </div>
            {figures.map((name) => (
              <div key={name} role="columnheader">
                {t(`coverage.figure.${name}`)}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = coverage.rows[index];
            return row === undefined ? null : (
              <div
                key={row.key}
                role="row"
                aria-rowindex={index + 2}
                className={`${styles.row} ${styles.line}`}
                style={{ transform: `translateY(${start}px)` }}
              >
                <div role="rowheader">
                  {row.name || t('coverage.noUnit')} <small>{row.platformName}</small>
                </div>
                <div role="cell">
                  <RoundBar figures={row} />
                </div>
                {figures.map((name) => (
                  <div key={name} role="cell" data-zero={row[name] === 0 || undefined} data-figure={name}>
                    {format.number(row[name])}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
