import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultStatus } from '#core/vault/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useNow } from '../../../app/use-now.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card, Notice } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { KeepForm } from '../setup/KeepForm.tsx';
import { takeStatus } from '../use-vault.ts';
import styles from '../vault.module.css';
import { TwoShares, type TwoSharesHandle } from './TwoShares.tsx';

/** Opens the vault on this computer with two printed pages, when nobody's computer can: the leaver's is gone, the keychain is emptied, the passphrase forgotten. */
export function RecoverForm({
  vaultId,
  kit,
  onCancel,
  onDone,
}: {
  vaultId: string;
  kit: VaultStatus['kit'];
  onCancel?: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const shares = useRef<TwoSharesHandle>(null);
  const heldUntil = kit?.sharesHeldUntil ?? null;
  const recover = useMutation({
    ...queries.vault.recover.mutationOptions({ meta: { showsError: true } }),
    // What was sent holds the shares: it is forgotten with the form.
    gcTime: 0,
    onSuccess: (status) => {
      takeStatus(administration.id, status);
      say({ text: t('vaultUi.recover.done') });
      onDone();
    },
  });
  return (
    <Card
      title={t('vaultUi.recover.title')}
      aside={
        onCancel === undefined ? undefined : (
          <Button small onPress={onCancel}>
            {t('ui.cancel')}
          </Button>
        )
      }
    >
      <div className={styles.body}>
        <p className={styles.why}>{t('vaultUi.recover.why')}</p>
        {kit === null ? (
          <Notice tone="warn">{t('vaultUi.recover.noKit')}</Notice>
        ) : (
          <KeepForm
            button={t('vaultUi.recover.do')}
            error={recover.error === null ? null : errorText(recover.error, t)}
            isPending={recover.isPending}
            onKeep={(keep) =>
              recover.mutate({ vaultId, shares: heldUntil === null ? (shares.current?.read() ?? []) : null, ...keep })
            }
          >
            {heldUntil === null ? (
              <TwoShares ref={shares} error={recover.error} />
            ) : (
              <Notice tone="plain">
                <HeldPages until={heldUntil} />
              </Notice>
            )}
            <p className={styles.why}>{t('vaultUi.recover.keepWhy')}</p>
          </KeepForm>
        )}
      </div>
    </Card>
  );
}

/** That the core still has the pages which put the register back, and for how long; the core forgets them and says so. */
function HeldPages({ until }: { until: string }) {
  const { t } = useTranslation('app');
  const minutes = Math.ceil((Date.parse(until) - useNow(10_000)) / 60_000);
  return t('vaultUi.recover.held', { count: Math.max(1, minutes) });
}
