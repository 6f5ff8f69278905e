import { useQuery } from '@tanstack/react-query';
import { BadgeCheck, DoorOpen, KeyRound, Laptop, type LucideIcon, UserCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LeavingDue } from '#core/leaving/contract.ts';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { ButtonLink } from '../../ui/Button.tsx';
import { useCasesDue } from '../cases/CasesDueRows.tsx';
import { DueDay } from '../today/DueDay.tsx';
import { leavingWithoutCases } from '../today/stood-for.ts';
import todayStyles from '../today/TodayPage.module.css';
import { useWayWord } from '../today/use-way-word.ts';

const icons: Record<LeavingDue['kind'], LucideIcon> = {
  handover: DoorOpen,
  'prove-access': KeyRound,
  review: UserCheck,
  vault: BadgeCheck,
  'vault-unfinished': BadgeCheck,
  'vault-computer': Laptop,
};

/** What leaving asks of people today, but for what a case on Idag stands for. */
export function useLeavingDue(): LeavingDue[] {
  const { administration } = usePlace();
  const { data } = useQuery(queries.leaving.due.queryOptions({ input: { administrationId: administration.id } }));
  return leavingWithoutCases(data ?? [], useCasesDue());
}

/** The rows of leaving on Idag: handovers that are not done, ways in to show, decisions to review, passwords to change. */
export function LeavingDueRows({ today }: { today: string }) {
  const { t } = useTranslation('app');
  const wayWord = useWayWord();
  return useLeavingDue().map((item) => {
    const Icon = icons[item.kind];
    const more = item.count - item.names.length;
    const names = item.names.join(', ');
    const words = { count: item.count, name: item.person, owner: item.owner };
    return (
      <li key={item.key} className={todayStyles.row}>
        <span className={`${todayStyles.icon} ${todayStyles[item.severity]}`}>
          <Icon aria-hidden />
        </span>
        <div className={todayStyles.what}>
          <b>{t(`leaving.due.${item.kind}`, words)}</b>
          {names === '' ? null : <small>{more > 0 ? t('today.andMore', { names, count: more }) : names}</small>}
        </div>
        {item.due === null ? null : <DueDay due={item.due} today={today} />}
        <ButtonLink small to={item.personId === null ? '/atkomst-att-visa' : `/personer/${item.personId}/lamna-over`}>
          {wayWord(item.severity === 'plain')}
        </ButtonLink>
      </li>
    );
  });
}
