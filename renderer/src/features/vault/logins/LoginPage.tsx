import { useQuery } from '@tanstack/react-query';
import { KeyRound, Pencil } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import type { Credential } from '#core/vault/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { useFormat } from '../../../app/format.ts';
import { useKey } from '../../../app/keys.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { ActionMenu } from '../../../ui/Menu.tsx';
import { Card, Empty, Notice, Page } from '../../../ui/Page.tsx';
import { OpeningOf } from '../secrets/OpeningOf.tsx';
import { useVault } from '../use-vault.ts';
import { VaultNotices } from '../VaultNotices.tsx';
import { useLock } from '../VaultLock.tsx';
import vaultStyles from '../vault.module.css';
import { LendDialog, ReturnDialog } from './LendDialog.tsx';
import styles from './logins.module.css';
import { RemoveLoginDialog } from './RemoveLoginDialog.tsx';
import { SecretsCard } from './SecretsCard.tsx';
import { UseLogCard } from './UseLogCard.tsx';
import { WhoOpensCard } from './WhoOpensCard.tsx';

/** One login: what it is for, its secrets behind the lock, who can open it and who has. */
export function LoginPage() {
  const { t } = useTranslation('app');
  const { id = '' } = useParams();
  const { vaultId } = useVault();
  const { data: credential, error } = useQuery(queries.vault.get.queryOptions({ input: { id } }));
  if (error !== null)
    return (
      <Empty
        icon={KeyRound}
        title={t('vaultUi.login.notFound')}
        actions={
          <ButtonLink look="primary" to="/konton/inloggningar">
            {t('vaultUi.login.toList')}
          </ButtonLink>
        }
      >
        {errorText(error, t)}
      </Empty>
    );
  if (credential === undefined || vaultId === null) return null;
  return (
    <OpeningOf key={credential.id} credential={credential}>
      <Login credential={credential} />
    </OpeningOf>
  );
}

function Login({ credential }: { credential: Credential }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const navigate = useNavigate();
  const { status } = useVault();
  const { withOpen } = useLock();
  const [dialog, setDialog] = useState<'lend' | 'return' | 'remove' | null>(null);
  const mayWrite = status?.readOnly === 'no' && credential.openableHere && credential.distrust === null;
  const isCustodian = status?.here === 'full' && status.readOnly === 'no';
  const edit = useCallback(
    () => withOpen(() => void navigate(`/konton/inloggningar/${credential.id}/andra`)),
    [withOpen, navigate, credential.id],
  );
  useKey('editLogin', edit, mayWrite);
  const actions = [
    ...(isCustodian && credential.kind === 'shared'
      ? [
          credential.loan === null
            ? { id: 'lend', name: t('vaultUi.lend.title'), onAction: () => setDialog('lend') }
            : { id: 'return', name: t('vaultUi.lend.takeBack'), onAction: () => setDialog('return') },
        ]
      : []),
    ...(mayWrite
      ? [{ id: 'remove', name: t('vaultUi.remove.title'), isDanger: true, onAction: () => setDialog('remove') }]
      : []),
  ];
  return (
    <Page
      title={credential.label}
      lead={[
        t(`vaultUi.kind.${credential.kind}`),
        credential.rotatedAt === null ? '' : t('vaultUi.login.rotated', { day: format.day(credential.rotatedAt) }),
      ]
        .filter(Boolean)
        .join(' · ')}
      actions={
        <>
          {actions.length === 0 ? null : <ActionMenu label={t('ui.more')} actions={actions} />}
          {mayWrite ? (
            <Button look="primary" shortcut="editLogin" onPress={edit}>
              <Pencil aria-hidden />
              {t('ui.edit')}
            </Button>
          ) : null}
        </>
      }
    >
      <nav>
        <Link to="/konton/inloggningar">{t('vaultUi.login.toList')}</Link>
      </nav>
      <VaultNotices />
      <Warnings credential={credential} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <SecretsCard credential={credential} />
          {credential.openRotations > 0 ? <ToRotate credential={credential} /> : null}
          <UseLogCard credential={credential} />
        </div>
        <div className={styles.column}>
          <Card title={t('vaultUi.login.serves')}>
            {credential.accounts.length === 0 ? (
              <p className={vaultStyles.body}>{t('vaultUi.list.noAccounts')}</p>
            ) : (
              <ul className={styles.accounts}>
                {credential.accounts.map(({ id, name, platformName }) => (
                  <li key={id}>
                    <Link to={`/konton/${id}`}>{name}</Link>
                    <span>{platformName}</span>
                  </li>
                ))}
              </ul>
            )}
          </Card>
          <WhoOpensCard credential={credential} />
        </div>
      </div>
      {dialog === 'lend' ? <LendDialog credential={credential} onClose={() => setDialog(null)} /> : null}
      {dialog === 'return' && credential.loan !== null ? (
        <ReturnDialog credential={credential} loan={credential.loan} onClose={() => setDialog(null)} />
      ) : null}
      {dialog === 'remove' ? <RemoveLoginDialog credential={credential} onClose={() => setDialog(null)} /> : null}
    </Page>
  );
}

/** What is left of "Lösenord att byta" for the login: the password first, then the steps. */
function ToRotate({ credential }: { credential: Credential }) {
  const { t } = useTranslation('app');
  const { data } = useQuery(
    queries.vault.rotations.queryOptions({ input: { vaultId: credential.vaultId, show: 'open' } }),
  );
  const rows = (data ?? []).filter(({ credentialId }) => credentialId === credential.id);
  const [row] = rows;
  if (row === undefined) return null;
  const left = rows.flatMap(({ steps }) => steps.filter(({ done, reason }) => !done && reason === ''));
  const steps = [...new Set(left.map(({ step }) => step))];
  return (
    <Notice tone="warn">
      <p>
        {steps.includes('new-password')
          ? t('vaultUi.login.mustRotate')
          : steps.length === 0
            ? t('vaultUi.login.rotatedCloses')
            : t('vaultUi.login.rotatedLeft')}
      </p>
      {steps.includes('new-password') || steps.length === 0 ? null : (
        <ul className={vaultStyles.bullets}>
          {steps.map((step) => (
            <li key={step}>{t(`vaultUi.rotations.step.${step}`)}</li>
          ))}
        </ul>
      )}
      <div className={vaultStyles.buttons}>
        <ButtonLink small to={`/konton/losenord-att-byta?rad=${row.id}`}>
          {t('vaultUi.login.toRotations')}
        </ButtonLink>
      </div>
    </Notice>
  );
}

/** What is wrong with the login, each with what to do. */
function Warnings({ credential }: { credential: Credential }) {
  const { t } = useTranslation('app');
  const isPrivate = credential.recoveryMail === 'private' || credential.recoveryPhone === 'private';
  return (
    <>
      {credential.distrust === null ? null : <Notice tone="bad">{t(`vaultUi.distrust.${credential.distrust}`)}</Notice>}
      {credential.maybeOld ? <Notice tone="warn">{t('vaultUi.login.maybeOld')}</Notice> : null}
      {isPrivate ? <Notice tone="warn">{t('vaultUi.login.privateRecovery')}</Notice> : null}
      {credential.openableHere || credential.distrust !== null ? null : (
        <Notice tone="plain">{t('vaultUi.login.notOpenable')}</Notice>
      )}
    </>
  );
}
