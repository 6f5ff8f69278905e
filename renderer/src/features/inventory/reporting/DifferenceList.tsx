import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { InventoryDifference } from '#core/inventory/contract.ts';
import styles from './Difference.module.css';
import { useFieldName } from './field-name.ts';

/** So much of a value is shown. */
const shownLength = 80;

type Changes = InventoryDifference['changed'][number]['changes'];

/** What each changed column said and says; a long text is cut, and told whole when it is pointed at. */
function ChangesCell({ changes }: { changes: Changes }) {
  const { t } = useTranslation('app');
  const fieldName = useFieldName();
  const said = (value: string) =>
    value === '' ? (
      <i>{t('importing.differs.nothing')}</i>
    ) : value.length > shownLength ? (
      <span title={value}>{value.slice(0, shownLength - 1)}…</span>
    ) : (
      value
    );
  return (
    <div role="cell" className={styles.changes}>
      {changes.map(({ field, from, to }) => (
        <p key={field}>
          {fieldName(field)}: {said(from)} <span aria-hidden>→</span>
          <span className="visually-hidden">{t('reports.difference.became')}</span> {said(to)}
        </p>
      ))}
    </div>
  );
}

/** Accounts that differ, only those in sight drawn: a first comparison may hold every account there is. */
export function DifferenceList({
  label,
  accounts,
}: {
  label: string;
  accounts: ReadonlyArray<{ key: string; name: string; platform: string; changes?: Changes }>;
}) {
  const { t } = useTranslation('app');
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: accounts.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 44,
    overscan: 10,
  });
  const hasChanges = accounts.some(({ changes }) => changes !== undefined);
  return (
    // Scrolled by keyboard too.
    <div
      ref={scroll}
      className={styles.list}
      role="region"
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      data-changes={hasChanges || undefined}
    >
      <div role="table" aria-label={label} aria-rowcount={accounts.length + 1}>
        <div role="rowgroup" className={styles.head}>
          <div role="row" aria-rowindex={1} className={styles.row}>
            <div role="columnheader">{t('reports.difference.account')}</div>
            <div role="columnheader">{t('reports.difference.platform')}</div>
            {hasChanges ? <div role="columnheader">{t('reports.difference.changedFields')}</div> : null}
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
                {account.changes === undefined ? null : <ChangesCell changes={account.changes} />}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
