import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Credential } from '#core/vault/contract.ts';
import { useFormat } from '../../../app/format.ts';
import styles from './logins.module.css';
import { LoginFlags } from './LoginFlags.tsx';
import { type LoginFilter, useLogins } from './use-logins.ts';

const rowHeight = 50;
const columns = ['label', 'accounts', 'kind', 'rotated', 'openers', 'flags'] as const;

function Cell({
  column,
  row,
  openers,
}: {
  column: (typeof columns)[number];
  row: Credential;
  openers: (row: Credential) => string[] | undefined;
}) {
  const { t } = useTranslation('app');
  const format = useFormat();
  if (column === 'label')
    return (
      <span className={styles.name}>
        <b>{row.label}</b>
        <small>
          {[
            row.hasTotp ? t('vaultUi.list.hasTotp') : '',
            row.recoveryCodeCount > 0 ? t('vaultUi.list.codes', { count: row.recoveryCodeCount }) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </span>
    );
  if (column === 'accounts') {
    const [first] = row.accounts;
    if (first === undefined) return <span className={styles.quiet}>{t('vaultUi.list.noAccounts')}</span>;
    return (
      <span className={styles.name}>
        <span className={styles.cut}>{first.name}</span>
        <small>
          {row.accounts.length === 1
            ? first.platformName
            : t('vaultUi.list.andMore', { count: row.accounts.length - 1 })}
        </small>
      </span>
    );
  }
  if (column === 'kind') return <span className={styles.cut}>{t(`vaultUi.kind.${row.kind}`)}</span>;
  if (column === 'rotated')
    return row.rotatedAt === null ? (
      <span className={styles.quiet}>{row.hasPassword ? t('ui.unknown') : '–'}</span>
    ) : (
      format.day(row.rotatedAt.slice(0, 10))
    );
  if (column === 'openers') {
    const names = openers(row);
    return (
      <span className={styles.cut}>
        {names === undefined ? '' : t('vaultUi.list.openers', { count: names.length })}
      </span>
    );
  }
  return <LoginFlags credential={row} most={2} />;
}

/** The logins of the vault: virtual, paged by the core. Arrows move, space marks, Ctrl+A marks all shown, Enter opens. */
export function LoginsTable({
  vaultId,
  filter,
  selected,
  onSelect,
  onSelectAll,
  openers,
  onOpen,
  empty,
}: {
  vaultId: string;
  filter: LoginFilter;
  selected: ReadonlyMap<string, Credential>;
  onSelect: (row: Credential, isSelected: boolean) => void;
  onSelectAll: (isSelected: boolean) => void;
  /** Who can open a row; undefined until that is known. */
  openers: (row: Credential) => string[] | undefined;
  onOpen: (id: string) => void;
  empty: ReactNode;
}) {
  const { t } = useTranslation('app');
  const scroll = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const [visible, setVisible] = useState({ first: 0, last: 30 });
  const { row, total, isOld, error } = useLogins(vaultId, filter, visible);
  const count = total ?? 0;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: 40,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => setVisible({ first, last: Math.max(last, 30) }), [first, last]);
  useEffect(() => {
    scroll.current?.scrollTo({ top: 0 });
    setCurrent(0);
  }, [filter]);

  if (error !== null) throw error;
  if (total === 0 && !isOld) return empty;

  function press(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 400) / rowHeight) - 2);
    const steps: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: count - 1,
    };
    const to = steps[event.key];
    const chosen = row(current);
    if (to !== undefined) {
      const next = Math.max(0, Math.min(count - 1, to));
      setCurrent(next);
      virtual.scrollToIndex(next);
    } else if (event.key === 'Enter' && chosen !== undefined) onOpen(chosen.id);
    else if (event.key === ' ' && chosen !== undefined) onSelect(chosen, !selected.has(chosen.id));
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) onSelectAll(true);
    else if (event.key === 'Escape' && selected.size > 0) onSelectAll(false);
    else return;
    event.preventDefault();
  }

  /** A click anywhere in a row but on its box opens it; one listener, since rows come and go. */
  function open(target: EventTarget): void {
    if (target instanceof Element && target.closest('[data-pick]') !== null) return;
    const index = target instanceof Element ? target.closest('[data-index]')?.getAttribute('data-index') : null;
    const chosen = index === null || index === undefined ? undefined : row(Number(index));
    if (chosen !== undefined) onOpen(chosen.id);
  }

  return (
    <div
      ref={scroll}
      className={styles.scroll}
      role="grid"
      aria-label={t('vaultUi.list.table')}
      aria-rowcount={count + 1}
      aria-multiselectable
      aria-activedescendant={count > 0 ? `login-${current}` : undefined}
      aria-busy={isOld || total === undefined}
      tabIndex={0}
      onKeyDown={press}
      onClick={(event) => open(event.target)}
    >
      <div className={styles.inner} role="presentation">
        <div className={styles.head} role="row" aria-rowindex={1}>
          <div role="columnheader" className={styles.pick} data-pick>
            <input
              type="checkbox"
              tabIndex={-1}
              aria-label={t('handoverFile.list.selectShown')}
              checked={selected.size > 0 && selected.size >= count}
              ref={(box) => {
                if (box !== null) box.indeterminate = selected.size > 0 && selected.size < count;
              }}
              onChange={(event) => onSelectAll(event.target.checked)}
            />
          </div>
          {columns.map((column) => (
            <div key={column} role="columnheader">
              {t(`vaultUi.list.column.${column}`)}
            </div>
          ))}
        </div>
        <div
          className={`${styles.rows} ${isOld ? styles.old : ''}`}
          role="rowgroup"
          style={{ height: virtual.getTotalSize() }}
        >
          {items.map(({ index, start, key }) => {
            const one = row(index);
            return (
              <div
                key={key}
                id={`login-${index}`}
                className={styles.row}
                role="row"
                data-index={index}
                aria-rowindex={index + 2}
                aria-selected={one !== undefined && selected.has(one.id)}
                data-current={index === current || undefined}
                style={{ transform: `translateY(${start}px)` }}
              >
                <div role="gridcell" className={styles.pick} data-pick>
                  {one === undefined ? null : (
                    <input
                      type="checkbox"
                      tabIndex={-1}
                      aria-label={t('handoverFile.list.select', { label: one.label })}
                      checked={selected.has(one.id)}
                      onChange={(event) => onSelect(one, event.target.checked)}
                    />
                  )}
                </div>
                {columns.map((column) => (
                  <div key={column} role="gridcell">
                    {one === undefined ? (
                      <span className={styles.bone} />
                    ) : (
                      <Cell column={column} row={one} openers={openers} />
                    )}
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
