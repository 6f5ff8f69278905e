import { useTranslation } from 'react-i18next';
import { daysBetween } from '../../app/days.ts';
import { Chip } from '../../ui/Chip.tsx';

/** When a matter is due, in words: late, today, tomorrow, in some days. */
export function DueDay({ due, today }: { due: string; today: string }) {
  const { t } = useTranslation('app');
  const days = daysBetween(today, due);
  if (days <= -365) return <Chip tone="bad">{t('today.overdueYears', { count: Math.floor(-days / 365) })}</Chip>;
  if (days < 0) return <Chip tone="bad">{t('today.overdue', { count: -days })}</Chip>;
  if (days === 0) return <Chip tone="warn">{t('today.dueToday')}</Chip>;
  if (days === 1) return <Chip tone="warn">{t('today.dueTomorrow')}</Chip>;
  return <Chip>{t('today.dueIn', { count: days })}</Chip>;
}
