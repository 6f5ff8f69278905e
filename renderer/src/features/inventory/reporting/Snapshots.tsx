import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Snapshot } from '#core/inventory/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useFormat } from '../../../app/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Choice.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Card, Notice } from '../../../ui/Page.tsx';
import tables from '../Table.module.css';
import { Difference } from './Difference.tsx';
import styles from './Reports.module.css';

const now = 'now';

/** When a report was made, which is its name: with seconds where another has the same minute. */
function useTimeOf(snapshots: readonly Snapshot[]): (one: Snapshot) => string {
  const format = useFormat();
  const minutes = Map.groupBy(snapshots, ({ madeAt }) => format.time(madeAt));
  return ({ madeAt }) =>
    (minutes.get(format.time(madeAt))?.length ?? 0) > 1 ? format.second(madeAt) : format.time(madeAt);
}

/** The reports that have been made, newest first; each can be compared with the register as it is or with a later report. */
export function Snapshots() {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { administration } = usePlace();
  const { data: snapshots, error } = useQuery(
    queries.inventory.snapshots.queryOptions({ input: { administrationId: administration.id } }),
  );
  const timeOf = useTimeOf(snapshots ?? []);
  const [compared, setCompared] = useState<Snapshot | null>(null);
  if (error !== null) return <Notice tone="warn">{errorText(error, t)}</Notice>;
  if (snapshots === undefined) return null;
  return (
    <Card title={t('reports.snapshots.title')}>
      {snapshots.length === 0 ? (
        <p className={tables.none}>{t('reports.snapshots.none')}</p>
      ) : (
        <div className={tables.sideways}>
          <table className={tables.table}>
            <thead>
              <tr>
                <th scope="col">{t('reports.snapshots.when')}</th>
                <th scope="col">{t('reports.snapshots.purpose')}</th>
                <th scope="col" className={tables.number}>
                  {t('reports.snapshots.rows')}
                </th>
                <th scope="col">{t('reports.snapshots.by')}</th>
                <th scope="col">{t('reports.snapshots.sha')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('reports.snapshots.compare')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {snapshots.map((snapshot) => (
                <tr key={snapshot.id}>
                  <th scope="row" className={tables.time}>
                    {timeOf(snapshot)}
                  </th>
                  <td>{t(`reports.snapshots.purposeOf.${snapshot.purpose}`)}</td>
                  <td className={tables.number}>{format.number(snapshot.rowCount)}</td>
                  <td>{snapshot.madeBy}</td>
                  <td>
                    <code className={styles.short} title={snapshot.sha256}>
                      {snapshot.sha256.slice(0, 16)} …
                    </code>
                  </td>
                  <td className={tables.action}>
                    <Button
                      small
                      onPress={() => setCompared(snapshot)}
                      aria-label={t('reports.snapshots.compareNamed', { time: timeOf(snapshot) })}
                    >
                      {t('reports.snapshots.compare')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Dialog
        title={compared === null ? '' : t('reports.snapshots.older', { time: timeOf(compared) })}
        isOpen={compared !== null}
        onClose={() => setCompared(null)}
        wide
      >
        {compared === null ? null : <Comparison older={compared} snapshots={snapshots} />}
      </Dialog>
    </Card>
  );
}

function Comparison({ older, snapshots }: { older: Snapshot; snapshots: readonly Snapshot[] }) {
  const { t } = useTranslation('app');
  const timeOf = useTimeOf(snapshots);
  const [newer, setNewer] = useState(now);
  const later = snapshots.filter(({ purpose, madeAt }) => purpose === older.purpose && madeAt > older.madeAt);
  const { data, error } = useQuery(
    queries.inventory.compare.queryOptions({ input: { older: older.id, newer: newer === now ? null : newer } }),
  );
  return (
    <>
      <Select
        label={t('reports.snapshots.with')}
        choices={[
          { id: now, name: t('reports.snapshots.now') },
          ...later.map((one) => ({ id: one.id, name: t('reports.snapshots.older', { time: timeOf(one) }) })),
        ]}
        value={newer}
        onChange={setNewer}
      />
      {error === null ? null : <Notice tone="bad">{errorText(error, t)}</Notice>}
      {data === undefined ? (
        error === null ? (
          <p className={styles.lead}>{t('reports.snapshots.comparing')}</p>
        ) : null
      ) : (
        <Difference key={newer} difference={data} />
      )}
    </>
  );
}
