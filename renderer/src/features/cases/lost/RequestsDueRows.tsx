import { useQuery } from '@tanstack/react-query';
import { Hourglass } from 'lucide-react';
import type { RequestDue } from '#core/cases/lost/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useMay } from '../../../app/may.ts';
import { ButtonLink } from '../../../ui/Button.tsx';
import { DueDay } from '../../today/DueDay.tsx';
import todayStyles from '../../today/TodayPage.module.css';
import { casePath, useCaseWords } from '../words.ts';

/** Requests that a platform has not answered in time. */
export function useRequestsDue(): RequestDue[] {
  const { administration } = usePlace();
  const mayAct = useMay('lost.noteRequest');
  const { data = [] } = useQuery({
    ...queries.lost.due.queryOptions({ input: { administrationId: administration.id } }),
    enabled: mayAct,
  });
  return data;
}

/** The same as rows of Idag. */
export function RequestsDueRows({ today }: { today: string }) {
  const { t } = useCaseWords();
  return useRequestsDue().map(({ caseId, number, title, to, sentOn, askAgainOn, waitedDays }) => (
    <li key={`${caseId} ${to} ${sentOn}`} className={todayStyles.row}>
      <span className={`${todayStyles.icon} ${todayStyles['plain']}`}>
        <Hourglass aria-hidden />
      </span>
      <div className={todayStyles.what}>
        <b>{t('lost.due.title', { to })}</b>
        <small>{t('lost.due.about', { number, title, count: waitedDays })}</small>
      </div>
      <DueDay due={askAgainOn} today={today} />
      <ButtonLink small to={casePath(number)} label={`${t('lost.due.open')} ${number}`}>
        {t('lost.due.open')}
      </ButtonLink>
    </li>
  ));
}
