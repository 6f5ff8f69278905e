import { useQuery } from '@tanstack/react-query';
import { Copy, Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ImportCounts, PlannedRow } from '#core/inventory/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { say } from '../../../ui/Toasts.tsx';
import { RowEquation } from './RowEquation.tsx';
import { differenceKind, isTaken, isUsed } from './fates.ts';
import { heldWords } from './held-words.ts';
import { RowList } from './RowList.tsx';
import { rowsAsClipboardText, rowsAsCsv } from '../../../ui/rows-as-csv.ts';
import styles from './RunReport.module.css';
import { useReason } from './use-reason.ts';

/** What an import did: its counts, and every row that was not taken with its number and reason, to copy or download. */
export function RunReport({ runId, counts }: { runId: string; counts: ImportCounts }) {
  const { t } = useTranslation('app');
  const reason = useReason();
  const { data, error } = useQuery(queries.inventory.importReport.queryOptions({ input: { runId } }));
  const rows = (data?.rows ?? []).filter((row) => !isTaken(row) && !isUsed(row));
  const used = (data?.rows ?? []).filter(isUsed);
  const changed = (data?.rows ?? []).filter((row) => differenceKind(row) === 'known');

  /** For a file: what differed, and which row held. */
  function spokenDifferences(row: PlannedRow): string[] {
    if (row.differs.length === 0) return [];
    const values = row.differs.map(({ field, heading: given, first, second, withheld }) => {
      const heading = given || t(`importing.field.${field}`);
      if (withheld === true) return t('importing.differs.lineWithheld', { heading });
      return t('importing.differs.line', {
        heading,
        first: first || t('importing.differs.nothing'),
        second: second || t('importing.differs.nothing'),
      });
    });
    return [...values, heldWords(row, t)].filter(Boolean);
  }

  function lines(): string[][] {
    return [
      [
        t('importing.receipt.row'),
        t('importing.receipt.outcome'),
        t('importing.receipt.content'),
        t('importing.receipt.why'),
      ],
      ...rows.map((row) => [
        String(row.row),
        t(`importing.fateDone.${row.fate}`),
        [row.name || row.text, row.platform].filter(Boolean).join(' · '),
        [reason(row), ...spokenDifferences(row)].join(' '),
      ]),
    ];
  }

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(rowsAsClipboardText(lines()));
      say({ text: t('importing.receipt.copied') });
    } catch {
      say({ text: t('importing.receipt.notCopied'), isError: true });
    }
  }

  return (
    <div className={styles.report}>
      <RowEquation counts={counts} />
      {error === null ? null : <Notice tone="bad">{errorText(error, t)}</Notice>}
      {changed.length === 0 ? null : (
        <div className={styles.not}>
          <div className={styles.head}>
            <h3>{t('importing.receipt.differed', { count: changed.length })}</h3>
          </div>
          <RowList rows={changed} when="after" label={t('importing.receipt.differed', { count: changed.length })} />
        </div>
      )}
      {used.length === 0 ? null : (
        <div className={styles.not}>
          <div className={styles.head}>
            <h3>{t('importing.receipt.used', { count: used.length })}</h3>
          </div>
          <RowList rows={used} when="after" label={t('importing.receipt.used', { count: used.length })} />
        </div>
      )}
      {data === undefined ? null : rows.length === 0 ? (
        used.length > 0 ? null : (
          <p className={styles.all}>{t('importing.receipt.allTaken')}</p>
        )
      ) : (
        <div className={styles.not}>
          <div className={styles.head}>
            <h3>{t('importing.receipt.notTaken', { count: rows.length })}</h3>
            <Button small onPress={() => void copy()}>
              <Copy aria-hidden />
              {t('importing.receipt.copy')}
            </Button>
            <Button
              small
              onPress={() => saveFile(t('importing.receipt.fileName'), 'text/csv;charset=utf-8', rowsAsCsv(lines()))}
            >
              <Download aria-hidden />
              {t('importing.receipt.save')}
            </Button>
          </div>
          <RowList rows={rows} when="after" />
        </div>
      )}
    </div>
  );
}
