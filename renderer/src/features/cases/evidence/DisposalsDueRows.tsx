import { useQuery } from '@tanstack/react-query';
import { Archive } from 'lucide-react';
import type { DueDisposal } from '#core/evidence/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useMay } from '../../../app/may.ts';
import { ButtonLink } from '../../../ui/Button.tsx';
import { DueDay } from '../../today/DueDay.tsx';
import todayStyles from '../../today/TodayPage.module.css';
import { casePath, useCaseWords } from '../words.ts';

/** Cases whose files have served their time, for those who carry gallring out. */
export function useDisposalsDue(): DueDisposal[] {
  const { administration } = usePlace();
  const mayDispose = useMay('evidence.dispose');
  const { data } = useQuery({
    ...queries.evidence.due.queryOptions({ input: { administrationId: administration.id } }),
    enabled: mayDispose,
  });
  return data ?? [];
}

/** The rows of gallring on Idag. */
export function DisposalsDueRows({ today }: { today: string }) {
  const { t } = useCaseWords();
  return useDisposalsDue().map(({ caseId, caseNumber, title, on, decisionName }) => (
    <li key={caseId} className={todayStyles.row}>
      <span className={`${todayStyles.icon} ${todayStyles['plain']}`}>
        <Archive aria-hidden />
      </span>
      <div className={todayStyles.what}>
        <b>{t('evidence.due')}</b>
        <small>{[`${caseNumber} ${title}`, decisionName].filter(Boolean).join(' · ')}</small>
      </div>
      <DueDay due={on} today={today} />
      <ButtonLink small to={casePath(caseNumber)} label={`${t('casesUi.due.open')} ${caseNumber}`}>
        {t('casesUi.due.open')}
      </ButtonLink>
    </li>
  ));
}
