import { useTranslation } from 'react-i18next';

/** An instant as one glances at it: `13:30` today, `3 maj 13:30` before. Stockholm's time. */
export function useMoment(): (instant: string, today: string) => string {
  const { i18n } = useTranslation('app');
  const locale = i18n.language === 'en' ? 'en-GB' : 'sv-SE';
  const zone = { timeZone: 'Europe/Stockholm' } as const;
  return (instant, today) => {
    const at = new Date(instant);
    const clock = at.toLocaleTimeString(locale, { ...zone, hour: '2-digit', minute: '2-digit' });
    if (at.toLocaleDateString('sv-SE', zone) === today) return clock;
    return `${at.toLocaleDateString(locale, { ...zone, day: 'numeric', month: 'short' })} ${clock}`;
  };
}
