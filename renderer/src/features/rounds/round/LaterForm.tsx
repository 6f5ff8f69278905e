import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DaySlot } from '#core/rounds/contract.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { TimeOfDay } from '../plan/TimeSpan.tsx';
import styles from './round.module.css';

/** When looks that are entered afterwards were made, and why they are entered late. */
export interface Later {
  /** An instant, UTC. */
  at: string;
  note: string;
}

/** A window that is over takes only looks that were made in it and are entered now; they are marked "efterregistrerad". */
export function LaterForm({
  slot,
  value,
  onChange,
}: {
  slot: DaySlot;
  value: Later | null;
  onChange: (later: Later | null) => void;
}) {
  const { t } = useTranslation('app');
  const [time, setTime] = useState('');
  const [note, setNote] = useState('');
  // Minutes after the window opened; the clock of the window is the office's, whatever this computer's is.
  const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
  const after = time === '' ? Number.NaN : minutesOf(time) - minutesOf(slot.from);
  const isRight = after >= 0;
  return (
    <div className={styles.later}>
      <p className={styles.note}>{t('roundsUi.later.body')}</p>
      <TimeOfDay
        label={t('roundsUi.later.time')}
        value={time}
        isWrong={time !== '' && !isRight}
        isFixed={value !== null}
        onChange={setTime}
      />
      <TextField label={t('roundsUi.later.why')} value={note} onChange={setNote} isDisabled={value !== null} />
      {value === null ? (
        <Button
          isDisabled={!isRight || note.trim() === ''}
          onPress={() =>
            onChange({ at: new Date(Date.parse(slot.opensAt) + after * 60_000).toISOString(), note: note.trim() })
          }
        >
          {t('roundsUi.later.begin')}
        </Button>
      ) : (
        <Button onPress={() => onChange(null)}>{t('roundsUi.later.end', { time })}</Button>
      )}
    </div>
  );
}
