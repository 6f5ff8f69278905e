import { skipToken, useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountFilter, AccountRow } from '#core/accounts/contract.ts';
import { queries } from '../../../api/client.ts';
import { useFormat } from '../../../app/format.ts';
import styles from './AccountTable.module.css';
import { Cell, type ColumnId, columns } from './columns.tsx';
import type { Group, ListState } from './list-state.ts';
import { useRows } from './use-rows.ts';

const rowHeight = 44;
const groupHeight = 34;

/** What a row is gathered under, and how many the filter shows there. */
function useGroups(filter: AccountFilter, group: Group) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { data } = useQuery(
    queries.accounts.groups.queryOptions({ input: group === 'none' ? skipToken : { filter, group } }),
  );
  const counts = useMemo(() => new Map(data?.map(({ key, count }) => [key, count])), [data]);
  const keyOf = (row: AccountRow): string => {
    if (group === 'unit') return row.unitName;
    if (group === 'platform') return row.platformName;
    if (group === 'responsible') return row.responsibleName;
    return group === 'status' ? row.status : row.kind;
  };
  const nameOf = (row: AccountRow): string => {
    if (group === 'status') return t(`terms.status.${row.status}`);
    if (group === 'kind') return t(`terms.kind.${row.kind}`);
    return keyOf(row) || t(group === 'unit' ? 'register.noUnit' : 'ui.nobody');
  };
  const countOf = (row: AccountRow): string => {
    const count = counts.get(keyOf(row));
    return count === undefined ? '' : format.number(count);
  };
  return { keyOf, nameOf, countOf };
}

/**
 * The list itself: a virtual grid of rows that the core pages, sorts and filters, so that ten thousand accounts are as quick as fifty.
 * Arrows move, space marks, shift marks a range, Ctrl+A marks all shown, Enter opens.
 */
