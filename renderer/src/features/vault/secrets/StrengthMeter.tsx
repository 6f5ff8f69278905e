import { useTranslation } from 'react-i18next';
import styles from './secrets.module.css';

/** How hard a password is to guess, 0–4, and what makes it easy (`electron/core/vault/strength.ts`). */
export interface Strength {
  score: number;
  reason: 'common' | 'word' | 'about-you' | 'keyboard' | 'repeated' | 'sequence' | 'date' | 'short' | null;
}
const words = ['atOnce', 'minutes', 'hours', 'good', 'strong'] as const;

/** Four bars and words: colour is never alone. */
export function StrengthMeter({ strength }: { strength: Strength | null }) {
  const { t } = useTranslation('app');
  if (strength === null) return null;
  const { score, reason } = strength;
  return (
    <div className={styles.meter} role="status">
      <span className={styles.bars} aria-hidden>
        {[1, 2, 3, 4].map((bar) => (
          <i key={bar} data-on={bar <= Math.max(1, score) ? Math.max(1, score) : undefined} />
        ))}
      </span>
      <span>
        {t(`vaultUi.strength.${words[score] ?? 'atOnce'}`)}
        {reason === null ? '' : ` ${t(`vaultImport.weak.${reason}`)}`}
      </span>
    </div>
  );
}
