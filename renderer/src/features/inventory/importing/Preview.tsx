import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPlan, ImportSource, PlannedRow } from '#core/inventory/contract.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useFormat } from '../../../app/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Choice.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { Card, Notice } from '../../../ui/Page.tsx';
import { Segments } from '../../../ui/Segments.tsx';
import { AccountPerLink } from './AccountPerLink.tsx';
import { ComesWith } from './ComesWith.tsx';
import { Questions } from './Questions.tsx';
import { RowEquation } from './RowEquation.tsx';
import {
  type DifferenceKind,
  differenceKind,
  fateCount,
  fates,
  type Fate,
  goesElsewhere,
  isTaken,
  keptTexts,
} from './fates.ts';
import styles from './Preview.module.css';
import { RowList } from './RowList.tsx';
import type { Import } from './use-import.ts';
import { useParts } from './use-parts.ts';

type Filter = 'all' | 'kept' | DifferenceKind | Fate;

const kinds = ['known', 'duplicates'] as const satisfies readonly DifferenceKind[];

const hasKept = (row: PlannedRow) => keptTexts(row).length > 0;

/** The third step: every row's fate with its reason, before anything is changed. */
export function Preview({ work, source, plan }: { work: Import; source: ImportSource; plan: ImportPlan }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const partsOf = useParts();
  const { administrations } = usePlace();
  const [filter, setFilter] = useState<Filter>('all');
  const [text, setText] = useState('');
  const [hasDetails, setDetails] = useState(false);
  const { counts } = plan;
  const taken = counts.imported + counts.updated;
  const toWrite = taken - (counts.unchanged ?? 0);
  const contacts = plan.newContacts.length;
  const kept = useMemo(() => plan.rows.filter(hasKept).length, [plan]);
  const differing = useMemo(
    () => ({
      known: plan.rows.filter((row) => differenceKind(row) === 'known').length,
      duplicates: plan.rows.filter((row) => differenceKind(row) === 'duplicates').length,
    }),
    [plan],
  );
  const takenShown = useMemo(() => plan.rows.filter(isTaken).length, [plan]);
  // Counts of what only the rows tell are said when all of them are here.
  const isWhole = takenShown === taken;
  const rows = useMemo(() => {
    const wanted = text.trim().toLocaleLowerCase('sv');
    return plan.rows.filter(
      (row) =>
        (filter === 'all' ||
          (filter === 'kept'
            ? hasKept(row)
            : filter === 'known' || filter === 'duplicates'
              ? differenceKind(row) === filter
              : // Whoever leaves a row out sees it stay where it was.
                row.fate === filter || row.leftOut === filter)) &&
        (wanted === '' ||
          [
            row.name,
            row.platform,
            row.unit,
            row.responsible,
            ...row.furtherEditors,
            row.address,
            row.text,
            ...Object.values(row.kept),
            ...row.details.map((detail) => detail.text),
          ].some((value) => value.toLocaleLowerCase('sv').includes(wanted))),
    );
  }, [plan, filter, text]);
  const nameOf = (wanted: string) => administrations.find(({ id }) => id === wanted)?.name ?? '';
  const byColumn = source.columns.some(({ index }) => work.fieldOf(index) === 'administration');
  const chosen = work.destination.id === null ? work.destination.name.trim() : nameOf(work.destination.id);
  // A demo or a short name may say it with more or fewer words.
  const titled = source.titled.toLocaleLowerCase('sv');
  const own = chosen.toLocaleLowerCase('sv');
  const isOther = !byColumn && titled !== '' && !own.includes(titled) && !titled.includes(own);
  const destination =
    byColumn && goesElsewhere(plan.administrations, chosen)
      ? t('importing.preview.intoNamed', { count: plan.administrations.length, names: plan.administrations.join(', ') })
      : t(work.destination.id === null ? 'importing.preview.intoNew' : 'importing.preview.into', {
          administration: chosen,
        });

  return (
    <>
      <Card label={t('importing.equation')}>
        <div className={styles.sum}>
          <RowEquation counts={counts} />
          <div className={styles.go}>
            <Button onPress={() => work.go('columns')}>{t('ui.back')}</Button>
            <Button look="primary" onPress={() => void work.run()} isDisabled={toWrite === 0 && contacts === 0}>
              {toWrite > 0
                ? counts.updated > 0
                  ? t('importing.preview.runParts', { parts: partsOf(counts, 'before') })
                  : t('importing.preview.run', { count: toWrite })
                : contacts > 0
                  ? t('importing.preview.runContacts')
                  : t(taken === 0 ? 'importing.preview.runNothing' : 'importing.preview.runSame')}
            </Button>
          </div>
        </div>
        <div className={styles.facts}>
          <span>
            <b>{source.fileName}</b> {destination}. {t('importing.preview.nothingYet')}
            {counts.updated === 0 ? null : ` ${t('importing.preview.emptyCells')}`}
          </span>
          <ComesWith work={work} plan={plan} />
        </div>
        {isOther ? (
          <Notice tone="warn">
            {t('importing.preview.titled', { titled: source.titled })}{' '}
            <Button look="quiet" small onPress={() => work.go('columns')}>
              {t('importing.preview.otherAdministration')}
            </Button>
          </Notice>
        ) : null}
      </Card>
      {plan.wide === null ? null : <AccountPerLink work={work} wide={plan.wide} />}
      <Questions
        work={work}
        source={source}
        plan={plan}
        differing={differing}
        only={kinds.find((kind) => kind === filter)}
        onShow={setFilter}
      />
      <div className={styles.tools}>
        <Segments
          label={t('importing.preview.filter')}
          choices={[
            { id: 'all' as const, name: t('importing.preview.all'), note: format.number(counts.rows) },
            ...fates
              .filter((fate) => fateCount(counts, fate) > 0)
              .map((fate) => ({
                id: fate,
                name: t(`importing.fateFilter.${fate}`),
                note: format.number(fateCount(counts, fate)),
              })),
            ...kinds
              .filter((kind) => differing[kind] > 0)
              .map((kind) => ({
                id: kind,
                name: t(`importing.differs.filter.${kind}`),
                note: format.number(differing[kind]),
              })),
            ...(kept > 0
              ? [
                  {
                    id: 'kept' as const,
                    name: t('importing.preview.kept'),
                    ...(isWhole && { note: format.number(kept) }),
                  },
                ]
              : []),
          ]}
          value={filter}
          onChange={setFilter}
        />
        <div className={styles.narrow}>
          {plan.rows.some(({ details }) => details.length > 0) ? (
            <Checkbox isSelected={hasDetails} onChange={setDetails}>
              {t('importing.preview.details')}
            </Checkbox>
          ) : null}
          <SearchField label={t('importing.preview.search')} value={text} onChange={setText} />
        </div>
      </div>
      {!isWhole && (filter === 'all' || filter === 'kept' || filter === 'imported' || filter === 'updated') ? (
        <p className={styles.note}>
          {t('importing.preview.firstOnly', { shown: format.number(takenShown), of: format.number(taken) })}
        </p>
      ) : null}
      {filter === 'kept' && isWhole ? (
        <p className={styles.note}>{t('importing.preview.keptCount', { count: kept })}</p>
      ) : null}
      <RowList
        key={`${filter}·${text}`}
        rows={rows}
        when="before"
        takeOf={work.takeOf}
        onTake={work.setTake}
        isTakenIn={work.isTakenIn}
        onTakeIn={work.setTakenIn}
        hasDetails={hasDetails}
      />
    </>
  );
}
