import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Difference.module.css';
import { useFieldName } from './field-name.ts';

/** Accounts that differ, only those in sight drawn: a first comparison may hold every account there is. */
export function DifferenceList({
  label,
  accounts,
}: {
  label: string;
  accounts: ReadonlyArray<{ key: string; name: string; platform: string; fields?: readonly string[] }>;
}) {
  const { t } = useTranslation('app');
  const fieldName = useFieldName();
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: accounts.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 44,
    overscan: 10,
  });
  const hasFields = accounts.some(({ fields }) => fields !== undefined);
  return (
    // Scrolled by keyboard too.
    <div
      ref={scroll}
      className={styles.list}
      role="region"
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      data-fields={hasFields || undefined}
    >
      <div role="table" aria-label={label} aria-rowcount={accounts.length + 1}>
        <div role="rowgroup" className={styles.head}>
          <div role="row" aria-rowindex={1} className={styles.row}>
            <div role="columnheader">{t('reports.difference.account')}</div>
            <div role="columnheader">{t('reports.difference.platform')}</div>
            {hasFields ? <div role="columnheader">{t('reports.difference.changedFields')}</div> : null}
          </div>
        </div>
        <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, key }) => {
            const account = accounts[index];
            return account === undefined ? null : (
              <div
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                role="row"
                aria-rowindex={index + 2}
                className={`${styles.row} ${styles.line}`}
                style={{ transform: `translateY(${start}px)` }}
              >
                <div role="cell">
                  <b>{account.name}</b>
                </div>
                <div role="cell">{account.platform}</div>
                {hasFields ? <div role="cell">{(account.fields ?? []).map(fieldName).join(', ')}</div> : null}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
