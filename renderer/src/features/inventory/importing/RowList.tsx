import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ImportField, type PlannedRow, type Take } from '#core/inventory/contract.ts';
import { Chip } from '../../../ui/Chip.tsx';
import { Differences } from './Differences.tsx';
import { fateTones, isTaken, keptTexts } from './fates.ts';
import styles from './RowList.module.css';
import { useReason } from './use-reason.ts';

const rowHeight = 41;
const columns = ['row', 'fate', 'account', 'platform', 'why'] as const;

/**
 * Rows with their fates and reasons, only those in sight drawn, so that ten thousand are as quick as fifty.
 * Before an import the fates are what would happen and the list fills the page; afterwards they are what happened.
 */
export function RowList({
  rows,
  when,
  takeOf = (row) => row.take,
  onTake,
}: {
  rows: readonly PlannedRow[];
  when: 'before' | 'after';
  /** Which row holds for a duplicate that says something else. */
  takeOf?: (row: PlannedRow) => Take;
  onTake?: (row: PlannedRow, take: Take) => void;
}) {
  const { t } = useTranslation('app');
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  if (rows.length === 0) return <p className={styles.nothing}>{t('importing.preview.nothing')}</p>;
  return (
    // Scrolled by keyboard too.
    <div
      ref={scroll}
      className={`${styles.scroll} ${when === 'before' ? styles.fills : styles.ends}`}
      role="region"
      aria-label={t('importing.preview.rows')}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <div role="table" aria-label={t('importing.preview.rows')} aria-rowcount={rows.length + 1}>
        <div role="rowgroup" className={styles.head}>
          <div role="row" aria-rowindex={1} className={styles.row}>
            {columns.map((column) => (
              <div key={column} role="columnheader">
                {column === 'fate' && when === 'after'
                  ? t('importing.preview.fateAfter')
                  : t(`importing.preview.${column}`)}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, key }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <div
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                role="row"
                aria-rowindex={index + 2}
                className={`${styles.row} ${styles.line}`}
                style={{ transform: `translateY(${start}px)` }}
              >
                <Cells row={row} when={when} take={takeOf(row)} onTake={onTake && ((take) => onTake(row, take))} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Cells({
  row,
  when,
  take,
  onTake,
}: {
  row: PlannedRow;
  when: 'before' | 'after';
  take: Take;
  onTake: ((take: Take) => void) | undefined;
}) {
  const { t } = useTranslation('app');
  const reason = useReason();
  const fieldName = (field: string) => {
    const known = ImportField.safeParse(field);
    return known.success ? t(`importing.field.${known.data}`) : field;
  };
  return (
    <>
      <div role="cell" className={styles.number}>
        {row.row}
      </div>
      <div role="cell">
        <Chip tone={fateTones[row.fate]}>
          {when === 'before' ? t(`importing.fateChip.${row.fate}`) : t(`importing.fateDone.${row.fate}`)}
        </Chip>
      </div>
      <div role="cell" className={styles.account}>
        {isTaken(row) || row.fate === 'duplicate' ? (
          <>
            {row.name === '' ? <i>{t('importing.preview.noName')}</i> : <b>{row.name}</b>}
            {/* The address explains why two rows are one account. */}
            {row.reason === 'new' || row.address === '' ? null : <small>{row.address}</small>}
          </>
        ) : (
          <span>{row.text || row.name}</span>
        )}
      </div>
      <div role="cell">{row.platform}</div>
      <div role="cell" className={styles.why}>
        {reason(row)}
        {keptTexts(row).map(([field, text]) => (
          <span key={field}> · {t('importing.preview.keptField', { field: fieldName(field), text })}</span>
        ))}
        {row.differs.length === 0 ? null : <Differences row={row} take={take} onTake={onTake} />}
      </div>
    </>
  );
}
