import type { ReactNode } from 'react';
import type { CaseRow } from '#core/cases/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePages } from '../../../app/use-pages.ts';
import { Chip } from '../../../ui/Chip.tsx';
import { RowGrid, useVisible } from '../../../ui/RowGrid.tsx';
import styles from '../../../ui/RowGrid.module.css';
import { useCaseWords } from '../words.ts';
import type { CasesState } from './list-state.ts';

const columns = ['number', 'title', 'next', 'due', 'holder', 'dnr'] as const;
type Column = (typeof columns)[number];

function Cell({ column, row }: { column: Column; row: CaseRow }) {
  const { t, format, say, due } = useCaseWords();
  switch (column) {
    case 'number':
      return (
        <span className={styles.two}>
          <b>{row.number}</b>
          <small>{say(row.workflowTitle)}</small>
        </span>
      );
    case 'title':
      return (
        <b className={styles.words} title={row.title}>
          {row.title}
        </b>
      );
    case 'next':
      return row.outcome === null ? (
        <span className={styles.words}>{row.next === null ? t('casesUi.end.allDone') : say(row.next)}</span>
      ) : (
        <Chip>{say(row.outcome)}</Chip>
      );
    case 'due':
      if (row.endedAt !== null) return <span className={styles.quiet}>{format.time(row.endedAt)}</span>;
      if (row.dueOn === null) return null;
      return row.isOverdue ? (
        <span className={styles.two}>
          <Chip tone="bad">{t('casesUi.list.late')}</Chip>
          <small>{due(row, true)}</small>
        </span>
      ) : (
        <span>{due(row, true)}</span>
      );
    case 'holder':
      if (row.endedAt !== null || row.next === null) return null;
      return row.holder === '' ? (
        <span className={styles.quiet}>{t('casesUi.list.nobody')}</span>
      ) : (
        <span className={styles.words}>{row.holder}</span>
      );
    case 'dnr':
      return row.dnr || <span className={styles.quiet}>{t('cases.notRegistered')}</span>;
  }
}

/** The cases that the filter lets through, in the order of the core: what is due first. */
export function CaseTable({
  state: { input },
  onOpen,
  empty,
}: {
  state: CasesState;
  onOpen: (row: CaseRow) => void;
  empty: ReactNode;
}) {
  const { t } = useCaseWords();
  const [visible, setVisible] = useVisible();
  const { row, total, isOld, error } = usePages(visible, (part) =>
    queries.cases.list.queryOptions({ input: { ...input, ...part } }),
  );
  if (error !== null) throw error;
  if (total === 0 && !isOld) return empty;
  return (
    <RowGrid
      label={t('casesUi.list.table')}
      name="case"
      columns={columns.map((id) => ({ id, name: t(`casesUi.list.column.${id}`) }))}
      // The next step has room for its longest word, Kommunikationsstrategens.
      template="140px minmax(240px, 3fr) minmax(212px, 1fr) 124px minmax(110px, 0.7fr) 124px"
      minWidth={950}
      count={total ?? 0}
      isOld={isOld}
      isBusy={isOld || total === undefined}
      shown={input}
      cells={(index) => {
        const one = row(index);
        return one === undefined ? null : columns.map((column) => <Cell key={column} column={column} row={one} />);
      }}
      onVisible={setVisible}
      onOpen={(index) => {
        const one = row(index);
        if (one !== undefined) onOpen(one);
      }}
    />
  );
}
