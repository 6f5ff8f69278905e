import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { z } from 'zod';
import { AccountRole } from '#core/accounts/contract.ts';
import type { PersonAccount } from '#core/people/contract.ts';
import { Chip } from '../../../ui/Chip.tsx';
import { Card } from '../../../ui/Page.tsx';
import styles from './person.module.css';

type Tie = z.infer<typeof PersonAccount>;

/** Everything tied to the person, account by account: duties and ways in, never amounts of work (T8). */
export function AccountsCard({ personId, accounts }: { personId: string; accounts: readonly Tie[] }) {
  const { t } = useTranslation('app');
  const roles = (tie: Tie) =>
    tie.roles.length === 0
      ? t('people.person.accessOnly')
      : AccountRole.options
          .filter((role) => tie.roles.includes(role))
          .map((role) => t(`terms.accountRole.${role}`))
          .join(', ');
  return (
    <Card
      title={`${t('people.person.accounts')} ${accounts.length}`}
      aside={
        accounts.length === 0 ? undefined : (
          <Link to={`/konton?personId=${personId}`}>{t('people.person.showInList')}</Link>
        )
      }
    >
      {accounts.length === 0 ? (
        <div className={styles.nothing}>
          <p>{t('people.person.accountsNone')}</p>
          <p className={styles.note}>{t('people.person.accountsNoneBody')}</p>
        </div>
      ) : (
        <ul className={styles.accounts}>
          {accounts.map((tie) => (
            <li key={tie.accountId}>
              <div>
                <Link to={`/konton/${tie.accountId}`}>{tie.accountName}</Link>
                <small>
                  {tie.platformName} · {roles(tie)}
                </small>
              </div>
              <Access tie={tie} />
            </li>
          ))}
        </ul>
      )}
      <p className={styles.foot}>{t('people.person.accountsFoot')}</p>
    </Card>
  );
}

/** What the person can do there; what nobody knows is said as unknown. */
function Access({ tie }: { tie: Tie }) {
  const { t } = useTranslation('app');
  if (!tie.hasAccess) return null;
  if (tie.canLogIn === null) return <Chip tone="unknown">{t('people.person.logInUnknown')}</Chip>;
  return (
    <span className={styles.chips}>
      <Chip tone={tie.canLogIn ? 'ok' : 'plain'}>
        {t(tie.canLogIn ? 'people.person.canLogIn' : 'people.person.cannotLogIn')}
      </Chip>
      {tie.canClose === true ? <Chip tone="ok">{t('people.person.canClose')}</Chip> : null}
    </span>
  );
}
