import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Credential } from '#core/vault/contract.ts';
import { queries } from '../../../api/client.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card, Notice } from '../../../ui/Page.tsx';
import { SecretRow } from '../secrets/SecretRow.tsx';
import { TotpRow } from '../secrets/TotpRow.tsx';
import { useLock } from '../VaultLock.tsx';
import { useVault } from '../use-vault.ts';
import vaultStyles from '../vault.module.css';
import secretStyles from '../secrets/secrets.module.css';

/**
 * The secrets of a login, each behind its own "Visa", and only those that are there: of a user name and of notes that is known
 * once the vault has been open.
 */
export function SecretsCard({ credential }: { credential: Credential }) {
  const { t } = useTranslation('app');
  const { isOpen } = useVault();
  const isDisabled = !credential.openableHere || credential.distrust !== null;
  const { data: holds } = useQuery({
    ...queries.vault.holds.queryOptions({ input: { id: credential.id } }),
    enabled: isOpen && !isDisabled,
  });
  const shared = { credentialId: credential.id, isDisabled };
  const isShared = credential.kind === 'shared';
  return (
    <Card title={t('vaultUi.login.secrets')}>
      <dl className={vaultStyles.facts}>
        {holds?.login === false ? null : (
          <SecretRow {...shared} field="login" name={t('vaultUi.field.login')} copyKey="copyLogin" />
        )}
        {isShared && credential.hasPassword ? (
          <SecretRow
            {...shared}
            field="password"
            name={t('vaultUi.field.password')}
            revealKey="revealSecret"
            copyKey="copySecret"
          />
        ) : null}
        {isShared && credential.hasTotp ? <TotpRow {...shared} /> : null}
        {isShared && credential.recoveryCodeCount > 0 ? (
          <SecretRow
            {...shared}
            field="recovery-codes"
            name={t('vaultUi.list.codes', { count: credential.recoveryCodeCount })}
          />
        ) : null}
        {credential.recoveryMail === 'none' ? null : (
          <SecretRow {...shared} field="recovery-mail" name={t(`vaultUi.recoveryMail.${credential.recoveryMail}`)} />
        )}
        {credential.recoveryPhone === 'none' ? null : (
          <SecretRow {...shared} field="recovery-phone" name={t(`vaultUi.recoveryPhone.${credential.recoveryPhone}`)} />
        )}
        {holds === undefined && !isOpen && !isDisabled ? (
          <div className={secretStyles.field}>
            <dt>{t('vaultUi.field.notes')}</dt>
            <dd className={secretStyles.left}>{t('vaultUi.login.notesHidden')}</dd>
          </div>
        ) : holds?.notes === true ? (
          <SecretRow {...shared} field="notes" name={t('vaultUi.field.notes')} />
        ) : null}
        {credential.toolCount + credential.extraCount === 0 ? null : isOpen && !isDisabled ? (
          <NamedRows credential={credential} />
        ) : (
          <HiddenNames credential={credential} isDisabled={isDisabled} />
        )}
      </dl>
      {isShared ? null : (
        <div className={vaultStyles.body}>
          <Notice tone="plain">{t('vaultUi.login.personalRole')}</Notice>
        </div>
      )}
    </Card>
  );
}

/** Tools and extra fields by name. The names are sealed too, so they are read only while the vault is open and forgotten with this component. */
function NamedRows({ credential }: { credential: Credential }) {
  const { t } = useTranslation('app');
  const { data } = useQuery({
    ...queries.vault.names.queryOptions({ input: { id: credential.id } }),
    gcTime: 0,
  });
  return (
    <>
      {data?.tools.map((name, position) => (
        // Tools have no other identity than their place.
        <SecretRow
          key={`tool-${position}`}
          credentialId={credential.id}
          field="tool"
          position={position}
          name={t('vaultUi.field.toolNamed', { name })}
        />
      ))}
      {data?.extra.map((name, position) => (
        <SecretRow
          key={`extra-${position}`}
          credentialId={credential.id}
          field="extra"
          position={position}
          name={name}
        />
      ))}
    </>
  );
}

function HiddenNames({ credential, isDisabled }: { credential: Credential; isDisabled: boolean }) {
  const { t } = useTranslation('app');
  const { withOpen } = useLock();
  return (
    <div className={secretStyles.field}>
      <dt>{t('vaultUi.field.tools')}</dt>
      <dd>
        {t('vaultUi.login.toolsHidden', { count: credential.toolCount })}
        {credential.extraCount > 0 ? `, ${t('vaultUi.login.extraHidden', { count: credential.extraCount })}` : ''}
      </dd>
      <dd className={secretStyles.doing}>
        <Button small isDisabled={isDisabled} onPress={() => withOpen(() => {})}>
          {t('vaultUi.lock.do.locked')}
        </Button>
      </dd>
    </div>
  );
}
