import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { PickAll, PickBox, type Picks, rangeOf } from './RowPicks.tsx';
import styles from './RowGrid.module.css';

const rowHeight = 46;
const headingHeight = 34;
/** The head with the columns' names, and the line below it. */
const headHeight = 39;
/** Rows drawn beyond what is seen, so that a quick scroll finds them there. */
const overscan = 12;
/** What stands above and below the list of accounts, in pixels: the rows that are seen are drawn before a list has been measured, and those of that list once. */
const aroundList = 328;
/** How many rows a window is taken to show before it has said so. */
const firstRows = 30;
/** An answer that comes within so many milliseconds takes the place of the one before it, without a list that fades and comes back. */
const fadesAfter = 150;

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

/** What is on screen of a list, as it says itself: taken to be its first rows until then. What it says again changes nothing. */
export function useVisible(begin = 0): [Visible, (visible: Visible) => void] {
  const [visible, setVisible] = useState<Visible>({ first: begin, last: begin + firstRows });
  const see = useCallback(
    (next: Visible) =>
      setVisible((before) => (before.first === next.first && before.last === next.last ? before : next)),
    [],
  );
  return [visible, see];
}

/**
 * A list whose rows open: virtual, so that ten thousand are as quick as fifty. Arrows, Page Up, Page Down, Home and End move, Enter opens,
 * and so does a click anywhere in a row. Where rows can be marked, space marks, shift marks a range, Ctrl+A marks all that the list shows.
 * A row that is still on its way is shown as one.
 */
