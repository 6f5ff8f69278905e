import { Check } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import styles from './Steps.module.css';

/** Where one is in a row of steps; those already passed can be gone back to. */
export function Steps<T extends string>({
  label,
  steps,
  current,
  reached,
  onGo,
}: {
  label: string;
  steps: ReadonlyArray<{ id: T; name: string }>;
  current: T;
  /** The steps that may be opened now. */
  reached: readonly T[];
  onGo: (id: T) => void;
}) {
  const { t } = useTranslation('app');
  const at = steps.findIndex(({ id }) => id === current);
  return (
    <nav aria-label={label}>
      <ol className={styles.steps}>
        {steps.map(({ id, name }, index) => {
          const state = index < at ? 'done' : index === at ? 'current' : 'ahead';
          const inside = (
            <>
              <span className={styles.mark} aria-hidden>
                {state === 'done' ? <Check strokeWidth={3} /> : index + 1}
              </span>
              {name}
              {state === 'done' ? <span className="visually-hidden">{t('ui.stepDone')}</span> : null}
            </>
          );
          return (
            <li key={id} data-state={state} {...(state === 'current' && { 'aria-current': 'step' as const })}>
              {state !== 'current' && reached.includes(id) ? (
                <Button className={styles.step ?? ''} onPress={() => onGo(id)}>
                  {inside}
                </Button>
              ) : (
                <span className={styles.step}>{inside}</span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
