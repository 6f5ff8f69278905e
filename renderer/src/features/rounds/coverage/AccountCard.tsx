import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { doneWords, planWords } from '#core/rounds/coverage/said.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useFormat } from '../../../app/format.ts';
import { Card } from '../../../ui/Page.tsx';
import tableStyles from '../../inventory/Table.module.css';
import styles from './coverage.module.css';

/** What a lawyer asks: which duty, which plan, what was done, what was missed and why. Never who. */
export function AccountCard({ from, to }: { from: string; to: string }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { administration } = usePlace();
  const { data } = useQuery(
    queries.coverage.account.queryOptions({ input: { administrationId: administration.id, from, to } }),
  );
  if (data === undefined) return null;
  return (
    <Card title={t('roundsUi.coverage.account')}>
      <div className={styles.account}>
        <section>
          <h3>{t('coverage.duties')}</h3>
          <ul>
            {data.duties.map((duty) => (
              <li key={duty}>{t(`coverage.duty.${duty}`)}</li>
            ))}
          </ul>
          <h3>{t('coverage.plan')}</h3>
          <ul>
            {data.plans.map((plan) => {
              const { when, what } = planWords(t, plan, format.day);
              return (
                <li key={plan.validFrom}>
                  {when}. {what}
                </li>
              );
            })}
            {data.extra.map((round) => (
              <li key={`${round.day}·${round.from}`}>
                {format.day(round.day)} {round.from}–{round.to}: {round.decision}
              </li>
            ))}
          </ul>
          <h3>{t('coverage.done')}</h3>
          <p>{doneWords(t, data)}.</p>
        </section>
        <section>
          <h3>{t('coverage.missedTitle')}</h3>
          {data.missed.length === 0 ? (
            <p>{t('coverage.missedNone')}</p>
          ) : (
            <>
              <ul>
                {data.missed.map(({ why, count }) => (
                  <li key={why}>
                    {t(`coverage.missedWhy.${why}`)}: {format.number(count)}
                  </li>
                ))}
              </ul>
              <div className={styles.missed}>
                <table className={tableStyles.table}>
                  <tbody>
                    {data.missedList.slice(0, 50).map((row) => (
                      <tr key={`${row.day}·${row.from}·${row.accountId}`}>
                        <td className={tableStyles.time}>
                          {format.shortDay(row.day)} {row.from}
                        </td>
                        <th scope="row">
                          {row.name} <small>{row.platformName}</small>
                        </th>
                        <td>{t(`coverage.missedWhy.${row.why}`)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              {data.missedList.length + data.missedMore > 50 ? (
                <p>{t('coverage.missedMore', { count: data.missedList.length + data.missedMore - 50 })}</p>
              ) : null}
            </>
          )}
        </section>
      </div>
    </Card>
  );
}
