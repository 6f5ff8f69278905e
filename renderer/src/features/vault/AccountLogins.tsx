import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Credential } from '#core/vault/contract.ts';
import { queries } from '../../api/client.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { SendDialog } from './handover/SendDialog.tsx';
import { LoginFlags } from './logins/LoginFlags.tsx';
import { OpeningOf } from './secrets/OpeningOf.tsx';
import { SecretRow } from './secrets/SecretRow.tsx';
import { TotpRow } from './secrets/TotpRow.tsx';
import { useVault } from './use-vault.ts';
import styles from './account-logins.module.css';

/** The logins of one account, where people look for who gets in: shown and copied on the spot, or the first one added. */
export function AccountLogins({ accountId }: { accountId: string }) {
  const { t } = useTranslation('app');
  const { vaultId, status } = useVault();
  const [isSending, setSending] = useState(false);
  const { data } = useQuery({
    ...queries.vault.list.queryOptions({ input: { vaultId: vaultId ?? '', accountId } }),
    enabled: vaultId !== null,
  });
  const rows = vaultId === null ? [] : (data?.rows ?? []);
  return (
    <section className={styles.logins} aria-label={t('vaultUi.account.title')}>
      <div className={styles.head}>
        <h3>{t('vaultUi.account.title')}</h3>
        {rows.length === 0 || status?.readOnly !== 'no' ? null : (
          <Button small look="quiet" onPress={() => setSending(true)}>
            {t('handoverFile.send.title')}
          </Button>
        )}
        {status?.readOnly !== 'no' ? null : (
          <ButtonLink
            small
            to={vaultId === null ? '/installningar/valv' : `/konton/inloggningar/ny?konto=${accountId}`}
          >
            {t('vaultUi.account.add')}
          </ButtonLink>
        )}
      </div>
      {status === undefined || (vaultId !== null && data === undefined) ? null : rows.length === 0 ? (
        <p className={styles.none}>{t(vaultId === null ? 'vaultUi.account.noVault' : 'vaultUi.account.none')}</p>
      ) : (
        rows.map((credential) => (
          <OpeningOf key={credential.id} credential={credential}>
            <OneLogin credential={credential} />
          </OpeningOf>
        ))
      )}
      {isSending && vaultId !== null ? (
        <SendDialog vaultId={vaultId} logins={rows} onClose={() => setSending(false)} />
      ) : null}
    </section>
  );
}

function OneLogin({ credential }: { credential: Credential }) {
  const { t } = useTranslation('app');
  const isDisabled = !credential.openableHere || credential.distrust !== null;
  const shared = { credentialId: credential.id, isDisabled };
  return (
    <div className={styles.one}>
      <div className={styles.label}>
        <Link to={`/konton/inloggningar/${credential.id}`}>{credential.label}</Link>
        <LoginFlags credential={credential} most={3} />
      </div>
      <dl>
        <SecretRow {...shared} field="login" name={t('vaultUi.field.login')} />
        {credential.hasPassword ? <SecretRow {...shared} field="password" name={t('vaultUi.field.password')} /> : null}
        {credential.hasTotp ? <TotpRow {...shared} /> : null}
      </dl>
    </div>
  );
}
