import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import tabStyles from '../people/people.module.css';

/** The parts of Ärenden: the cases, what is decided about starting accounts, how the administration does them, and who may decide. */
export function CasesTabs() {
  const { t } = useTranslation('app');
  return (
    <nav className={tabStyles.tabs} aria-label={t('casesUi.tabs.label')}>
      <NavLink to="/arenden" end>
        {t('casesUi.tabs.cases')}
      </NavLink>
      <NavLink to="/arenden/uppstart">{t('casesUi.tabs.start')}</NavLink>
      <NavLink to="/arenden/rutin">{t('casesUi.tabs.routine')}</NavLink>
      <NavLink to="/arenden/delegationer">{t('casesUi.tabs.delegations')}</NavLink>
    </nav>
  );
}
