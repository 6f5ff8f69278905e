import { useQueries, useQuery } from '@tanstack/react-query';
import { FolderLock, FolderOpen, FolderSearch } from 'lucide-react';
import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { useFormat } from '../../app/format.ts';
import { useKey } from '../../app/keys.ts';
import { useMay, useMayChange } from '../../app/may.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { FilterMenu } from '../../ui/Menu.tsx';
import { Empty, Page } from '../../ui/Page.tsx';
import { Segments } from '../../ui/Segments.tsx';
import peopleStyles from '../people/people.module.css';
import { CasesTabs } from './CasesTabs.tsx';
import { CaseTable } from './list/CaseTable.tsx';
import { Show, useCasesState } from './list/list-state.ts';
import { useKinds } from './use-kinds.ts';
import { casePath } from './words.ts';
import { SearchField } from '../../ui/SearchField.tsx';

/** Ärenden: what takes several steps and decisions, what is due first on top. */
export function CasesPage() {
  const { t } = useTranslation('app');
  const may = useMay('cases.list');
  if (may) return <Cases />;
  return (
    <Empty icon={FolderLock} title={t('casesUi.notYours.title')}>
      {t('casesUi.notYours.body')}
    </Empty>
  );
}

function Cases() {
  const { t } = useTranslation('app');
  const format = useFormat();
  const navigate = useNavigate();
  const { administration } = usePlace();
  const mayOpen = useMayChange('cases.open');
  const state = useCasesState();
  const { input, set, isFiltered } = state;
  const kinds = useKinds();
  const totals = useQueries({
    queries: Show.options.map((show) =>
      queries.cases.list.queryOptions({ input: { administrationId: administration.id, show, limit: 1 } }),
    ),
  });
  const count = (show: (typeof Show.options)[number]) => totals[Show.options.indexOf(show)]?.data?.total;
  const { data: account } = useQuery({
    ...queries.accounts.get.queryOptions({ input: { id: input.accountId ?? '' } }),
    enabled: input.accountId !== null,
  });
  const search = useRef<HTMLDivElement>(null);
  useKey(
    'filter',
    useCallback(() => search.current?.querySelector('input')?.focus(), []),
  );
  useKey(
    'newCase',
    useCallback(() => void navigate('/arenden/nytt'), [navigate]),
    mayOpen,
  );
  const newCase = mayOpen ? (
    <ButtonLink look="primary" to="/arenden/nytt" shortcut="newCase">
      {t('casesUi.new')}
    </ButtonLink>
  ) : undefined;
  const open = count('open');
  const clear = () => set({ text: '', workflows: [], accountId: null });
  return (
    <Page
      title={t('casesUi.title')}
      lead={open === undefined ? ' ' : t('casesUi.lead', { count: open, number: format.number(open) })}
      fill
      actions={newCase}
    >
      <CasesTabs />
      {count('all') === 0 ? (
        <Empty icon={FolderOpen} title={t('casesUi.list.noneTitle')} actions={newCase}>
          {t('casesUi.list.none')}
        </Empty>
      ) : (
        <>
          <search className={peopleStyles.tools}>
            <div ref={search} className={peopleStyles.search}>
              <SearchField label={t('casesUi.list.search')} value={input.text} onChange={(text) => set({ text })} />
            </div>
            <Segments
              label={t('casesUi.list.showLabel')}
              choices={Show.options.map((id) => {
                const total = count(id);
                return {
                  id,
                  name: t(`casesUi.list.show.${id}`),
                  ...(total !== undefined && { note: format.number(total) }),
                };
              })}
              value={input.show}
              onChange={(show) => set({ show })}
            />
            <FilterMenu
              label={t('casesUi.list.kinds')}
              choices={kinds}
              value={input.workflows}
              onChange={(workflows) => set({ workflows })}
            />
            {account === undefined ? null : (
              <Button small look="quiet" onPress={() => set({ accountId: null })}>
                {t('casesUi.list.ofAccount', { name: account.name })}
              </Button>
            )}
            {isFiltered ? (
              <Button look="quiet" small onPress={clear}>
                {t('casesUi.list.clear')}
              </Button>
            ) : null}
          </search>
          <CaseTable
            state={state}
            onOpen={({ number }) => void navigate(casePath(number))}
            empty={
              isFiltered ? (
                <Empty
                  icon={FolderSearch}
                  title={t('casesUi.list.nothing')}
                  actions={<Button onPress={clear}>{t('casesUi.list.clear')}</Button>}
                >
                  {t('casesUi.list.nothingBody')}
                </Empty>
              ) : (
                <Empty icon={FolderOpen} title={t(`casesUi.list.noneHere.${input.show}`)}>
                  {t('casesUi.list.none')}
                </Empty>
              )
            }
          />
        </>
      )}
    </Page>
  );
}
