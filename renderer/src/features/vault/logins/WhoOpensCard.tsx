import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Credential } from '#core/vault/contract.ts';
import { queries } from '../../../api/client.ts';
import { useFormat } from '../../../app/format.ts';
import { Chip } from '../../../ui/Chip.tsx';
import { Card } from '../../../ui/Page.tsx';
import vaultStyles from '../vault.module.css';
import { whoOpens } from './who-opens.ts';

/** Who can open this login, and who holds its second factor and its recovery address. */
export function WhoOpensCard({ credential }: { credential: Credential }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { vaultId, loan, secondFactorPersonId, recoveryPersonId } = credential;
  const { data: custodians } = useQuery(queries.vault.custodians.queryOptions({ input: { vaultId } }));
  const accounts = useQueries({
    queries: credential.accounts.map(({ id }) => queries.accounts.get.queryOptions({ input: { id } })),
  });
  const ids = [loan?.personId, secondFactorPersonId, recoveryPersonId].filter((id): id is string => Boolean(id));
  const { data: named } = useQuery({
    ...queries.people.named.queryOptions({ input: { ids } }),
    enabled: ids.length > 0,
  });
  const nameOf = (id: string) => named?.find((one) => one.id === id)?.name ?? '…';
  const unitsOf = (accountId: string) => {
    const unit = accounts.find(({ data }) => data?.id === accountId)?.data?.unitId;
    return unit === null || unit === undefined ? [] : [unit];
  };
  return (
    <Card title={t('vaultUi.login.openers')}>
      <ul className={vaultStyles.list}>
        {whoOpens(credential, custodians ?? [], unitsOf).map((name) => (
          <li key={name}>
            <span className={vaultStyles.grow}>{name}</span>
          </li>
        ))}
        {loan === null ? null : (
          <li>
            <span className={vaultStyles.grow}>
              {t('vaultUi.lend.lentTo', { name: nameOf(loan.personId), day: format.day(loan.until) })}
            </span>
            {loan.overdue ? <Chip tone="bad">{t('vaultUi.flag.overdue')}</Chip> : null}
          </li>
        )}
        {secondFactorPersonId === null ? null : (
          <li>
            <span className={vaultStyles.grow}>
              {t('vaultUi.login.secondFactorHolder', { name: nameOf(secondFactorPersonId) })}
            </span>
          </li>
        )}
        {recoveryPersonId === null ? null : (
          <li>
            <span className={vaultStyles.grow}>
              {t('vaultUi.login.recoveryHolder', { name: nameOf(recoveryPersonId) })}
            </span>
          </li>
        )}
      </ul>
    </Card>
  );
}
