import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { Chip } from '../../ui/Chip.tsx';
import tabStyles from '../people/people.module.css';

/** The parts of Bevakning: the rounds of the day, who takes what, tittställen, questions sent on, and what is logged of oneself. */
export function RoundsTabs() {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const { data: questions } = useQuery(
    queries.questions.due.queryOptions({ input: { administrationId: administration.id } }),
  );
  const overdue = questions?.filter(({ isOverdue }) => isOverdue).length ?? 0;
  return (
    <nav className={tabStyles.tabs} aria-label={t('roundsUi.tabs.label')}>
      <NavLink to="/bevakning" end>
        {t('roundsUi.tabs.rounds')}
      </NavLink>
      <NavLink to="/bevakning/vem-tar-vad">{t('roundsUi.tabs.plan')}</NavLink>
      <NavLink to="/bevakning/tittstallen">{t('roundsUi.tabs.places')}</NavLink>
      <NavLink to="/bevakning/fragor">
        {t('roundsUi.tabs.questions')} {overdue > 0 ? <Chip tone="warn">{overdue}</Chip> : null}
      </NavLink>
      <NavLink to="/bevakning/loggas-om-mig">{t('roundsUi.tabs.log')}</NavLink>
    </nav>
  );
}
