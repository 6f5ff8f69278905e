import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './RowGrid.module.css';

const rowHeight = 46;

/** A column; one with `sort` is sorted by when its heading is pressed. */
export interface GridColumn {
  id: string;
  name: string;
  isNumber?: boolean;
  sort?: { isBy: boolean; descending: boolean; onSort: () => void } | undefined;
}

/** Which rows are on screen, for whoever reads them a page at a time. */
export interface Visible {
  first: number;
  last: number;
}

/**
 * A list whose rows open: virtual, so that ten thousand are as quick as fifty. Arrows, Page Up, Page Down, Home and End move, Enter opens,
 * and so does a click anywhere in a row. A row that is still on its way is shown as one.
 */
export function RowGrid({
  label,
  name,
  columns,
  template,
  minWidth,
  count,
  isOld,
  isBusy,
  shown,
  cells,
  onVisible,
  onOpen,
}: {
  label: string;
  /** Begins the ids of the rows. */
  name: string;
  columns: readonly GridColumn[];
  /** Widths, as in `grid-template-columns`. */
  template: string;
  minWidth: number;
  count: number;
  /** What is shown answers an earlier question. */
  isOld: boolean;
  isBusy: boolean;
  /** What the list is narrowed and sorted by: another begins at its top. */
  shown: unknown;
  /** A row's cells, one for each column; `null` while it is on its way. */
  cells: (index: number) => ReactNode[] | null;
  onVisible: (visible: Visible) => void;
  onOpen: (index: number) => void;
}) {
  const scroll = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
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
  useEffect(() => onVisible({ first, last: Math.max(last, 30) }), [first, last, onVisible]);
  useEffect(() => {
    scroll.current?.scrollTo({ top: 0 });
    setCurrent(0);
  }, [shown]);

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
    if (to !== undefined) {
      const next = Math.max(0, Math.min(count - 1, to));
      setCurrent(next);
      virtual.scrollToIndex(next);
    } else if (event.key === 'Enter') onOpen(current);
    else return;
    event.preventDefault();
  }

  /** One listener, since rows come and go. */
  function open(target: EventTarget): void {
    const index = target instanceof Element ? target.closest('[data-index]')?.getAttribute('data-index') : null;
    if (index !== null && index !== undefined) onOpen(Number(index));
  }

  return (
    <div
      ref={scroll}
      className={styles.scroll}
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-activedescendant={count > 0 ? `${name}-${current}` : undefined}
      aria-busy={isBusy}
      tabIndex={0}
      onKeyDown={press}
      onClick={(event) => open(event.target)}
    >
      <div style={{ minWidth }} role="presentation">
        <div className={styles.head} role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
          {columns.map((column) => (
            <Heading key={column.id} column={column} />
          ))}
        </div>
        <div
          className={`${styles.body} ${isOld ? styles.old : ''}`}
          role="rowgroup"
          style={{ height: virtual.getTotalSize() }}
        >
          {items.map(({ index, start, key }) => {
            const row = cells(index);
            return (
              <div
                key={key}
                id={`${name}-${index}`}
                className={styles.row}
                role="row"
                data-index={index}
                aria-rowindex={index + 2}
                data-current={index === current || undefined}
                style={{ transform: `translateY(${start}px)`, gridTemplateColumns: template }}
              >
                {columns.map(({ id, isNumber }, place) => (
                  <div key={id} role="gridcell" className={isNumber === true ? styles.number : undefined}>
                    {row === null ? <span className={styles.bone} /> : row[place]}
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

function Heading({ column: { name, isNumber, sort } }: { column: GridColumn }) {
  const isBy = sort?.isBy === true;
  const Arrow = sort?.descending === true ? ArrowDown : ArrowUp;
  return (
    <div
      role="columnheader"
      className={isNumber === true ? styles.number : undefined}
      aria-sort={isBy ? (sort.descending ? 'descending' : 'ascending') : 'none'}
    >
      {sort === undefined ? (
        name
      ) : (
        <button type="button" onClick={sort.onSort}>
          {name}
          {isBy ? <Arrow aria-hidden size={13} /> : null}
        </button>
      )}
    </div>
  );
}
