import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { VaultStatus } from '#core/vault/contract.ts';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Page.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { useLock } from './VaultLock.tsx';
import { takeStatus, useVault } from './use-vault.ts';
import styles from './vault.module.css';

/** What a person must know before they work with the vault: read only, not set up to the end, not let in, long work going on. */
export function VaultNotices({ isSetupHere = false }: { isSetupHere?: boolean }) {
  const { t } = useTranslation('app');
  const { status } = useVault();
  if (status === undefined || status.vaultId === null) return null;
  return (
    <>
      {status.work === null ? null : <Work vaultId={status.vaultId} work={status.work} />}
      {status.readOnly === 'no' ? null : (
        <Notice tone={status.readOnly === 'host' ? 'plain' : 'bad'}>
          <p>{t(`vaultUi.readOnly.${status.readOnly}`)}</p>
          {status.readOnly === 'list-rolled-back' ? <AcceptRestored vaultId={status.vaultId} /> : null}
        </Notice>
      )}
      {status.here === 'full' || status.here === 'named' || isSetupHere ? null : (
        <Notice tone="warn">
          <p>{t(`vaultUi.here.${status.here}`)}</p>
          <div className={styles.buttons}>
            <ButtonLink small to="/personer?del=nycklar">
              {t('vaultUi.unlock.toHolders')}
            </ButtonLink>
          </div>
        </Notice>
      )}
      {status.missing.length === 0 || isSetupHere ? null : (
        <Notice tone="warn">
          <p>{t('vaultUi.notReady')}</p>
          <div className={styles.buttons}>
            <ButtonLink small to="/installningar/valv">
              {t('vaultUi.setup.continue')}
            </ButtonLink>
          </div>
        </Notice>
      )}
    </>
  );
}

function Work({ vaultId, work }: { vaultId: string; work: NonNullable<VaultStatus['work']> }) {
  const { t } = useTranslation('app');
  const cancel = useMutation(queries.vault.cancelWork.mutationOptions());
  return (
    <Notice tone="plain">
      <ProgressBar
        label={t(`vaultUi.work.${work.kind}`)}
        done={work.done}
        of={work.total}
        words={t('vaultUi.work.done', { done: work.done, total: work.total })}
      />
      <div className={styles.buttons}>
        <Button small onPress={() => cancel.mutate({ vaultId })} isPending={cancel.isPending}>
          {t('vaultUi.work.cancel')}
        </Button>
      </div>
    </Notice>
  );
}

/** After a restore on purpose: the list is brought up to what this computer has seen, and what may be outdated is queued. */
function AcceptRestored({ vaultId }: { vaultId: string }) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const { withOpen } = useLock();
  const accept = useMutation(
    queries.vault.acceptRestored.mutationOptions({ onSuccess: (next) => takeStatus(administration.id, next) }),
  );
  return (
    <Button small onPress={() => withOpen(() => accept.mutate({ vaultId }))} isPending={accept.isPending}>
      {t('vaultUi.readOnly.accept')}
    </Button>
  );
}
