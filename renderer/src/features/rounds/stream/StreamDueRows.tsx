import { useQuery } from '@tanstack/react-query';
import { type LucideIcon, Rss, Unplug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StreamDue } from '#core/rounds/stream/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { ButtonLink } from '../../../ui/Button.tsx';
import todayStyles from '../../today/TodayPage.module.css';
import { useWayWord } from '../../today/use-way-word.ts';
import { useMoment } from './moment.ts';

const icons: Record<StreamDue['kind'], LucideIcon> = { failing: Rss, gone: Unplug };

/** Feeds that have stopped answering. */
export function useStreamDue(): StreamDue[] {
  const { administration } = usePlace();
  const { data } = useQuery(queries.stream.due.queryOptions({ input: { administrationId: administration.id } }));
  return data ?? [];
}

/** The rows of feeds on Idag: one for those that do not answer, one for those that have gone. */
export function StreamDueRows({ today }: { today: string }) {
  const { t } = useTranslation('app');
  const wayWord = useWayWord();
  const moment = useMoment();
  return useStreamDue().map((item) => {
    const Icon = icons[item.kind];
    const more = item.count - item.names.length;
    const names = item.names.join(' · ');
    const accounts = more > 0 ? t('today.andMore', { names, count: more }) : names;
    return (
      <li key={item.key} className={todayStyles.row}>
        <span className={`${todayStyles.icon} ${todayStyles[item.severity]}`}>
          <Icon aria-hidden />
        </span>
        <div className={todayStyles.what}>
          <b>{t(`stream.due.${item.kind}`, { count: item.count })}</b>
          <small>{item.fault === null ? accounts : `${accounts}: ${t(`stream.fault.${item.fault}`)}`}</small>
        </div>
        <small>{t('stream.due.since', { day: moment(item.since, today) })}</small>
        <ButtonLink small to="/installningar/floden">
          {wayWord(false)}
        </ButtonLink>
      </li>
    );
  });
}
