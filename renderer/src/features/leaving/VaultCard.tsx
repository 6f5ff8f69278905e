import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Leaving } from '#core/leaving/contract.ts';
import { queries } from '../../api/client.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Page.tsx';
import { say } from '../../ui/Toasts.tsx';
import styles from './leaving.module.css';
import type { useLeaving } from './use-leaving.ts';

/** What a made handover has left in the vault: somebody to take out of it, and passwords to change. */
export function VaultCard({
  leaving,
  page,
  isToldOfMemory,
}: {
  leaving: ReturnType<typeof useLeaving>;
  page: Leaving;
  /** The page says already that only a new password revokes what somebody remembers. */
  isToldOfMemory: boolean;
}) {
  const { t } = useTranslation('app');
  const { vault, person } = page;
  const remove = useMutation(
    queries.leaving.leaveVault.mutationOptions({
      onSuccess: (now) => {
        leaving.keep(now);
        say({ text: t('leaving.vault.removed') });
      },
    }),
  );
  if (vault.open === 0 && vault.rotations === 0) return null;
  return (
    <Card title={t('leaving.vault.title')}>
      <div className={styles.tally}>
        {vault.open === 0 ? null : <p>{t('leaving.vault.open', { count: vault.open })}</p>}
        {vault.rotations === 0 ? null : <p>{t('leaving.vault.rotations', { count: vault.rotations })}</p>}
        {isToldOfMemory ? null : <p className={styles.foot}>{t('leaving.abrupt.memory')}</p>}
        {vault.open === 0 ? null : vault.state === 'locked' ? (
          <p className={styles.foot}>{t('leaving.vault.locked')}</p>
        ) : (
          <Button isPending={remove.isPending} onPress={() => remove.mutate({ personId: person.id })}>
            {t('leaving.vault.remove')}
          </Button>
        )}
        {vault.rotations === 0 ? null : (
          <ButtonLink to="/konton/losenord-att-byta">{t('vaultUi.login.toRotations')}</ButtonLink>
        )}
      </div>
    </Card>
  );
}
