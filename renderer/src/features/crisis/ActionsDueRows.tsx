import { useQuery } from '@tanstack/react-query';
import { Flame } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseAction } from '#core/cases/crisis/contract.ts';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { useMay } from '../../app/may.ts';
import { Button } from '../../ui/Button.tsx';
import { DueDay } from '../today/DueDay.tsx';
import todayStyles from '../today/TodayPage.module.css';
import { SettleAction } from './AfterCard.tsx';

/** Actions that crises have left behind and that nobody has done. */
export function useActionsDue(): CaseAction[] {
  const { administration } = usePlace();
  const may = useMay('crisis.actionsDue');
  const { data } = useQuery({
    ...queries.crisis.actionsDue.queryOptions({ input: { administrationId: administration.id } }),
    enabled: may,
  });
  return data ?? [];
}

/** The same as rows of Idag; each stays until what came of it is said. */
export function ActionsDueRows({ today }: { today: string }) {
  const { t } = useTranslation('app');
  const [asks, setAsks] = useState<CaseAction | null>(null);
  return (
    <>
      {useActionsDue().map((action) => (
        <li key={action.id} className={todayStyles.row}>
          <span className={`${todayStyles.icon} ${todayStyles['plain']}`}>
            <Flame aria-hidden />
          </span>
          <div className={todayStyles.what}>
            <b>{action.text}</b>
            <small>{t('crisis.actions.from', { number: action.number, name: action.personName })}</small>
          </div>
          <DueDay due={action.dueOn} today={today} />
          <Button small onPress={() => setAsks(action)}>
            {t('crisis.actions.settle')}
          </Button>
        </li>
      ))}
      {asks === null ? null : <SettleAction action={asks} onClose={() => setAsks(null)} />}
    </>
  );
}
