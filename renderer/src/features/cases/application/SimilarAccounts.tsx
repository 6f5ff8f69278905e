import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SimilarAccount } from '#core/accounts/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { statusTones } from '../../accounts/status-tones.ts';
import styles from './application.module.css';

/** "Finns redan ett konto?": accounts that resemble what is asked for, each with why it is shown. */
export function SimilarAccounts({ accounts }: { accounts: readonly SimilarAccount[] }) {
  const { t } = useTranslation('app');
  return (
    <section className={styles.similar} aria-label={t('application.similar.title')}>
      <p role="status">
        {accounts.length === 0
          ? t('application.similar.none')
          : t('application.similar.found', { count: accounts.length })}
      </p>
      {accounts.length === 0 ? null : (
        <ul>
          {accounts.map(({ id, name, platformName, unitName, status, why }) => (
            <li key={id}>
              <Link to={`/konton/${id}`}>{name}</Link>
              <span>{[platformName, unitName].filter((part) => part !== '').join(' · ')}</span>
              <Chip tone={statusTones[status]}>{t(`terms.status.${status}`)}</Chip>
              <span>{t(`application.similar.${why}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The same for a name that somebody types in the app, but for the accounts of the case itself; nothing before there is a name. */
export function SimilarByName({ name, without = [] }: { name: string; without?: readonly string[] }) {
  const { administration } = usePlace();
  const wanted = name.trim().slice(0, 300);
  const { data } = useQuery({
    ...queries.accounts.similar.queryOptions({ input: { administrationId: administration.id, name: wanted } }),
    enabled: wanted.length > 2,
    placeholderData: keepPreviousData,
  });
  return wanted.length > 2 && data !== undefined ? (
    <SimilarAccounts accounts={data.filter(({ id }) => !without.includes(id))} />
  ) : null;
}
