import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.ts';
import { addDays } from '../../app/days.ts';
import { useFormat } from '../../app/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Card, Page } from '../../ui/Page.tsx';
import { useToday } from '../accounts/account/use-today.ts';
import tableStyles from '../inventory/Table.module.css';
import { LogEntries, most } from './LogEntries.tsx';
import { OtherLogCard } from './OtherLogCard.tsx';
import { PapersCard } from './PapersCard.tsx';
import styles from './rounds.module.css';
import { RoundsTabs } from './RoundsTabs.tsx';

const page = 100;

/** "Det här loggas om mig": everything that is written down about one's own rounds, how long it is kept, and who has read it (T8). */
export function LogPage() {
  const { t } = useTranslation('app');
  const format = useFormat();
  const today = useToday();
  const [limit, setLimit] = useState(page);
  const { data: log } = useQuery({
    ...queries.rounds.myLog.queryOptions({
      input: { from: addDays(today, -365), to: today, limit: Math.min(most, limit) },
    }),
    placeholderData: keepPreviousData,
  });
  if (log === undefined) return null;
  return (
    <Page title={t('roundsUi.tabs.log')} lead={t('roundsUi.log.lead')} width="full">
      <RoundsTabs />
      <p className={styles.quiet}>{t('roundsUi.log.what', { count: log.keptYears })}</p>
      <Card title={t('roundsUi.log.readBy')}>
        {log.readings.length === 0 ? (
          <p className={tableStyles.none}>{t('roundsUi.log.readByNobody')}</p>
        ) : (
          <table className={tableStyles.table}>
            <tbody>
              {log.readings.map(({ at, by, reason }) => (
                <tr key={at}>
                  <th scope="row">{by}</th>
                  <td>{reason}</td>
                  <td className={tableStyles.time}>{format.time(at)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Card>
      <OtherLogCard />
      <PapersCard />
      <LogEntries log={log} title={t('roundsUi.log.entries')} />
      {log.total > log.entries.length && limit < most ? (
        <div>
          <Button onPress={() => setLimit(limit + page)}>{t('ui.showMore')}</Button>
        </div>
      ) : null}
    </Page>
  );
}
