import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useFormat } from '../../../app/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Card, Notice } from '../../../ui/Page.tsx';
import tables from '../Table.module.css';
import { fates, fateCount } from './fates.ts';
import { RunReport } from './RunReport.tsx';

/** The lists that have been read into this administration, newest first, each with what happened to its rows. */
export function EarlierImports() {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { administration } = usePlace();
  const { data: runs, error } = useQuery(
    queries.inventory.importRuns.queryOptions({ input: { administrationId: administration.id } }),
  );
  const [shown, setShown] = useState<string | null>(null);
  /** What an import is called among the others: its file, and its sheet where the workbook has several. */
  const nameOf = ({ fileName, sheet }: { fileName: string; sheet: string }) =>
    [fileName, sheet === '' ? '' : t('importing.earlier.sheet', { sheet })].filter(Boolean).join(', ');
  const run = runs?.find(({ id }) => id === shown);
  if (error !== null) return <Notice tone="warn">{errorText(error, t)}</Notice>;
  if (runs === undefined) return null;
  return (
    <Card title={t('importing.earlier.title')}>
      {runs.length === 0 ? (
        <p className={tables.none}>{t('importing.earlier.none', { administration: administration.name })}</p>
      ) : (
        <div className={tables.sideways}>
          <table className={tables.table}>
            <thead>
              <tr>
                <th scope="col">{t('importing.earlier.file')}</th>
                <th scope="col">{t('importing.earlier.when')}</th>
                <th scope="col">{t('importing.earlier.by')}</th>
                <th scope="col" className={tables.number}>
                  {t('importing.earlier.rows')}
                </th>
                {fates.map((fate) => (
                  <th key={fate} scope="col" className={tables.number}>
                    {t(`importing.fate.${fate}`, { count: 2 })}
                  </th>
                ))}
                <th scope="col">
                  <span className="visually-hidden">{t('importing.earlier.show')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {runs.map(({ id, fileName, sheet, counts, madeAt, madeBy }) => (
                <tr key={id}>
                  <th scope="row">
                    {fileName}
                    {sheet === '' ? null : <small> {t('importing.earlier.sheet', { sheet })}</small>}
                  </th>
                  <td>{format.time(madeAt)}</td>
                  <td>{madeBy}</td>
                  <td className={tables.number}>
                    {format.number(counts.rows)}
                    {counts.fileRows === undefined ? null : (
                      <small> {t('importing.earlier.fileRows', { shown: format.number(counts.fileRows) })}</small>
                    )}
                  </td>
                  {fates.map((fate) => (
                    <td key={fate} className={tables.number} data-zero={fateCount(counts, fate) === 0 || undefined}>
                      {format.number(fateCount(counts, fate))}
                    </td>
                  ))}
                  <td className={tables.action}>
                    <Button
                      small
                      onPress={() => setShown(id)}
                      aria-label={t('importing.earlier.showNamed', { file: nameOf({ fileName, sheet }) })}
                    >
                      {t('importing.earlier.show')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Dialog
        title={t('importing.earlier.report', { file: run === undefined ? '' : nameOf(run) })}
        isOpen={run !== undefined}
        onClose={() => setShown(null)}
        wide
      >
        {run === undefined ? null : <RunReport runId={run.id} counts={run.counts} />}
      </Dialog>
    </Card>
  );
}
