import { useQuery } from '@tanstack/react-query';
import { CalendarX2, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PlanDue } from '#core/rounds/plan/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { ButtonLink } from '../../../ui/Button.tsx';
import { DueDay } from '../../today/DueDay.tsx';
import todayStyles from '../../today/TodayPage.module.css';
import { useWayWord } from '../../today/use-way-word.ts';
import { usePlanWords } from './use-plan.ts';

/** What the plan of rounds asks of those who coordinate: gaps within a week. */
export function usePlanDue(): PlanDue[] {
  const { administration } = usePlace();
  const { data } = useQuery(queries.roundPlan.due.queryOptions({ input: { administrationId: administration.id } }));
  return data ?? [];
}

/** The rows of the plan on Idag: rounds that nobody has, and people with too much, before it happens. `bad` is today and tomorrow. */
export function PlanDueRows({ part, today }: { part: 'bad' | 'rest'; today: string }) {
  const { t } = useTranslation('app');
  const wayWord = useWayWord();
  const words = usePlanWords();
  const due = usePlanDue().filter(({ severity }) => (severity === 'bad') === (part === 'bad'));
  return due.map((item) => {
    const Icon = item.kind === 'nobody' ? CalendarX2 : UsersRound;
    const more = item.accounts - item.names.length;
    const names = item.names.join(', ');
    return (
      <li key={item.key} className={todayStyles.row}>
        <span className={`${todayStyles.icon} ${todayStyles[item.severity]}`}>
          <Icon aria-hidden />
        </span>
        <div className={todayStyles.what}>
          <b>
            {item.kind === 'too-many'
              ? t('roundPlan.due.too-many', { name: item.person })
              : item.days > 1
                ? t('roundPlan.due.nobodyDays', { rounds: item.rounds })
                : t('roundPlan.due.nobody', { count: item.rounds, day: words.day(item.day) })}
          </b>
          <small>{more > 0 ? t('today.andMore', { names, count: more }) : names}</small>
        </div>
        <DueDay due={item.day} today={today} />
        <ButtonLink small to={`/bevakning/vem-tar-vad?fran=${item.day}`}>
          {wayWord(false)}
        </ButtonLink>
      </li>
    );
  });
}
