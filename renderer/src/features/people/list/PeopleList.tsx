import { useQuery } from '@tanstack/react-query';
import { UserRoundSearch, Users } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Lack } from '#core/people/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useFormat } from '../../../app/format.ts';
import { useKey } from '../../../app/keys.ts';
import { useMayChange } from '../../../app/may.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Choice.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { FilterMenu } from '../../../ui/Menu.tsx';
import { Empty, Page } from '../../../ui/Page.tsx';
import { Segments } from '../../../ui/Segments.tsx';
import { PeopleTabs } from '../PeopleTabs.tsx';
import { NewPersonDialog } from '../person/NewPersonDialog.tsx';
import styles from '../people.module.css';
import { Show, usePeopleState } from './list-state.ts';
import { PeopleTable } from './PeopleTable.tsx';
import { usePeopleCounts } from './use-people.ts';

/** The people of the administration; its lead line is the manager's overview of policy and training (R11). */
export function PeopleList() {
  const { t } = useTranslation('app');
  const format = useFormat();
  const navigate = useNavigate();
  const { administration } = usePlace();
  const state = usePeopleState();
  const { input, set, isFiltered } = state;
  const counts = usePeopleCounts(administration.id);
  const { data: units } = useQuery(
    queries.people.units.queryOptions({ input: { administrationId: administration.id } }),
  );
  const [isAdding, setAdding] = useState(false);
  const mayAdd = useMayChange('people.create');
  const add = mayAdd ? (
    <Button look="primary" onPress={() => setAdding(true)}>
      {t('people.new')}
    </Button>
  ) : undefined;
  const search = useRef<HTMLDivElement>(null);
  useKey(
    'filter',
    useCallback(() => search.current?.querySelector('input')?.focus(), []),
  );

  const here = counts.show('active');
  const isEmpty = counts.show('all') === 0;
  const lead =
    here === undefined
      ? ' '
      : [
          t('people.lead', { count: here }),
          ...(counts.policy ? [t('people.lackPolicy', { count: counts.policy })] : []),
          ...(counts.training ? [t('people.lackTraining', { count: counts.training })] : []),
        ].join(' · ');
  const clear = () => set({ text: '', unitId: null, lacks: [], show: 'all' });
  const nobody = !isFiltered && (input.show === 'leaving' || input.show === 'ended') ? input.show : null;

  return (
    <Page title={t('people.title')} lead={lead} fill actions={add}>
      <PeopleTabs />
      {isEmpty ? (
        <Empty icon={Users} title={t('people.none')} actions={add}>
          {t('people.noneBody')}
        </Empty>
      ) : (
        <>
          <search className={styles.tools}>
            <div ref={search} className={styles.search}>
              <SearchField label={t('people.search')} value={input.text} onChange={(text) => set({ text })} />
            </div>
            <Segments
              label={t('people.showLabel')}
              choices={Show.options.map((id) => {
                const count = counts.show(id);
                return {
                  id,
                  name: t(`people.show.${id}`),
                  ...(count !== undefined && { note: format.number(count) }),
                };
              })}
              value={input.show}
              onChange={(show) => set({ show })}
            />
            <Select
              label={t('people.unitFilter')}
              hideLabel
              choices={[
                { id: '', name: t('people.allUnits') },
                ...(units ?? []).map((unit) => ({
                  id: unit.id,
                  name: unit.name,
                  note: format.number(unit.personCount),
                })),
              ]}
              value={input.unitId ?? ''}
              onChange={(id) => set({ unitId: id === '' ? null : id })}
            />
            <FilterMenu
              label={t('people.lacks')}
              choices={Lack.options.map((id) => ({ id, name: t(`people.lack.${id}`) }))}
              value={input.lacks}
              onChange={(lacks) => set({ lacks })}
            />
            {isFiltered ? (
              <Button look="quiet" small onPress={clear}>
                {t('people.clear')}
              </Button>
            ) : null}
          </search>
          <PeopleTable
            state={state}
            onOpen={(id) => void navigate(`/personer/${id}`)}
            empty={
              nobody !== null ? (
                <Empty icon={Users} title={t(`people.nobodyHere.${nobody}`)}>
                  {t('people.noneBody')}
                </Empty>
              ) : (
                <Empty
                  icon={UserRoundSearch}
                  title={t('people.nothing')}
                  actions={<Button onPress={clear}>{t('people.clear')}</Button>}
                >
                  {t('people.nothingBody')}
                </Empty>
              )
            }
          />
        </>
      )}
      {isAdding ? <NewPersonDialog onClose={() => setAdding(false)} unitId={input.unitId} /> : null}
    </Page>
  );
}
