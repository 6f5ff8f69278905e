import type { Case } from '#core/cases/contract.ts';
import { DateField } from '../../../ui/DateField.tsx';
import { addDays } from '../../../app/days.ts';
import { useCaseWords } from '../words.ts';
import styles from './closure.module.css';
import { PlatformSources } from './PlatformSources.tsx';
import { usePlatforms } from './use-platforms.ts';

/** The day from which an account can be gone: what follows from the closing, platform by platform, and a later one where it is known. */
export function GoneFrom({
  one,
  label,
  values,
  value,
  onChange,
}: {
  one: Case;
  label: string;
  /** What is filled in of the step. */
  values: Readonly<Record<string, string>>;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const { t, format } = useCaseWords();
  const platforms = usePlatforms(one);
  const most = Math.max(0, ...platforms.map(({ goneAfter }) => goneAfter));
  const { 'closed-on': closedOn, name } = values;
  const days = (count: number) => t('closure.gone.days', { count });
  const help =
    name === 'parked'
      ? t('closure.gone.presetParked')
      : closedOn === undefined
        ? t('closure.gone.presetLater', { days: days(most) })
        : t('closure.gone.preset', { day: format.day(addDays(closedOn, most)) });
  return (
    <div className={styles.gone}>
      <DateField label={label} help={help} value={value ?? null} onChange={(day) => onChange(day ?? undefined)} />
      {name === 'parked' || platforms.length === 0 ? null : (
        <details className={styles.platform}>
          <summary>{t('closure.gone.title')}</summary>
          <ul>
            {platforms.map((entry) => (
              <li key={entry.platformName}>
                {t('closure.gone.at', { platform: entry.platformName, days: days(entry.goneAfter) })}
                <PlatformSources entry={entry} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
