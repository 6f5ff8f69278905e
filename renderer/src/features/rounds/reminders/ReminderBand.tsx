import { useMutation } from '@tanstack/react-query';
import { Bell } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import type { Reminder } from '#core/rounds/reminders/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useWriterElsewhere } from '../ReaderNotice.tsx';
import styles from './ReminderBand.module.css';
import { useReminders } from './use-reminders.ts';

const addressOf = ({ slot }: Reminder) => `/bevakning/rond/${slot}`;

/**
 * Over every page, where the system shows no notice: a round that has begun, or what is left of one. It takes no focus and stops nothing.
 * On a computer that reads the register the round is still that person's, and the way there is to take the list along.
 */
export function ReminderBand() {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { administration, administrations, choose } = usePlace();
  const reminders = useReminders();
  const reads = useWriterElsewhere() !== null;
  const { mutate: dismiss } = useMutation(queries.reminders.dismiss.mutationOptions());
  // Whoever is in the round already has no use for being told.
  const here = reminders.find(
    (reminder) => reminder.administrationId === administration.id && addressOf(reminder) === pathname,
  );
  const hereKey = here?.key;
  useEffect(() => {
    if (hereKey !== undefined) dismiss({ key: hereKey });
  }, [hereKey, dismiss]);
  function begin(reminder: Reminder) {
    dismiss({ key: reminder.key });
    if (reminder.administrationId !== administration.id) choose(reminder.administrationId);
    void navigate(reads ? '/bevakning/ta-med' : addressOf(reminder));
  }
  const shown = reminders.filter((reminder) => reminder !== here);
  function wordsOf({ administrationId, kind, slot, to, accounts }: Reminder): string {
    const words = t(`roundsUi.reminder.${kind}`, { slot, to, count: accounts });
    // Rounds of another administration have the same numbers.
    const other =
      administrationId === administration.id ? undefined : administrations.find(({ id }) => id === administrationId);
    return other === undefined ? words : `${other.name}: ${words}`;
  }
  return (
    // Always there, so that what comes into it is read out.
    <div role="status">
      {shown.map((reminder) => (
        <div key={reminder.key} className={styles.band}>
          <Bell aria-hidden />
          <span>{wordsOf(reminder)}</span>
          <Button small onPress={() => begin(reminder)}>
            {t(
              reads
                ? 'away.take.open'
                : reminder.kind === 'opens'
                  ? 'roundsUi.reminder.start'
                  : 'roundsUi.reminder.open',
            )}
          </Button>
          <Button
            small
            look="quiet"
            aria-label={t('roundsUi.reminder.closeRound', { slot: reminder.slot })}
            onPress={() => dismiss({ key: reminder.key })}
          >
            {t('roundsUi.reminder.close')}
          </Button>
        </div>
      ))}
    </div>
  );
}
