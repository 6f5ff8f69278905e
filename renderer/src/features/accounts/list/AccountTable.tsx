import { skipToken, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountFilter, AccountRow } from '#core/accounts/contract.ts';
import { queries } from '../../../api/client.ts';
import { useFormat } from '../../../app/format.ts';
import { RowGrid, useVisible } from '../../../ui/RowGrid.tsx';
import type { Picks } from '../../../ui/RowPicks.tsx';
import { Cell, type ColumnId, columns } from './columns.tsx';
import { type Group, leaveAt, type ListState, rowLeft } from './list-state.ts';
import { useRows } from './use-rows.ts';

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

/** The list itself, paged, sorted and filtered by the core. */
export function AccountTable({
  state,
  shown,
  selected,
  hidden,
  isMarkable,
  onSelect,
  onSelectAll,
  onClear,
  onOpen,
  wanted,
  empty,
}: {
  state: ListState;
  shown: readonly ColumnId[];
  selected: ReadonlySet<string>;
  /** How many of them the filter does not show. */
  hidden: number;
  /** Whether there is anything to mark rows for. */
  isMarkable: boolean;
  onSelect: (ids: readonly string[], isSelected: boolean) => void;
  /** All that the filter shows. */
  onSelectAll: (isSelected: boolean) => void;
  onClear: () => void;
  onOpen: (id: string) => void;
  wanted: number;
  empty: ReactNode;
}) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { filter, order, sortBy } = state;
  const [begin] = useState(() => rowLeft(filter, order));
  const [visible, setVisible] = useVisible(begin);
  const { row, total, isOld, error } = useRows(filter, order, visible);
  const { keyOf, nameOf, countOf } = useGroups(filter, order.group);
  const list = useMemo(() => ({ filter, order }), [filter, order]);
  if (error !== null) throw error;
  if (total === 0 && !isOld) return empty;

  const visibleColumns = columns.filter((column) => column.id === 'name' || shown.includes(column.id));
  /** A row that is the first of its group has the group's name and count above it. */
  const headingOf = (index: number) => {
    const [before, here] = [row(index - 1), row(index)];
    if (here === undefined) return null;
    if (index > 0 && (before === undefined || keyOf(before) === keyOf(here))) return null;
    return (
      <>
        {nameOf(here)} <small>{countOf(here)}</small>
      </>
    );
  };
  const picks: Picks = {
    picked: selected.size - hidden,
    of: total ?? 0,
    allLabel: t('register.selectShown'),
    markOf: (index) => {
      const account = row(index);
      return account === undefined
        ? null
        : { label: t('register.selectRow', { name: account.name }), isPicked: selected.has(account.id) };
    },
    onPick: (indexes, isPicked) =>
      onSelect(
        indexes.flatMap((index) => row(index)?.id ?? []),
        isPicked,
      ),
    onAll: onSelectAll,
    onClear,
  };
  return (
    <RowGrid
      label={t('register.title')}
      name="account"
      columns={visibleColumns.map(({ id, sort }) => ({
        id,
        name: t(`register.column.${id}`),
        ...(sort !== null && {
          sort: { isBy: order.sort === sort, descending: order.descending, onSort: () => sortBy(sort) },
        }),
      }))}
      template={visibleColumns.map(({ minWidth: least, share }) => `minmax(${least}px, ${share}fr)`).join(' ')}
      // The list is as wide as the window, and scrolls sideways only when the chosen columns need more than that.
      minWidth={44 + visibleColumns.reduce((sum, column) => sum + column.minWidth, 0)}
      count={total ?? 0}
      isOld={isOld}
      isBusy={isOld || total === undefined}
      shown={list}
      {...(order.group !== 'none' && { headingOf })}
      cells={(index) => {
        const account = row(index);
        return account === undefined
          ? null
          : visibleColumns.map(({ id }) => (
              <Cell key={id} column={id} row={account} wanted={wanted} t={t} format={format} />
            ));
      }}
      {...(isMarkable && { picks })}
      begin={begin}
      onVisible={setVisible}
      onOpen={(index) => {
        const account = row(index);
        if (account === undefined) return;
        leaveAt(filter, order, index);
        onOpen(account.id);
      }}
    />
  );
}
