import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DaySlot } from '#core/rounds/contract.ts';
import { Chip } from '../../../ui/Chip.tsx';
import styles from './round.module.css';

/** When the window ends, and how much of it is left; after it, until when a look still counts. */
export function TimeLeft({ slot }: { slot: DaySlot }) {
  const { t } = useTranslation('app');
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 15_000);
    return () => clearInterval(timer);
  }, []);
  const minutes = (until: string) => Math.max(0, Math.ceil((Date.parse(until) - now) / 60_000));
  if (slot.state === 'over') return <Chip tone="bad">{t('roundsUi.windowOver')}</Chip>;
  const left = minutes(slot.closesAt);
  if (left === 0) return <Chip tone="warn">{t('roundsUi.graceLeft', { count: minutes(slot.graceUntil) })}</Chip>;
  return (
    <span className={styles.time}>
      {t('roundsUi.latest', { time: slot.to })} ·{' '}
      {left < 120 ? t('roundsUi.left', { count: left }) : t('roundsUi.leftHours', { count: Math.floor(left / 60) })}
    </span>
  );
}
