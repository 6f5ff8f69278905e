import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultStatus } from '#core/vault/contract.ts';
import { queries } from '../../api/client.ts';
import { errorText } from '../../api/errors.ts';
import { useMay } from '../../app/may.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Card, Notice } from '../../ui/Page.tsx';
import { SharedFolderCard } from '../snapshot/SharedFolderCard.tsx';
import { useSnapshot } from '../snapshot/use-snapshot.ts';
import { KitPart } from './kit/KitPart.tsx';
import { RecoverForm } from './kit/RecoverForm.tsx';
import { PassphraseDialog } from './PassphraseDialog.tsx';
import { OffSiteForm, Setup } from './setup/Setup.tsx';
import { useVault } from './use-vault.ts';
import { VaultNotices } from './VaultNotices.tsx';
import styles from './vault.module.css';

/** Valvet under Inställningar: its setup until it is ready, then how it is kept, its recovery kit, and the way back in. */
export function VaultPart() {
  const { t } = useTranslation('app');
  const { status, error } = useVault();
  const snapshot = useSnapshot();
  const [isRecovering, setRecovering] = useState(false);
  if (error !== null) return <Notice tone="bad">{errorText(error, t)}</Notice>;
  if (status === undefined) return <p>{t('ui.loading')}</p>;
  if (status.vaultId !== null && (snapshot?.putOut ?? null) !== null)
    return (
      <>
        <VaultNotices />
        <SharedFolderCard vaultId={status.vaultId} />
      </>
    );
  const isHere = status.here === 'full' || status.here === 'named';
  if (status.vaultId !== null && (isRecovering || !isHere))
    return (
      <>
        <VaultNotices />
        <RecoverForm
          vaultId={status.vaultId}
          kit={status.kit}
          {...(isHere && { onCancel: () => setRecovering(false) })}
          onDone={() => setRecovering(false)}
        />
      </>
    );
  if (status.vaultId === null || status.missing.length > 0)
    return (
      <>
        <VaultNotices isSetupHere />
        <Setup status={status} />
      </>
    );
  return (
    <>
      <VaultNotices isSetupHere />
      <Protection status={status} vaultId={status.vaultId} onRecover={() => setRecovering(true)} />
      <SharedFolderCard vaultId={status.vaultId} />
      <KitPart vaultId={status.vaultId} status={status} />
    </>
  );
}

/** How the vault is kept on this computer and off it. */
function Protection({ status, vaultId, onRecover }: { status: VaultStatus; vaultId: string; onRecover: () => void }) {
  const { t } = useTranslation('app');
  const { data: info } = useQuery(queries.settings.info.queryOptions({ input: {} }));
  const [dialog, setDialog] = useState<'passphrase' | null>(null);
  const [isNaming, setNaming] = useState(false);
  const mayImport = useMay('vaultImport.open');
  const { protection, offSite } = status;
  return (
    <Card title={t('vaultUi.part.state')}>
      <dl className={styles.facts}>
        <div>
          <dt>{t('vaultUi.part.contents')}</dt>
          <dd>{t('vaultUi.list.lead', { count: status.credentials })}</dd>
          <dd>
            {' '}
            <ButtonLink small to="/konton/inloggningar">
              {t('vaultUi.part.toLogins')}
            </ButtonLink>{' '}
            {mayImport ? (
              <ButtonLink small to="/konton/inloggningar/las-in">
                {t('vaultImportUi.open')}
              </ButtonLink>
            ) : null}
          </dd>
        </div>
        <div>
          <dt>{t('vaultUi.part.custodians')}</dt>
          <dd>
            {status.fullCustodians < 2 ? (
              <Chip tone="warn">{t('vaultUi.part.custodianCount', { count: status.fullCustodians })}</Chip>
            ) : (
              t('vaultUi.part.custodianCount', { count: status.fullCustodians })
            )}
            {status.fullCustodians < 2 ? <small>{t('vaultUi.part.fewCustodians')}</small> : null}
          </dd>
          <dd>
            {' '}
            <ButtonLink small to="/personer?del=nycklar">
              {t('vaultUi.part.toHolders')}
            </ButtonLink>
          </dd>
        </div>
        {protection === null ? null : (
          <div>
            <dt>{t('vaultUi.part.protection')}</dt>
            <dd>
              {t(`vaultUi.protection.name.${protection}`)}
              <small>{t(`vaultUi.protection.help.${protection}`)}</small>
            </dd>
            <dd>
              {' '}
              <Button small onPress={() => setDialog('passphrase')}>
                {t(protection === 'keychain' ? 'vaultUi.part.setPin' : 'vaultUi.part.change')}
              </Button>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('vaultUi.part.idle')}</dt>
          <dd>
            {t('vaultUi.part.idleMinutes', { count: status.idleMinutes })}
            <small>
              {t(info?.capabilities.seesScreenLock === true ? 'vaultUi.part.seesLock' : 'vaultUi.part.seesNoLock')}
            </small>
          </dd>
        </div>
        <div>
          <dt>{t('vaultUi.part.fingerprint')}</dt>
          <dd className={styles.mono}>{status.fingerprint}</dd>
        </div>
        <div>
          <dt>{t('vaultUi.part.offSite')}</dt>
          <dd>
            {offSite === null ? '' : offSite.text}
            {offSite === null ? null : <small>{t(`vaultUi.offSite.name.${offSite.kind}`)}</small>}
          </dd>
          <dd>
            {' '}
            {isNaming ? null : (
              <Button small onPress={() => setNaming(true)} aria-label={t('vaultUi.part.changeOffSite')}>
                {t('vaultUi.part.change')}
              </Button>
            )}
          </dd>
        </div>
      </dl>
      {isNaming ? (
        <div className={styles.body}>
          <OffSiteForm
            vaultId={vaultId}
            start={offSite}
            button={t('ui.save')}
            onDone={() => setNaming(false)}
            cancel={<Button onPress={() => setNaming(false)}>{t('ui.cancel')}</Button>}
          />
        </div>
      ) : null}
      <div className={styles.body}>
        <div className={styles.buttons}>
          <Button look="quiet" small onPress={onRecover}>
            {t('vaultUi.recover.open')}
          </Button>
        </div>
      </div>
      {dialog === 'passphrase' && protection !== null ? (
        <PassphraseDialog vaultId={vaultId} protection={protection} onClose={() => setDialog(null)} />
      ) : null}
    </Card>
  );
}
