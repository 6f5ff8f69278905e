import { useTranslation } from 'react-i18next';
import type { Credential } from '#core/vault/contract.ts';
import { Chip, type Tone } from '../../../ui/Chip.tsx';
import { useVault } from '../use-vault.ts';
import styles from './logins.module.css';

const flags = [
  'closed',
  'untrusted',
  'overdue',
  'private-recovery',
  'rotation',
  'maybe-old',
  'on-loan',
  'break-glass',
  'mine',
] as const;
type Flag = (typeof flags)[number];

const tones: Record<Flag, Tone> = {
  closed: 'plain',
  untrusted: 'bad',
  overdue: 'bad',
  'private-recovery': 'bad',
  rotation: 'warn',
  'maybe-old': 'warn',
  'on-loan': 'plain',
  'break-glass': 'plain',
  mine: 'ok',
};

function flagsOf(credential: Credential, isNamed: boolean): Flag[] {
  const holds: Record<Flag, boolean> = {
    // It opens nothing that is in use.
    closed: credential.accounts.length > 0 && credential.accounts.every(({ isClosed }) => isClosed),
    untrusted: credential.distrust !== null,
    overdue: credential.loan?.overdue === true,
    'private-recovery': credential.recoveryMail === 'private' || credential.recoveryPhone === 'private',
    rotation: credential.openRotations > 0,
    'maybe-old': credential.maybeOld,
    'on-loan': credential.loan?.overdue === false,
    'break-glass': credential.breakGlass,
    // Whoever opens everything is told nothing by it.
    mine: isNamed && credential.openableHere,
  };
  return flags.filter((flag) => holds[flag]);
}

/** What somebody should know about a login before they use it, worst first. */
export function LoginFlags({ credential, most = 9 }: { credential: Credential; most?: number }) {
  const { t } = useTranslation('app');
  const { status } = useVault();
  const held = flagsOf(credential, status?.here === 'named');
  if (held.length === 0) return null;
  return (
    <span className={styles.flags}>
      {held.slice(0, most).map((flag) => (
        <Chip key={flag} tone={tones[flag]}>
          {t(`vaultUi.flag.${flag}`, { count: credential.accounts.length })}
        </Chip>
      ))}
      {held.length > most ? <Chip>{`+${held.length - most}`}</Chip> : null}
    </span>
  );
}
