import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '#core/people/contract.ts';
import { useFormat } from '../../../app/format.ts';
import { Chip } from '../../../ui/Chip.tsx';
import styles from './PeopleTable.module.css';
import type { PeopleState, Sort } from './list-state.ts';
import { usePeople } from './use-people.ts';

const rowHeight = 46;

const columns = ['name', 'unit', 'roles', 'accounts', 'policy', 'training', 'leaves'] as const;
type Column = (typeof columns)[number];
const sortOf: Partial<Record<Column, Sort>> = { name: 'name', unit: 'unit', accounts: 'accounts', leaves: 'leaves' };

function Cell({ column, person }: { column: Column; person: Person }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const since = (day: string | null) =>
    day === null ? <span className={styles.quiet}>{t('people.missing')}</span> : format.day(day);
  if (column === 'name')
    return (
      <span className={styles.name}>
        <b>{person.name}</b>
        {person.protectedIdentity ? (
          <small>{t('people.protected.chip')}</small>
        ) : person.title === '' ? null : (
          <small>{person.title}</small>
        )}
      </span>
    );
  if (column === 'unit')
    return (
      <span className={`${styles.cut} ${person.unitName === '' ? styles.quiet : ''}`}>
        {person.unitName || t('people.noUnit')}
      </span>
    );
  if (column === 'roles')
    return <span className={styles.cut}>{person.roles.map((role) => t(`terms.role.${role}`)).join(', ')}</span>;
  if (column === 'accounts')
    return <span className={person.accountCount === 0 ? styles.quiet : ''}>{format.number(person.accountCount)}</span>;
  if (column === 'policy') return since(person.policyReadOn);
  if (column === 'training') return since(person.trainingOn);
  if (person.leavesOn === null) return null;
  return person.active ? (
    <Chip tone="warn">{format.day(person.leavesOn)}</Chip>
  ) : (
    <span className={styles.quiet}>{t('people.lastDayEnded', { day: format.day(person.leavesOn) })}</span>
  );
}

/** The list itself: virtual, paged and sorted by the core. Arrows move, Enter opens. */
export function PeopleTable({
  state,
  onOpen,
  empty,
}: {
  state: PeopleState;
  onOpen: (id: string) => void;
  empty: ReactNode;
}) {
  const { t } = useTranslation('app');
  const { input, sortBy } = state;
  const scroll = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const [visible, setVisible] = useState({ first: 0, last: 30 });
  const { row, total, isOld, error } = usePeople(input, visible);
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
  }, [input]);

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
    const person = row(current);
    if (to !== undefined) {
      const next = Math.max(0, Math.min(count - 1, to));
      setCurrent(next);
      virtual.scrollToIndex(next);
    } else if (event.key === 'Enter' && person !== undefined) onOpen(person.id);
    else return;
    event.preventDefault();
  }

  /** A click anywhere in a row opens the person; one listener, since rows come and go. */
  function open(target: EventTarget): void {
    const index = target instanceof Element ? target.closest('[data-index]')?.getAttribute('data-index') : null;
    const person = index === null || index === undefined ? undefined : row(Number(index));
    if (person !== undefined) onOpen(person.id);
  }

  return (
    <div
      ref={scroll}
      className={styles.scroll}
      role="grid"
      aria-label={t('people.table')}
      aria-rowcount={count + 1}
      aria-activedescendant={count > 0 ? `person-${current}` : undefined}
      aria-busy={isOld || total === undefined}
      tabIndex={0}
      onKeyDown={press}
      onClick={(event) => open(event.target)}
    >
      <div className={styles.inner} role="presentation">
        <div className={styles.head} role="row" aria-rowindex={1}>
          {columns.map((column) => {
            const sort = sortOf[column];
            const isSorted = sort !== undefined && input.sort === sort;
            const Arrow = input.descending ? ArrowDown : ArrowUp;
            return (
              <div
                key={column}
                role="columnheader"
                className={column === 'accounts' ? styles.number : undefined}
                aria-sort={isSorted ? (input.descending ? 'descending' : 'ascending') : 'none'}
              >
                {sort === undefined ? (
                  t(`people.column.${column}`)
                ) : (
                  <button type="button" onClick={() => sortBy(sort)}>
                    {t(`people.column.${column}`)}
                    {isSorted ? <Arrow aria-hidden size={13} /> : null}
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
            const person = row(index);
            return (
              <div
                key={key}
                id={`person-${index}`}
                className={styles.row}
                role="row"
                data-index={index}
                aria-rowindex={index + 2}
                data-current={index === current || undefined}
                style={{ transform: `translateY(${start}px)` }}
              >
                {columns.map((column) => (
                  <div key={column} role="gridcell" className={column === 'accounts' ? styles.number : undefined}>
                    {person === undefined ? <span className={styles.bone} /> : <Cell column={column} person={person} />}
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
