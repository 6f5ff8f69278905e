import { useQuery } from '@tanstack/react-query';
import { Building2, CornerDownRight, Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Unit } from '#core/people/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useMayChange } from '../../../app/may.ts';
import { Button } from '../../../ui/Button.tsx';
import { ActionMenu } from '../../../ui/Menu.tsx';
import { Card, Empty, Page } from '../../../ui/Page.tsx';
import { PeopleTabs } from '../PeopleTabs.tsx';
import peopleStyles from '../people.module.css';
import { matching, treeOf, type UnitNode } from './tree.ts';
import { UnitDialog, type UnitTask } from './UnitDialog.tsx';
import styles from './units.module.css';
import { VoidUnitDialog } from './VoidUnitDialog.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';

/** The units of the administration as a tree, with what belongs to each. */
export function UnitsPart() {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const { data: units, error } = useQuery(
    queries.people.units.queryOptions({ input: { administrationId: administration.id } }),
  );
  const [text, setText] = useState('');
  const [task, setTask] = useState<UnitTask | null>(null);
  const [voiding, setVoiding] = useState<Unit | null>(null);
  const mayAdd = useMayChange('people.createUnit');
  const mayChange = useMayChange('people.updateUnit');
  if (error !== null) throw error;
  const add = mayAdd ? (
    <Button look="primary" onPress={() => setTask({ kind: 'new', under: null })}>
      {t('people.units.new')}
    </Button>
  ) : null;
  const tree = treeOf(matching(units ?? [], text));
  return (
    <Page
      title={t('people.title')}
      lead={units === undefined ? t('ui.loading') : t('people.units.lead', { count: units.length })}
      actions={add}
    >
      <PeopleTabs />
      {units?.length === 0 ? (
        <Empty icon={Building2} title={t('people.units.none')} actions={add}>
          {t('people.units.noneBody')}
        </Empty>
      ) : (
        <>
          <search className={peopleStyles.tools}>
            <div className={peopleStyles.search}>
              <SearchField label={t('people.units.search')} value={text} onChange={setText} />
            </div>
          </search>
          {tree.length === 0 ? (
            <p>{t('ui.nothingFound')}</p>
          ) : (
            <Card label={t('people.units.tree')}>
              <Branch nodes={tree} depth={0} mayChange={mayChange} onTask={setTask} onVoid={setVoiding} />
            </Card>
          )}
        </>
      )}
      {task === null ? null : <UnitDialog task={task} units={units ?? []} onClose={() => setTask(null)} />}
      <VoidUnitDialog unit={voiding} units={units ?? []} onClose={() => setVoiding(null)} />
    </Page>
  );
}

function Branch({
  nodes,
  depth,
  mayChange,
  onTask,
  onVoid,
}: {
  nodes: readonly UnitNode[];
  depth: number;
  mayChange: boolean;
  onTask: (task: UnitTask) => void;
  onVoid: (unit: Unit) => void;
}) {
  const { t } = useTranslation('app');
  return (
    <ul className={styles.tree}>
      {nodes.map(({ unit, below }) => (
        <li key={unit.id}>
          <div className={styles.row}>
            <div className={styles.name} style={{ paddingLeft: depth * 22 }}>
              {depth === 0 ? null : <CornerDownRight aria-hidden />}
              <b>{unit.name}</b>
            </div>
            <Count
              words={t('people.units.accounts', { count: unit.accountCount })}
              to={`/konton?unitIds=${unit.id}`}
              isZero={unit.accountCount === 0}
            />
            <Count
              words={t('people.units.people', { count: unit.personCount })}
              to={`/personer?visa=all&enhet=${unit.id}`}
              isZero={unit.personCount === 0}
            />
            {mayChange ? (
              <ActionMenu
                label={t('people.units.more', { name: unit.name })}
                look="icon"
                small
                actions={[
                  { id: 'edit', name: t('people.units.edit'), onAction: () => onTask({ kind: 'edit', unit }) },
                  {
                    id: 'new',
                    name: t('people.units.newUnder', { name: unit.name }),
                    onAction: () => onTask({ kind: 'new', under: unit }),
                  },
                  { id: 'void', name: t('people.units.void'), isDanger: true, onAction: () => onVoid(unit) },
                ]}
              >
                <Ellipsis aria-hidden />
              </ActionMenu>
            ) : null}
          </div>
          {below.length === 0 ? null : (
            <Branch nodes={below} depth={depth + 1} mayChange={mayChange} onTask={onTask} onVoid={onVoid} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Count({ words, to, isZero }: { words: string; to: string; isZero: boolean }) {
  return (
    <span className={styles.count}>
      {isZero ? <span className={styles.zero}>{words}</span> : <Link to={to}>{words}</Link>}
    </span>
  );
}
