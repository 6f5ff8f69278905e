import { useTranslation } from 'react-i18next';
import type { Figures } from '#core/rounds/contract.ts';
import styles from './rounds.module.css';

/** How far a round has come: checked, could not be checked, missed; what waits is the ground. */
export function RoundBar({ figures }: { figures: Figures }) {
  const { t } = useTranslation('app');
  const part = (count: number) => ({ width: `${(100 * count) / Math.max(1, figures.due)}%` });
  return (
    <div
      className={styles.bar}
      role="progressbar"
      aria-label={t('roundsUi.figure.checked')}
      aria-valuemin={0}
      aria-valuemax={figures.due}
      aria-valuenow={figures.checked + figures.notPossible}
    >
      <i data-part="checked" style={part(figures.checked)} />
      <i data-part="notPossible" style={part(figures.notPossible)} />
      <i data-part="missed" style={part(figures.missed)} />
    </div>
  );
}
