import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import styles from './people.module.css';

const parts = [
  { id: 'people', param: null },
  { id: 'units', param: 'enheter' },
  { id: 'contacts', param: 'kontakter' },
  { id: 'holders', param: 'nycklar' },
] as const;

/** The three parts of Personer, each with an address of its own. */
export function PeopleTabs() {
  const { t } = useTranslation('app');
  const [params] = useSearchParams();
  const current = params.get('del');
  return (
    <nav className={styles.tabs} aria-label={t('people.parts')}>
      {parts.map(({ id, param }) => (
        <Link
          key={id}
          to={param === null ? '/personer' : `/personer?del=${param}`}
          {...(param === current && { 'aria-current': 'page' })}
        >
          {t(`people.part.${id}`)}
        </Link>
      ))}
    </nav>
  );
}
