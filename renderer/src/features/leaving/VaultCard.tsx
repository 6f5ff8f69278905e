import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Leaving } from '#core/leaving/contract.ts';
import { queries } from '../../api/client.ts';
import { errorText } from '../../api/errors.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Card, Notice } from '../../ui/Page.tsx';
import { say } from '../../ui/Toasts.tsx';
import { useSnapshot } from '../snapshot/use-snapshot.ts';
import { useLock } from '../vault/VaultLock.tsx';
import styles from './leaving.module.css';
import type { useLeaving } from './use-leaving.ts';

/** What a made handover has left in the vault: somebody to take out of it, a page of the recovery key to make worthless, and passwords to change. */
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
  const { withOpen } = useLock();
  const [isAsking, setAsking] = useState(false);
  const isShared = useSnapshot()?.side === 'writer';
  const remove = useMutation(
    queries.leaving.leaveVault.mutationOptions({
      meta: { showsError: true },
      onSuccess: (now) => {
        leaving.keep(now);
        setAsking(false);
        say({ text: t(vault.hasKeys ? 'leaving.vault.removed' : 'leaving.vault.letInDone') });
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
        {!vault.hasKeys ? null : vault.isTheirComputer ? (
          <p>{t(vault.isTheirRegister ? 'leaving.vault.writer' : 'leaving.vault.own', { name: person.name })}</p>
        ) : vault.state === 'locked' ? (
          <>
            <p className={styles.foot}>{t('leaving.vault.locked')}</p>
            <Button onPress={() => withOpen(() => {})}>{t('leaving.vault.unlock')}</Button>
          </>
        ) : (
          <Button onPress={() => setAsking(true)}>{t('leaving.vault.remove')}</Button>
        )}
        {vault.waiting.map(({ name, what, hasComputer }) => (
          <p key={`${what} ${name}`}>
            {t(hasComputer ? 'leaving.vault.notNamed' : 'leaving.vault.needsComputer', { name, what })}
          </p>
        ))}
        {!vault.hasKeys && vault.state === 'open' && vault.waiting.some(({ hasComputer }) => hasComputer) ? (
          <Button isPending={remove.isPending} onPress={() => remove.mutate({ personId: person.id })}>
            {t('leaving.vault.letIn')}
          </Button>
        ) : null}
        {vault.kitPage === null ? null : (
          <>
            <p>{t('leaving.vault.share', { page: vault.kitPage })}</p>
            <ButtonLink to="/installningar/valv">{t('leaving.vault.toKit')}</ButtonLink>
          </>
        )}
        {vault.rotations === 0 ? null : (
          <ButtonLink to="/konton/losenord-att-byta">{t('vaultUi.login.toRotations')}</ButtonLink>
        )}
      </div>
      <Dialog
        title={t('vaultUi.change.title.remove-person', { name: person.name })}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('ui.cancel')}</Button>
            <Button look="danger" isPending={remove.isPending} onPress={() => remove.mutate({ personId: person.id })}>
              {t('ui.remove')}
            </Button>
          </>
        }
      >
        {remove.error === null ? null : <Notice tone="bad">{errorText(remove.error, t)}</Notice>}
        <p>{t('vaultUi.change.queue', { name: person.name })}</p>
        <p>{t('vaultUi.change.memory')}</p>
        {isShared ? (
          <p>
            {t('vaultUi.change.copies.remove-person', { name: person.name })} {t('vaultUi.change.taken')}
          </p>
        ) : null}
        {vault.kitPage === null ? null : <p>{t('vaultUi.change.share', { name: person.name })}</p>}
      </Dialog>
    </Card>
  );
}
