import { Lock, LockOpen } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useShown } from '../../app/own-keys.ts';
import { useLock } from './VaultLock.tsx';
import { useVault } from './use-vault.ts';
import styles from './vault.module.css';

/** Whether the vault is open, at the top of every page; a press locks or opens it. */
export function LockState() {
  const { t } = useTranslation('app');
  const { status, isOpen } = useVault();
  const { toggle } = useLock();
  const shown = useShown('lock');
  if (status === undefined) return null;
  const state = status.vaultId === null ? 'none' : isOpen ? 'open' : 'locked';
  const Icon = state === 'open' ? LockOpen : Lock;
  const why = state === 'locked' && status.lockReason !== null ? t(`vaultUi.lockReason.${status.lockReason}`) : '';
  return (
    <Button
      className={styles.lock ?? ''}
      data-state={state}
      onPress={toggle}
      aria-label={[`${t(`vaultUi.lock.${state}`)}.`, why, t(`vaultUi.lock.do.${state}`)].filter(Boolean).join(' ')}
      {...(shown !== undefined && { 'aria-keyshortcuts': shown.replaceAll(' ', '+') })}
    >
      <Icon aria-hidden />
      <span>{t(`vaultUi.lock.${state}`)}</span>
    </Button>
  );
}