export function RowGrid({
  label,
  name,
  columns,
  template,
  minWidth,
  count,
  isOld = false,
  isBusy = false,
  shown,
  cells,
  headingOf,
  picks,
  describedBy,
  isOpenedByClick = true,
  begin = 0,
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
  isOld?: boolean;
  isBusy?: boolean;
  /** What the list is narrowed and sorted by: another begins at its top. */
  shown: unknown;
  /** A row's cells, one for each column; `null` while it is on its way. */
  cells: (index: number) => ReactNode[] | null;
  /** What stands above a row that is the first of its group. */
  headingOf?: (index: number) => ReactNode;
  picks?: Picks;
  describedBy?: string;
  isOpenedByClick?: boolean;
  /** The row that is current to begin with. */
  begin?: number;
  onVisible?: (visible: Visible) => void;
  onOpen: (index: number) => void;
}) {
  const scroll = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(begin);
  // The row that was marked last: shift marks from there.
  const [anchor, setAnchor] = useState<number | null>(null);
  const heading = (index: number) => headingOf?.(index) ?? null;
  // Somebody waits for what is seen; what is beyond it is drawn when that is there, and nobody types on.
  const [rested, setRested] = useState<{ shown: unknown } | null>(null);
  useEffect(() => {
    if (count === 0) return;
    const timer = setTimeout(() => setRested({ shown }), 300);
    return () => clearTimeout(timer);
  }, [shown, count]);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => rowHeight + (heading(index) === null ? 0 : headingHeight),
    overscan: rested?.shown === shown ? overscan : 1,
    initialRect: { width: innerWidth, height: innerHeight - aroundList },
    // The head lies over the top of what is scrolled and pushes the rows down: a row that is brought up to the bottom has it below itself.
    scrollPaddingEnd: headHeight,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = Math.max(items.at(-1)?.index ?? 0, firstRows);
  useEffect(() => onVisible?.({ first, last }), [first, last, onVisible]);
  const isBegun = useRef(begin === 0);
  useEffect(() => {
    if (isBegun.current || count === 0) return;
    isBegun.current = true;
    virtual.scrollToIndex(Math.min(begin, count - 1), { align: 'center' });
  }, [begin, count, virtual]);
  const lastShown = useRef(shown);
  useEffect(() => {
    if (lastShown.current === shown) return;
    lastShown.current = shown;
    // Whoever stands at the top is there: asking again would have the whole list laid out before its answer has come.
    if ((virtual.scrollOffset ?? 0) > 0) scroll.current?.scrollTo({ top: 0 });
    setCurrent(0);
    setAnchor(null);
  }, [shown, virtual]);
  // The heights of headings follow the rows that have come; where there are none, measuring would only draw every row again.
  const hasHeadings = headingOf !== undefined;
  const heights = useMemo(() => (hasHeadings ? { shown, count, isOld } : null), [hasHeadings, shown, count, isOld]);
  const measured = useRef(heights);
  useEffect(() => {
    if (measured.current === heights) return;
    measured.current = heights;
    virtual.measure();
  }, [virtual, heights]);
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!isOld) return setLate(false);
    const timer = setTimeout(() => setLate(true), fadesAfter);
    return () => clearTimeout(timer);
  }, [isOld]);
  // What stands below the list while rows are marked takes of its height: the row that was marked stays in sight.
  const isMarking = picks !== undefined && picks.picked > 0;
  const marking = useRef(current);
  marking.current = current;
  useLayoutEffect(() => {
    if (isMarking) document.getElementById(`${name}-${marking.current}`)?.scrollIntoView({ block: 'nearest' });
  }, [isMarking, name]);
  const widths = { gridTemplateColumns: picks === undefined ? template : `44px ${template}` };

  function pick(index: number, isRange: boolean): void {
    const mark = picks?.markOf(index) ?? null;
    if (picks === undefined || mark === null) return;
    const from = picks.picked > 0 && anchor !== null ? anchor : current;
    picks.onPick(isRange ? rangeOf(from, index) : [index], isRange || !mark.isPicked);
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
    if (to !== undefined) {
      const next = Math.max(0, Math.min(count - 1, to));
      setCurrent(next);
      virtual.scrollToIndex(next);
      if (event.shiftKey && picks !== undefined) {
        picks.onPick(rangeOf(current, next), true);
        setAnchor(next);
      }
    } else if (event.key === 'Enter') onOpen(current);
    else if (picks === undefined) return;
    else if (event.key === ' ') pick(current, event.shiftKey);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) picks.onAll(true);
    else if (event.key === 'Escape' && picks.picked > 0 && picks.onClear !== undefined) picks.onClear();
    else return;
    event.preventDefault();
  }

  /** One listener, since rows come and go. */
  function click(event: MouseEvent): void {
    if (!(event.target instanceof Element) || event.target.closest('[data-pick]') !== null) return;
    const at = event.target.closest('[data-index]')?.getAttribute('data-index') ?? null;
    if (at === null) return;
    const index = Number(at);
    if (picks !== undefined && (event.ctrlKey || event.metaKey || event.shiftKey)) return pick(index, event.shiftKey);
    setCurrent(index);
    if (isOpenedByClick) onOpen(index);
  }

  return (
    <div
      ref={scroll}
      className={styles.scroll}
      role="grid"
      aria-label={label}
      aria-describedby={describedBy}
      aria-rowcount={count + 1}
      aria-multiselectable={picks === undefined ? undefined : true}
      aria-activedescendant={count > 0 ? `${name}-${current}` : undefined}
      aria-busy={isBusy}
      tabIndex={0}
      onKeyDown={press}
      onClick={click}
    >
      <div style={{ minWidth }} role="presentation">
        <div className={styles.head} role="row" aria-rowindex={1} style={widths}>
          {picks === undefined ? null : <PickAll picks={picks} />}
          {columns.map((column) => (
            <Heading key={column.id} column={column} />
          ))}
        </div>
        <div
          className={`${styles.body} ${isOld && isLate ? styles.old : ''}`}
          role="rowgroup"
          style={{ height: virtual.getTotalSize() }}
        >
          {items.map(({ index, start, key }) => {
            const row = cells(index);
            const above = heading(index);
            const mark = picks?.markOf(index) ?? null;
            return (
              <div key={key} className={styles.line} role="presentation" style={{ top: start }}>
                {above === null ? null : (
                  <div className={styles.heading} role="presentation">
                    {above}
                  </div>
                )}
                <div
                  id={`${name}-${index}`}
                  className={styles.row}
                  role="row"
                  data-index={index}
                  aria-rowindex={index + 2}
                  aria-selected={picks === undefined ? undefined : mark?.isPicked === true}
                  data-current={index === current || undefined}
                  data-quiet={mark?.isQuiet === true || undefined}
                  style={widths}
                >
                  {picks === undefined ? null : <PickBox mark={mark} onPick={(isRange) => pick(index, isRange)} />}
                  {columns.map(({ id, isNumber }, place) => (
                    <div key={id} role="gridcell" className={isNumber === true ? styles.number : undefined}>
                      {row === null ? <span className={styles.bone} /> : row[place]}
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
