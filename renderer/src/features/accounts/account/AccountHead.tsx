import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { z } from 'zod';
import { type Account, AccountFilter } from '#core/accounts/contract.ts';
import { queries } from '../../../api/client.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { ActionMenu } from '../../../ui/Menu.tsx';
import { filterToParams } from '../list/list-state.ts';
import { PlatformMark } from '../PlatformMark.tsx';
import { statusTones } from '../status-tones.ts';
import styles from './account.module.css';
import headStyles from './head.module.css';

/** Who the account is, where it leads, and what can be done with the whole row. */
export function AccountHead({
  account,
  unitName,
  mayEdit,
  onStatus,
  onVoid,
}: {
  account: Account;
  unitName: string;
  mayEdit: boolean;
  onStatus: () => void;
  onVoid: () => void;
}) {
  const { t } = useTranslation('app');
  const { data: info } = useQuery(queries.settings.info.queryOptions({ input: {} }));
  const isShownHere = info?.capabilities.accountViews === true && account.url.startsWith('https:');
  const facts = [account.platformName, account.handle, t(`terms.kind.${account.kind}`), unitName].filter(Boolean);
  return (
    <header className={headStyles.head}>
      <Trail account={account} />
      <div className={headStyles.headMain}>
        <span className={headStyles.headMark}>
          <PlatformMark platform={account.platform} name={account.platformName} />
        </span>
        <div className={headStyles.headText}>
          <h1>{account.name}</h1>
          <p className={headStyles.facts}>
            <Chip tone={account.voidedAt === null ? statusTones[account.status] : 'plain'}>
              {account.voidedAt === null ? t(`terms.status.${account.status}`) : t('accounts.void.chip')}
            </Chip>
            {facts.map((fact, index) => (
              <span key={fact}>
                {index === 0 ? null : <i aria-hidden>·</i>}
                {fact}
              </span>
            ))}
          </p>
        </div>
        <div className={headStyles.headActions}>
          {/^https?:/.test(account.url) ? (
            <a className={headStyles.out} href={account.url} target="_blank" rel="noopener noreferrer">
              {t('accounts.openChannel')}
              <ExternalLink aria-hidden size={15} />
            </a>
          ) : null}
          {isShownHere ? <ButtonLink to={`/konton/${account.id}/sida`}>{t('views.show')}</ButtonLink> : null}
          {mayEdit && account.voidedAt === null ? (
            <>
              <span data-field="status">
                <Button onPress={onStatus}>{t('accounts.status.change')}</Button>
              </span>
              <ActionMenu
                label={t('ui.more')}
                actions={[{ id: 'void', name: t('accounts.void.action'), isDanger: true, onAction: onVoid }]}
              />
            </>
          ) : null}
        </div>
      </div>
    </header>
  );
}

const From = z.object({ filter: AccountFilter });

/** The way back to the list one came from, and to its previous and next account. */
function Trail({ account }: { account: Account }) {
  const { t } = useTranslation('app');
  const { state } = useLocation() as { state: unknown };
  const from = From.safeParse(state);
  const filter =
    from.success && from.data.filter.administrationId === account.administrationId
      ? from.data.filter
      : AccountFilter.parse({ administrationId: account.administrationId });
  const { data } = useQuery(queries.accounts.ids.queryOptions({ input: { filter } }));
  const ids = data?.ids ?? [];
  const place = ids.indexOf(account.id);
  const [previous, next] = place < 0 ? [undefined, undefined] : [ids[place - 1], ids[place + 1]];
  const params = filterToParams(filter).toString();
  return (
    <nav className={headStyles.trail} aria-label={t('accounts.trail.label')}>
      <Link to={params === '' ? '/konton' : `/konton?${params}`}>
        <ChevronLeft aria-hidden size={15} />
        {t('register.title')}
      </Link>
      {place < 0 ? null : (
        <span className={headStyles.steps}>
          <span className={styles.quiet}>{t('accounts.trail.place', { place: place + 1, total: ids.length })}</span>
          <Step id={previous} state={state} label={t('accounts.trail.previous')} icon={<ChevronLeft aria-hidden />} />
          <Step id={next} state={state} label={t('accounts.trail.next')} icon={<ChevronRight aria-hidden />} />
        </span>
      )}
    </nav>
  );
}

function Step({
  id,
  state,
  label,
  icon,
}: {
  id: string | undefined;
  state: unknown;
  label: string;
  icon: React.ReactNode;
}) {
  if (id === undefined) return <span className={headStyles.step}>{icon}</span>;
  return (
    <Link className={headStyles.step} to={`/konton/${id}`} state={state} aria-label={label} title={label}>
      {icon}
    </Link>
  );
}
