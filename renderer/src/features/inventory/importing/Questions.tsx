import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountKind, AccountStatus } from '#core/accounts/contract.ts';
import { dayFields, type ImportPlan, type ImportSource } from '#core/inventory/contract.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { ChooseForAll } from './ChooseForAll.tsx';
import { useColumnName } from './column-name.ts';
import { DayOrderRead } from './DayOrders.tsx';
import type { DifferenceKind } from './fates.ts';
import { HeadingStatuses } from './HeadingStatuses.tsx';
import { LikePeople } from './LikePeople.tsx';
import { OpensAgain } from './OpensAgain.tsx';
import styles from './Preview.module.css';
import { StatusWords } from './StatusWords.tsx';
import { Unsaid } from './Unsaid.tsx';
import type { Import } from './use-import.ts';
import { useListNotes } from './use-list-notes.ts';

/** So many are shown in full where nobody has said otherwise; more would leave the rows no room. */
const mostInFull = 3;

/** In use is what most lists mean: that answer stands first. */
const statuses = AccountStatus.options.toSorted((a, b) => Number(b === 'active') - Number(a === 'active'));

/** Something about the whole list: in full with what may be answered, and in short with the answer that holds. */
interface Question {
  id: string;
  full: ReactNode;
  short: string;
}

/** What is to be known and what may be answered of the whole list, above its rows; many of them are folded to what holds. */
export function Questions({
  work,
  source,
  plan,
  differing,
  only,
  onShow,
}: {
  work: Import;
  source: ImportSource;
  plan: ImportPlan;
  differing: Record<DifferenceKind, number>;
  /** Where the rows of one kind are shown, nothing else is asked about. */
  only: DifferenceKind | undefined;
  onShow: (kind: DifferenceKind) => void;
}) {
  const { t } = useTranslation('app');
  const nameOf = useColumnName();
  const notes = useListNotes(plan.notes);
  const [isOpened, setOpened] = useState<boolean | null>(null);
  /** The kind of new accounts whose rows say none. */
  const unsaidKind = work.unsaidKind ?? plan.kindUnsaid.kind;
  const short = (of: string, answer: string) => t('importing.short.line', { of, answer });
  const aboutList: Question[] = [
    ...notes.map(({ text, short: brief }) => ({
      id: text,
      full: <div className={styles.ask}>{text}</div>,
      short: brief,
    })),
    ...(plan.likePeople.length === 0
      ? []
      : [
          {
            id: 'people',
            full: <LikePeople work={work} people={plan.likePeople} />,
            short: short(
              t('importing.short.likePeople', { count: plan.likePeople.length }),
              t('importing.short.samePeople', { count: plan.likePeople.filter(({ isSame }) => isSame).length }),
            ),
          },
        ]),
    ...(plan.statusWords.length === 0
      ? []
      : [
          {
            id: 'words',
            full: <StatusWords work={work} words={plan.statusWords} />,
            short: t('importing.short.words', {
              count: plan.statusWords.filter(({ status }) => status === null || status === 'unknown').length,
            }),
          },
        ]),
    ...(plan.statusUnsaid === 0
      ? []
      : [
          {
            id: 'unsaid',
            full: (
              <Unsaid
                of="statusUnsaid"
                count={plan.statusUnsaid}
                choices={statuses.map((id) => ({ id, name: t(`terms.status.${id}`) }))}
                value={work.unsaidStatus}
                onChange={work.setUnsaidStatus}
              />
            ),
            short: short(t('importing.short.unsaid'), t(`terms.status.${work.unsaidStatus}`)),
          },
        ]),
    ...(plan.kindUnsaid.count === 0
      ? []
      : [
          {
            id: 'kind',
            full: (
              <Unsaid
                of="kindUnsaid"
                count={plan.kindUnsaid.count}
                choices={AccountKind.options.map((id) => ({ id, name: t(`terms.kind.${id}`) }))}
                value={unsaidKind}
                onChange={work.setUnsaidKind}
              />
            ),
            short: short(t('importing.short.unsaidKind'), t(`terms.kind.${unsaidKind}`)),
          },
        ]),
    ...(plan.headings.length === 0
      ? []
      : [
          {
            id: 'headings',
            full: <HeadingStatuses work={work} headings={plan.headings} />,
            short: short(
              t('importing.short.headings'),
              t(work.headingsGiveStatus ? 'importing.short.yes' : 'importing.short.no'),
            ),
          },
        ]),
    ...source.columns.flatMap((column) => {
      const { index, days } = column;
      if (days === null || days.isSure || days.example === '' || !dayFields.includes(work.fieldOf(index))) return [];
      const order = work.dayOrderOf(column) ?? days.order;
      return [
        {
          id: `days ${index}`,
          full: <DayOrderRead work={work} column={{ ...column, days }} />,
          short: short(nameOf(column), t(`importing.short.${order}`)),
        },
      ];
    }),
  ];
  const ended: Question[] =
    plan.opensAgain.count === 0
      ? []
      : [
          {
            id: 'ended',
            full: <OpensAgain work={work} accounts={plan.opensAgain} />,
            short: short(
              t('importing.short.ended', { count: plan.opensAgain.count }),
              t(work.opensAgain ? 'importing.short.opens' : 'importing.short.stays'),
            ),
          },
        ];
  const kinds = (['known', 'duplicates'] as const).filter((kind) => differing[kind] > 0);
  const ofKind = (kind: DifferenceKind): Question => ({
    id: kind,
    full: (
      <ChooseForAll
        work={work}
        kind={kind}
        count={differing[kind]}
        hasKnown={plan.counts.updated > 0}
        onShow={only === kind ? undefined : () => onShow(kind)}
      />
    ),
    short: short(
      t('importing.short.differing', { count: differing[kind], of: t(`importing.differs.filter.${kind}`) }),
      t(`importing.short.${kind}.${work.standing(kind)}`),
    ),
  });
  const questions =
    only === undefined
      ? [...ended, ...aboutList, ...kinds.map(ofKind)]
      : [...(only === 'known' ? ended : []), ...kinds.filter((kind) => kind === only).map(ofKind)];
  const isLong = questions.length > mostInFull;
  const isOpen = !isLong || (isOpened ?? false);
  if (questions.length === 0) return null;
  return (
    <Notice tone="warn">
      <div className={styles.questions}>
        {isOpen ? (
          <div className={styles.asks}>
            {questions.map(({ id, full }) => (
              <div key={id}>{full}</div>
            ))}
          </div>
        ) : (
          <ul className={styles.shorts}>
            {questions.map(({ id, short: text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        )}
        {isLong ? (
          <Button small aria-expanded={isOpen} onPress={() => setOpened(!isOpen)}>
            {t(isOpen ? 'importing.short.fold' : 'importing.short.unfold')}
          </Button>
        ) : null}
      </div>
    </Notice>
  );
}
