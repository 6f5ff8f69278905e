import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Due, Edition } from '#core/cases/engine/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import styles from './hijacked.module.css';

/** The routine for a hijacked or false account as the administration follows it. */
export function useRoutine(): Edition | undefined {
  const { administration } = usePlace();
  return useQuery(
    queries.cases.routine.queryOptions({ input: { administrationId: administration.id, workflow: 'hijacked' } }),
  ).data?.edition;
}

/** How long a step has, in words. */
export function useDueWords(): (due: Due | undefined) => string {
  const { t } = useTranslation('app');
  return (due) => {
    if (due === undefined) return '';
    const key = due.hours !== undefined ? 'hours' : due.officeDays !== undefined ? 'officeDays' : 'days';
    return t(`crisis.hijacked.due.${key}`, { count: due[key] ?? 0 });
  };
}

/** The steps in order, each with its clock and what it stands on. */
export function RoutineSteps({ edition, language, only }: { edition: Edition; language: 'sv' | 'en'; only: string }) {
  const { t } = useTranslation('app');
  const dueWords = useDueWords();
  return (
    <ol className={styles.steps}>
      {edition.steps
        .filter(({ when }) => when === undefined || when.is.includes(only))
        .map(({ id, title, help, role, due }) => (
          <li key={id}>
            <b>{title[language]}</b>
            <small>{[t(`cases.role.${role}`), dueWords(due), due?.ground ?? ''].filter(Boolean).join(' · ')}</small>
            {help === undefined ? null : <p>{help[language]}</p>}
          </li>
        ))}
    </ol>
  );
}
