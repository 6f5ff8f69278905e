import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { RoundPlan, type RoundWindow } from '#core/rounds/plan/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useFormat } from '../../../app/format.ts';
import { Card, Notice } from '../../../ui/Page.tsx';
import styles from './plan.module.css';
import { usePlanWords } from './use-plan.ts';

/** `08–10`, or `08:30–10:15`. */
function hours({ from, to }: RoundWindow): string {
  const isWhole = from.endsWith(':00') && to.endsWith(':00');
  return isWhole ? `${from.slice(0, 2)}–${to.slice(0, 2)}` : `${from}–${to}`;
}

/** What the week from a day on looks like by the plan in the form, and what is wrong with it. */
export function Preview({ plan, from }: { plan: RoundPlan; from: string }) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const words = usePlanWords();
  const format = useFormat();
  const isWhole = RoundPlan.safeParse(plan).success;
  const { data } = useQuery({
    ...queries.roundPlan.preview.queryOptions({ input: { administrationId: administration.id, plan, from, days: 7 } }),
    enabled: isWhole,
    placeholderData: keepPreviousData,
  });
  if (data === undefined) return null;
  return (
    <div className={styles.preview}>
      <Card
        title={t('roundPlan.plan.preview')}
        aside={<small className={styles.help}>{t('roundPlan.plan.previewUnit')}</small>}
      >
        {data.faults.length === 0 ? null : (
          <div className={styles.faults}>
            <Notice tone="bad">
              {data.faults.map((fault) => (
                <p key={fault}>{t(`roundPlan.fault.${fault}`)}</p>
              ))}
            </Notice>
          </div>
        )}
        <ul role="list" className={styles.days}>
          {data.days.map((day) => (
            <li key={day.day} data-off={day.rounds.length === 0 || undefined}>
              <b>{words.day(day.day)}</b>
              {words.why(day) === '' ? null : <em>{words.why(day)}</em>}
              {day.rounds.length === 0 ? <span>{t('roundPlan.noRound')}</span> : null}
              {day.rounds.map((round) => (
                <span key={round.slot} data-extra={round.origin === 'extra' || undefined} title={round.decision}>
                  {hours(round)}
                  <small aria-label={t('roundPlan.accounts', { count: round.due })}>{format.number(round.due)}</small>
                </span>
              ))}
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
