import { useQuery } from '@tanstack/react-query';
import { Archive, Stamp, UserX } from 'lucide-react';
import type { DueMatter } from '#core/evidence/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useMay } from '../../../app/may.ts';
import { ButtonLink } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { DueDay } from '../../today/DueDay.tsx';
import todayStyles from '../../today/TodayPage.module.css';
import { casePath, useCaseWords } from '../words.ts';

/** Files that have served their time, for those who carry gallring out, and blocks to review. */
export function useEvidenceDue(): DueMatter[] {
  const { administration } = usePlace();
  const mayDispose = useMay('evidence.dispose');
  const mayAct = useMay('cases.record');
  const { data = [] } = useQuery({
    ...queries.evidence.due.queryOptions({ input: { administrationId: administration.id } }),
    enabled: mayAct,
  });
  return data.filter(({ kind }) => kind !== 'dispose' || mayDispose);
}

const icons = { dispose: Archive, 'review-block': UserX, register: Stamp, decision: Stamp } as const;

/** The rows of gallring, of blocks and of what is still to be registered, on Idag. */
export function EvidenceDueRows({ today }: { today: string }) {
  const { t, format } = useCaseWords();
  return useEvidenceDue().map(({ kind, caseId, caseNumber, title, on, decisionName }) => {
    const Icon = icons[kind];
    return (
      <li key={`${caseId} ${kind}`} className={todayStyles.row}>
        <span className={`${todayStyles.icon} ${todayStyles['plain']}`}>
          <Icon aria-hidden />
        </span>
        <div className={todayStyles.what}>
          <b>{t(`evidence.due.${kind}`)}</b>
          <small>{[`${caseNumber} ${title}`, decisionName].filter(Boolean).join(' · ')}</small>
        </div>
        {kind === 'decision' ? (
          <Chip>{t('evidence.due.ended', { day: format.shortDay(on) })}</Chip>
        ) : (
          <DueDay due={on} today={today} />
        )}
        <ButtonLink small to={casePath(caseNumber)} label={`${t('casesUi.due.open')} ${caseNumber}`}>
          {t('casesUi.due.open')}
        </ButtonLink>
      </li>
    );
  });
}
