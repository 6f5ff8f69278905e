import { Columns3, Rows3 } from 'lucide-react';
import { memo, useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountFilter, AccountKind, AccountStatus, Gap } from '#core/accounts/contract.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useFormat } from '../../../app/format.ts';
import { useFirstPageShown } from '../../../app/use-first-page-shown.ts';
import { useKey } from '../../../app/keys.ts';
import { Button } from '../../../ui/Button.tsx';
import { ActionMenu, FilterMenu } from '../../../ui/Menu.tsx';
import { ColumnId } from './columns.tsx';
import { Group, type ListState } from './list-state.ts';
import styles from './ListTools.module.css';
import { useSummary } from '../use-summary.ts';
import { SearchField } from '../../../ui/SearchField.tsx';

const noUnit = '-';

/** What can be chosen among whatever the register holds; named once, not again for every key in the search. */
function useFixedChoices() {
  const { t } = useTranslation('app');
  return useMemo(
    () => ({
      kinds: AccountKind.options.map((id) => ({ id, name: t(`terms.kind.${id}`) })),
      statuses: AccountStatus.options.map((id) => ({ id, name: t(`terms.status.${id}`) })),
      gaps: Gap.options.map((id) => ({ id, name: t(`terms.gap.${id}`) })),
      columns: ColumnId.options.map((id) => ({ id, name: t(`register.column.${id}`) })),
    }),
    [t],
  );
}

interface Bar {
  state: ListState;
  shown: readonly ColumnId[];
  onShow: (columns: ColumnId[]) => void;
}

/** Search, filters, grouping and columns. `/` puts the cursor in the search. What is pressed comes after the list that a window opens with: somebody waits for that, and the filters say what the list holds. */
export const FilterBar = memo(function FilterBar(bar: Bar) {
  const { t } = useTranslation('app');
  const { filter, setText, settle } = bar.state;
  const isListShown = useFirstPageShown();
  // Where the filters take rows of their own, a list that they push down is worse than one that comes a moment later.
  const wraps = innerWidth < 1200;
  const search = useRef<HTMLDivElement>(null);
  useKey(
    'filter',
    useCallback(() => search.current?.querySelector('input')?.focus(), []),
  );
  return (
    <div className={styles.tools} role="search">
      <div ref={search} className={styles.filter} onBlur={settle}>
        <SearchField label={t('register.filter')} value={filter.text} onChange={setText} />
      </div>
      {isListShown || wraps ? <Filters {...bar} /> : null}
    </div>
  );
});

function Filters({ state: { filter, setFilter, order, groupBy }, shown, onShow }: Bar) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const format = useFormat();
  const summary = useSummary(administration.id);
  const fixed = useFixedChoices();
  const isFiltered =
    filter.text !== '' ||
    [filter.platforms, filter.unitIds, filter.kinds, filter.statuses, filter.gaps].some((list) => list.length > 0) ||
    filter.withoutUnit ||
    filter.personId !== null;
  // "No unit" stands first among the units, under a key that no unit has.
  const without = summary?.byUnit.find(({ unitId }) => unitId === null);
  const grouped =
    order.group === 'none' ? t('register.group') : `${t('register.group')}: ${t(`register.column.${order.group}`)}`;
  return (
    <>
      <FilterMenu
        label={t('register.platform')}
        choices={(summary?.byPlatform ?? []).map((entry) => ({
          id: entry.platform,
          name: entry.platformName,
          note: format.number(entry.count),
        }))}
        value={filter.platforms}
        onChange={(platforms) => setFilter({ platforms })}
      />
      <FilterMenu
        label={t('register.unit')}
        choices={[
          ...(without === undefined && !filter.withoutUnit
            ? []
            : [{ id: noUnit, name: t('register.noUnit'), note: format.number(without?.count ?? 0) }]),
          ...(summary?.byUnit ?? []).flatMap((entry) =>
            entry.unitId === null ? [] : [{ id: entry.unitId, name: entry.unitName, note: format.number(entry.count) }],
          ),
        ]}
        value={filter.withoutUnit ? [noUnit] : filter.unitIds}
        // An account that belongs to no unit is in none of the others.
        alone={noUnit}
        onChange={(chosen) =>
          setFilter({ withoutUnit: chosen.includes(noUnit), unitIds: chosen.filter((id) => id !== noUnit) })
        }
      />
      <FilterMenu
        label={t('register.kind')}
        choices={fixed.kinds}
        value={filter.kinds}
        onChange={(kinds) => setFilter({ kinds })}
      />
      <FilterMenu
        label={t('register.status')}
        choices={fixed.statuses}
        value={filter.statuses}
        onChange={(statuses) => setFilter({ statuses })}
      />
      <FilterMenu
        label={t('register.gap')}
        choices={fixed.gaps}
        value={filter.gaps}
        onChange={(gaps) => setFilter({ gaps })}
      />
      {isFiltered ? (
        <Button
          look="quiet"
          small
          onPress={() =>
            setFilter({ ...AccountFilter.parse({ administrationId: administration.id }), view: filter.view })
          }
        >
          {t('register.clear')}
        </Button>
      ) : null}
      <div className={styles.right}>
        <ActionMenu
          label={grouped}
          look="quiet"
          small
          actions={Group.options.map((id) => ({
            id,
            name: id === 'none' ? t('register.groupNone') : t(`register.column.${id}`),
            onAction: () => groupBy(id),
          }))}
        >
          <Rows3 aria-hidden />
          <span className={styles.wide}>{grouped}</span>
        </ActionMenu>
        <FilterMenu
          label={t('register.columns')}
          choices={fixed.columns}
          value={shown}
          isCounted={false}
          look="quiet"
          onChange={onShow}
        >
          <Columns3 aria-hidden />
          <span className={styles.wide}>{t('register.columns')}</span>
        </FilterMenu>
      </div>
    </>
  );
}