export function AccountTable({
  state,
  shown,
  selected,
  onSelect,
  onSelectAll,
  onOpen,
  wanted,
  empty,
}: {
  state: ListState;
  shown: readonly ColumnId[];
  selected: ReadonlySet<string>;
  onSelect: (ids: readonly string[], isSelected: boolean) => void;
  onSelectAll: (isSelected: boolean) => void;
  onOpen: (id: string) => void;
  wanted: number;
  empty: ReactNode;
}) {
  const { t } = useTranslation('app');
  const { filter, order, sortBy } = state;
  const scroll = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const [anchor, setAnchor] = useState(0);
  const [visible, setVisible] = useState({ first: 0, last: 30 });
  const { row, total, isOld, error } = useRows(filter, order, visible);
  const { keyOf, nameOf, countOf } = useGroups(filter, order.group);
  /** Whether a row is the first of its group, and has the heading above it. */
  const isFirst = (index: number) => {
    const here = order.group === 'none' ? undefined : row(index);
    if (here === undefined) return false;
    const before = index === 0 ? undefined : row(index - 1);
    return index === 0 || (before !== undefined && keyOf(before) !== keyOf(here));
  };
  const virtual = useVirtualizer({
    count: total ?? 0,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => rowHeight + (isFirst(index) ? groupHeight : 0),
    overscan: 12,
    scrollPaddingStart: 40,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => setVisible({ first, last: Math.max(last, 30) }), [first, last]);
  // A new filter starts at the top; the heights of group headings follow the rows that have come.
  useEffect(() => {
    scroll.current?.scrollTo({ top: 0 });
    setCurrent(0);
  }, [filter, order.sort, order.descending]);
  useEffect(() => virtual.measure(), [virtual, order.group, total, isOld]);

  if (error !== null) throw error;
  if (total === 0 && !isOld) return empty;

  const visibleColumns = columns.filter((column) => column.id === 'name' || shown.includes(column.id));
  const template = {
    gridTemplateColumns: `44px ${visibleColumns.map(({ minWidth: least, share }) => `minmax(${least}px, ${share}fr)`).join(' ')}`,
  };
  // The list is as wide as the window, and scrolls sideways only when the chosen columns need more than that.
  const minWidth = 44 + visibleColumns.reduce((sum, column) => sum + column.minWidth, 0);
  const count = total ?? 0;

  function move(to: number, extend: boolean): void {
    const next = Math.max(0, Math.min(count - 1, to));
    setCurrent(next);
    virtual.scrollToIndex(next);
    if (extend) selectRange(anchor, next);
    else setAnchor(next);
  }

  function selectRange(from: number, to: number): void {
    const ids: string[] = [];
    for (let index = Math.min(from, to); index <= Math.max(from, to); index += 1) {
      const id = row(index)?.id;
      if (id !== undefined) ids.push(id);
    }
    onSelect(ids, true);
  }

  function toggle(index: number, extend: boolean): void {
    const id = row(index)?.id;
    if (id === undefined) return;
    if (extend) selectRange(anchor, index);
    else onSelect([id], !selected.has(id));
    setCurrent(index);
    setAnchor(index);
  }

  function press(event: KeyboardEvent): void {
    // What stands in the head has its own space and Enter.
    if ((event.target as Element).closest('[role=columnheader]') !== null) return;
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
    if (to !== undefined) move(to, event.shiftKey);
    else if (event.key === 'Enter') {
      const id = row(current)?.id;
      if (id !== undefined) onOpen(id);
    } else if (event.key === ' ') toggle(current, event.shiftKey);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) onSelectAll(true);
    else if (event.key === 'Escape') onSelectAll(false);
    else return;
    event.preventDefault();
  }

  return (
    <div
      ref={scroll}
      className={styles.scroll}
      role="grid"
      aria-label={t('register.title')}
      aria-rowcount={count + 1}
      aria-multiselectable
      aria-activedescendant={count > 0 ? `account-${current}` : undefined}
      aria-busy={isOld}
      tabIndex={0}
      onKeyDown={press}
    >
      <div className={styles.inner} role="presentation" style={{ minWidth }}>
        <div className={styles.head} role="row" aria-rowindex={1} style={template}>
          <div role="columnheader" className={styles.pick}>
            <input
              type="checkbox"
              aria-label={t('register.selectShown')}
              checked={selected.size > 0 && selected.size >= count}
              ref={(box) => {
                if (box !== null) box.indeterminate = selected.size > 0 && selected.size < count;
              }}
              onChange={(event) => onSelectAll(event.target.checked)}
            />
          </div>
          {visibleColumns.map((column) => {
            const sort = column.sort;
            const isSorted = sort !== null && order.sort === sort;
            return (
              <div
                key={column.id}
                role="columnheader"
                aria-sort={isSorted ? (order.descending ? 'descending' : 'ascending') : 'none'}
              >
                {sort === null ? (
                  t(`register.column.${column.id}`)
                ) : (
                  <button type="button" onClick={() => sortBy(sort)}>
                    {t(`register.column.${column.id}`)}
                    {isSorted ? (
                      order.descending ? (
                        <ArrowDown aria-hidden size={13} />
                      ) : (
                        <ArrowUp aria-hidden size={13} />
                      )
                    ) : null}
                  </button>
                )}
              </div>
            );
          })}
        </div>
        <div
          className={`${styles.body} ${isOld ? styles.old : ''}`}
          role="rowgroup"
          style={{ height: virtual.getTotalSize() }}
        >
          {items.map(({ index, start, key }) => {
            const account = row(index);
            const isSelected = account !== undefined && selected.has(account.id);
            return (
              <div
                key={key}
                className={styles.line}
                role="presentation"
                style={{ transform: `translateY(${start}px)` }}
              >
                {account !== undefined && isFirst(index) ? (
                  <div className={styles.group} role="presentation">
                    {nameOf(account)} <small>{countOf(account)}</small>
                  </div>
                ) : null}
                <div
                  id={`account-${index}`}
                  className={styles.row}
                  role="row"
                  aria-rowindex={index + 2}
                  aria-selected={isSelected}
                  data-current={index === current || undefined}
                  style={template}
                  onClick={(event) => {
                    if (account === undefined) return;
                    if (event.ctrlKey || event.metaKey || event.shiftKey) toggle(index, event.shiftKey);
                    else onOpen(account.id);
                  }}
                >
                  <div role="gridcell" className={styles.pick} onClick={(event) => event.stopPropagation()}>
                    {account === undefined ? null : (
                      <input
                        type="checkbox"
                        tabIndex={-1}
                        aria-label={t('register.selectRow', { name: account.name })}
                        checked={isSelected}
                        onChange={(event) =>
                          toggle(index, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)
                        }
                      />
                    )}
                  </div>
                  {visibleColumns.map((column) => (
                    <div key={column.id} role="gridcell">
                      {account === undefined ? (
                        <span className={styles.bone} />
                      ) : (
                        <div className={styles.cell}>
                          <Cell column={column.id} row={account} wanted={wanted} />
                        </div>
                      )}
                    </div>
                  ))}
                </div>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
