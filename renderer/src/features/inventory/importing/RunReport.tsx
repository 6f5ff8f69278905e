import { useQuery } from '@tanstack/react-query';
import { Copy, Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportCounts, PlannedRow } from '#core/inventory/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { rowsAsClipboardText, rowsAsCsv } from '../../../ui/rows-as-csv.ts';
import { saveFile } from '../../../ui/save-file.ts';
import { say } from '../../../ui/Toasts.tsx';
import { differenceKind, isTaken, isUsed } from './fates.ts';
import { reportLines } from './report-lines.ts';
import { RowEquation } from './RowEquation.tsx';
import { RowList } from './RowList.tsx';
import styles from './RunReport.module.css';
import { useNames } from './use-list-notes.ts';

/** What an import did: its counts, and every row that became no account of its own with its number and reason, to copy or download. */
export function RunReport({ runId, counts }: { runId: string; counts: ImportCounts }) {
  const { t } = useTranslation('app');
  const namesOf = useNames();
  const { data, error } = useQuery(queries.inventory.importReport.queryOptions({ input: { runId } }));
  const changed = (data?.rows ?? []).filter((row) => differenceKind(row) === 'known');
  const rows = (data?.rows ?? []).filter((row) => !isTaken(row));
  const used = rows.filter(isUsed);
  const notTaken = rows.filter((row) => !isUsed(row));

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(rowsAsClipboardText(reportLines(rows, t)));
      say({ text: t('importing.receipt.copied') });
    } catch {
      say({ text: t('importing.receipt.notCopied'), isError: true });
    }
  }

  const save = () =>
    saveFile(t('importing.receipt.fileName'), 'text/csv;charset=utf-8', rowsAsCsv(reportLines(rows, t)));
  const file = (
    <>
      <Button small onPress={() => void copy()}>
        <Copy aria-hidden />
        {t('importing.receipt.copy')}
      </Button>
      <Button small onPress={save}>
        <Download aria-hidden />
        {t('importing.receipt.save')}
      </Button>
    </>
  );

  return (
    <div className={styles.report}>
      <RowEquation counts={counts} />
      {error === null ? null : <Notice tone="bad">{errorText(error, t)}</Notice>}
      {data === undefined || data.absent.count === 0 ? null : (
        <p className={styles.says}>
          {t('importing.notes.absent', { count: data.absent.count, names: namesOf(data.absent) })}
        </p>
      )}
      <Rows heading={t('importing.receipt.differed', { count: changed.length })} rows={changed} />
      <Rows heading={t('importing.receipt.used', { count: used.length })} rows={used}>
        {notTaken.length === 0 ? file : null}
      </Rows>
      <Rows heading={t('importing.receipt.notTaken', { count: notTaken.length })} rows={notTaken}>
        {file}
      </Rows>
      {data === undefined || rows.length > 0 ? null : <p className={styles.says}>{t('importing.receipt.allTaken')}</p>}
    </div>
  );
}

/** Rows that met the same fate, under what they are called; nothing where there are none. */
function Rows({ heading, rows, children }: { heading: string; rows: readonly PlannedRow[]; children?: ReactNode }) {
  return rows.length === 0 ? null : (
    <div className={styles.rows}>
      <div className={styles.head}>
        <h3>{heading}</h3>
        {children}
      </div>
      <RowList rows={rows} when="after" label={heading} />
    </div>
  );
}
