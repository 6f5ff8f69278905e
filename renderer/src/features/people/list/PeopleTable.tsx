import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '#core/people/contract.ts';
import { queries } from '../../../api/client.ts';
import { useFormat } from '../../../app/format.ts';
import { usePages } from '../../../app/use-pages.ts';
import { Chip } from '../../../ui/Chip.tsx';
import { RowGrid, useVisible } from '../../../ui/RowGrid.tsx';
import styles from '../../../ui/RowGrid.module.css';
import type { PeopleState, Sort } from './list-state.ts';

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
      <span className={styles.two}>
        <b>{person.name}</b>
        {person.sameAs !== null ? (
          <small title={t('people.sameAs', { name: person.sameAs.name })}>
            {t('people.sameAs', { name: person.sameAs.name })}
          </small>
        ) : person.protectedIdentity ? (
          <small>{t('people.protected.chip')}</small>
        ) : person.title === '' ? null : (
          <small>{person.title}</small>
        )}
      </span>
    );
  if (column === 'unit') return person.unitName || <span className={styles.quiet}>{t('people.noUnit')}</span>;
  if (column === 'roles') return person.roles.map((role) => t(`terms.role.${role}`)).join(', ');
  if (column === 'accounts')
    return <span className={person.accountCount === 0 ? styles.quiet : ''}>{format.number(person.accountCount)}</span>;
  if (column === 'policy') return since(person.policyReadOn);
  if (column === 'training') return since(person.trainingOn);
  if (person.leavesOn === null || person.sameAs !== null) return null;
  return person.active ? (
    <Chip tone="warn">{format.day(person.leavesOn)}</Chip>
  ) : (
    <span className={styles.quiet}>{t('people.lastDayEnded', { day: format.day(person.leavesOn) })}</span>
  );
}

/** The list itself: paged and sorted by the core. */
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
  const [visible, setVisible] = useVisible();
  const { row, total, isOld, error } = usePages(visible, (part) =>
    queries.people.list.queryOptions({ input: { ...input, ...part } }),
  );
  if (error !== null) throw error;
  if (total === 0 && !isOld) return empty;
  return (
    <RowGrid
      label={t('people.table')}
      name="person"
      columns={columns.map((id) => {
        const sort = sortOf[id];
        return {
          id,
          name: t(`people.column.${id}`),
          isNumber: id === 'accounts',
          ...(sort !== undefined && {
            sort: { isBy: input.sort === sort, descending: input.descending, onSort: () => sortBy(sort) },
          }),
        };
      })}
      template="minmax(160px, 1.6fr) minmax(192px, 1.4fr) minmax(186px, 1.3fr) 72px 106px 106px 148px"
      minWidth={880}
      count={total ?? 0}
      isOld={isOld}
      isBusy={isOld || total === undefined}
      shown={input}
      cells={(index) => {
        const person = row(index);
        return person === undefined
          ? null
          : columns.map((column) => <Cell key={column} column={column} person={person} />);
      }}
      onVisible={setVisible}
      onOpen={(index) => {
        const person = row(index);
        if (person !== undefined) onOpen(person.id);
      }}
    />
  );
}
