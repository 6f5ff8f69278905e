import { useTranslation } from 'react-i18next';
import type { PersonLog } from '#core/rounds/contract.ts';
import { useFormat } from '../../app/format.ts';
import { Chip } from '../../ui/Chip.tsx';
import { Card } from '../../ui/Page.tsx';
import tableStyles from '../inventory/Table.module.css';
import { outcomeTones } from './words.ts';

/** As many as a log is asked for at most. */
export const most = 500;

/** What is written down about somebody's rounds, latest first; how much it is in all is never told (T8). */
export function LogEntries({ log, title }: { log: PersonLog; title: string }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  return (
    <Card title={title}>
      {log.entries.length === 0 ? (
        <p className={tableStyles.none}>{t('roundsUi.log.none')}</p>
      ) : (
        <div className={tableStyles.sideways}>
          <table className={tableStyles.table}>
            <thead>
              <tr>
                <th scope="col">{t('roundsUi.log.looked')}</th>
                <th scope="col">{t('roundsUi.log.at')}</th>
                <th scope="col">{t('roundsUi.log.kind')}</th>
                <th scope="col">{t('roundsUi.log.accounts')}</th>
                <th scope="col">{t('roundsUi.how')}</th>
              </tr>
            </thead>
            <tbody>
              {log.entries.map((entry) => {
                const more = entry.accounts - entry.names.length;
                const names = entry.names.join(', ');
                return (
                  <tr key={`${entry.at}·${entry.kind}·${names}`}>
                    <td className={tableStyles.time}>{entry.lookedAt === null ? '' : format.time(entry.lookedAt)}</td>
                    <td className={tableStyles.time}>{format.time(entry.at)}</td>
                    <td>
                      {entry.kind === 'look' && entry.outcome !== null ? (
                        <Chip tone={outcomeTones[entry.outcome]}>{t(`terms.lookOutcome.${entry.outcome}`)}</Chip>
                      ) : (
                        t(`roundsUi.log.kinds.${entry.kind}`)
                      )}
                    </td>
                    <td>{more > 0 ? t('today.andMore', { names, count: more }) : names}</td>
                    <td>{entry.method === null ? '' : t(`terms.lookMethod.${entry.method}`)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          {log.entries.length < most || log.total <= most ? null : (
            <p className={tableStyles.none}>{t('roundsUi.log.older')}</p>
          )}
        </div>
      )}
    </Card>
  );
}
