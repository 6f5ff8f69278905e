import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CrisisPlan } from '#core/cases/crisis/contract.ts';
import { useMayChange } from '../../app/may.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Page.tsx';
import styles from './crisis.module.css';

/** The channels in the order in which they are kept, with when somebody answers there. */
export function ChannelsCard({ plan }: { plan: CrisisPlan }) {
  const { t } = useTranslation('app');
  return (
    <Card title={t('crisis.channels.title')} aside={<ToPlan />}>
      <ol className={styles.channels}>
        {plan.channels.map(({ id, name, accountId, hours, note }) => (
          <li key={id}>
            <b>{accountId === null ? name : <Link to={`/konton/${accountId}`}>{name}</Link>}</b>
            <small>{hours === '' ? t('crisis.channels.noHours') : hours}</small>
            {note === '' ? null : <small>{note}</small>}
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** Whom to call, also when the vault cannot be opened. */
export function PhonesCard({ plan }: { plan: CrisisPlan }) {
  const { t } = useTranslation('app');
  return (
    <Card title={t('crisis.phones.title')} aside={<ToPlan />}>
      <dl className={styles.phones}>
        {plan.phones.map(({ id, duty, name, number, otherWay, triedOn }) => (
          <div key={id}>
            <dt>
              {duty}
              <small>{name === '' ? t('crisis.phones.nobody') : name}</small>
            </dt>
            <dd>
              {number === '' ? (
                <span className={styles.lacking}>{t('crisis.phones.noNumber')}</span>
              ) : (
                <a href={`tel:${number.replaceAll(/[^\d+]/g, '')}`}>{number}</a>
              )}
              {otherWay === '' ? null : <small>{otherWay}</small>}
              {number !== '' && triedOn === null ? (
                <small className={styles.lacking}>{t('crisis.phones.untried')}</small>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function ToPlan() {
  const { t } = useTranslation('app');
  return useMayChange('crisis.savePlan') ? (
    <ButtonLink small look="quiet" to="/installningar/krisplan">
      {t('ui.edit')}
    </ButtonLink>
  ) : null;
}
