import { useQuery } from '@tanstack/react-query';
import { List, SearchX } from 'lucide-react';
import { useCallback, useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { AccountFilter } from '#core/accounts/contract.ts';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { useKey } from '../../app/keys.ts';
import { useMayChange } from '../../app/may.ts';
import { usePreference } from '../../app/preferences.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Empty, Page } from '../../ui/Page.tsx';
import { RegisterTabs } from '../vault/RegisterTabs.tsx';
import { AccountTable } from './list/AccountTable.tsx';
import { BulkBar } from './list/BulkBar.tsx';
import { ColumnId, firstColumns } from './list/columns.tsx';
import { FilterBar } from './list/FilterBar.tsx';
import { filterToParams, type ListState, useListState } from './list/list-state.ts';
import { endMarks, useMarks } from './list/marks.ts';
import { useTotal } from './list/use-rows.ts';
import { ViewBar } from './list/ViewBar.tsx';
import { useSummary } from './use-summary.ts';

const nobody: ReadonlySet<string> = new Set();
const Columns = z.array(ColumnId);

/** How many accounts are shown, of how many; closed ones are counted apart, since they show only where they are asked for. It counts by itself, so that an answer redraws this line and the list alone. */
function Lead({ state: { filter, order } }: { state: ListState }) {
  const { t } = useTranslation('app');
  const shown = useTotal(filter, order);
  const summary = useSummary(filter.administrationId);
  // The line keeps its place while it is counted, so that no button moves under the pointer.
  if (summary === undefined || shown === undefined) return '\u00a0';
  const { all, closed } = summary.byView;
  const isWhole = filterToParams(filter).size === 0;
  // Asked for by status, or in their own view, closed accounts are among those that could be shown.
  const showsClosed = filter.view === 'closed' || (filter.view === 'all' && filter.statuses.length > 0);
  if (!isWhole) return t('register.leadOf', { shown, count: showsClosed ? all + closed : all });
  return [t('register.lead', { count: all }), closed > 0 ? t('register.leadClosed', { count: closed }) : '']
    .filter(Boolean)
    .join(' · ');
}

/** That no account is shown: how many closed ones the same search finds, where those are not asked for, and the way to them. */
function NoHits({ state: { filter, setFilter } }: { state: ListState }) {
  const { t } = useTranslation('app');
  const { administrationId, view, text, statuses } = filter;
  const closed: AccountFilter = { ...filter, view: 'closed', statuses: [] };
  const isWhole = filterToParams(filter).size === 0;
  const { data } = useQuery({
    ...queries.accounts.list.queryOptions({ input: { filter: closed, limit: 1 } }),
    enabled: (isWhole || text.trim() !== '') && view !== 'closed' && view !== 'voided' && !statuses.includes('closed'),
  });
  const count = data?.total ?? 0;
  return (
    <Empty
      icon={SearchX}
      title={t(isWhole && count > 0 ? 'register.empty.allClosed' : 'register.empty.noHits')}
      actions={
        <>
          {count === 0 ? null : (
            <Button look="primary" onPress={() => setFilter(closed)}>
              {t('register.empty.showClosed', { count })}
            </Button>
          )}
          {isWhole ? null : (
            <Button onPress={() => setFilter(AccountFilter.parse({ administrationId }))}>{t('register.clear')}</Button>
          )}
        </>
      }
    >
      {count === 0 ? t('register.empty.noHitsBody') : t('register.empty.amongClosed', { count })}
    </Empty>
  );
}

/** Konton: the register as a list to look in, sort out and change. */
export function AccountsPage() {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const { administration } = usePlace();
  const state = useListState();
  const { filter } = state;
  // Somebody waits for the list; what stands above it is drawn when that is there.
  const calm = useDeferredValue(state);
  const mayCreate = useMayChange('accounts.create');
  const mayImport = useMayChange('inventory.runImport');
  // What is marked is changed; where nothing may be, nothing is marked.
  const mayMark = useMayChange('accounts.bulkChange');
  const [shown, setShown] = usePreference('columns', Columns, firstColumns);
  const marks = useMarks(filter);
  const selected = mayMark ? marks.ids : nobody;
  useKey(
    'newAccount',
    useCallback(() => void navigate('/konton/nytt'), [navigate]),
    mayCreate,
  );

  const actions = useMemo(
    () => (
      <>
        {mayImport ? <ButtonLink to="/konton/las-in">{t('register.import')}</ButtonLink> : null}
        <ButtonLink to="/rapporter">{t('register.export')}</ButtonLink>
        {mayCreate ? (
          <Button look="primary" shortcut="newAccount" onPress={() => void navigate('/konton/nytt')}>
            {t('register.new')}
          </Button>
        ) : null}
      </>
    ),
    [t, navigate, mayCreate, mayImport],
  );
  const isEmptyRegister = administration.accountCount === 0;
  const rule = administration.settings.accessRule.value;

  return (
    <Page
      title={t('register.title')}
      lead={isEmptyRegister ? undefined : <Lead state={state} />}
      fill
      actions={actions}
    >
      <RegisterTabs />
      {isEmptyRegister ? (
        <Empty
          icon={List}
          title={t('register.empty.title')}
          actions={
            mayImport ? (
              <ButtonLink look="primary" to="/konton/las-in">
                {t('register.import')}
              </ButtonLink>
            ) : undefined
          }
        >
          {t('register.empty.body')}
        </Empty>
      ) : (
        <>
          <ViewBar state={calm} />
          <FilterBar state={calm} shown={shown} onShow={setShown} />
          <AccountTable
            state={state}
            shown={shown}
            selected={selected}
            hidden={marks.hidden}
            isMarkable={mayMark}
            onSelect={marks.change}
            onSelectAll={marks.all}
            onClear={endMarks}
            onOpen={(id) => void navigate(`/konton/${id}`, { state: { filter } })}
            wanted={rule.kind === 'count' ? rule.people : 1}
            empty={<NoHits state={state} />}
          />
          {selected.size > 0 ? <BulkBar marks={marks} state={state} /> : null}
        </>
      )}
    </Page>
  );
}
