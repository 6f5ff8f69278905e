import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';
import styles from './VirtualTable.module.css';

const rowHeight = 41;

/**
 * A table to read, where only the rows in sight are drawn, so that ten thousand are as quick as fifty. A row is as tall as its words.
 * `fills` the page by itself, or ends after some rows. `cells` gives a row's cells, one for each column.
 */
export function VirtualTable({
  label,
  columns,
  template,
  count,
  fills,
  nothing,
  cells,
}: {
  label: string;
  columns: ReadonlyArray<{ id: string; name: string; isNumber?: boolean }>;
  /** Widths, as in `grid-template-columns`. */
  template: string;
  count: number;
  fills: boolean;
  /** Said where there is no row. */
  nothing: string;
  cells: (index: number) => ReactNode;
}) {
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  if (count === 0) return <p className={styles.nothing}>{nothing}</p>;
  return (
    // Scrolled by keyboard too.
    <div
      ref={scroll}
      className={`${styles.scroll} ${fills ? styles.fills : styles.ends}`}
      role="region"
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <div role="table" aria-label={label} aria-rowcount={count + 1}>
        <div role="rowgroup" className={styles.head}>
          <div role="row" aria-rowindex={1} className={styles.row} style={{ gridTemplateColumns: template }}>
            {columns.map(({ id, name, isNumber }) => (
              <div key={id} role="columnheader" data-number={isNumber || undefined}>
                {name}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, key }) => (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              role="row"
              aria-rowindex={index + 2}
              className={`${styles.row} ${styles.line}`}
              style={{ transform: `translateY(${start}px)`, gridTemplateColumns: template }}
            >
              {cells(index)}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
