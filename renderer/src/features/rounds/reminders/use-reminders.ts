import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import type { Reminder } from '#core/rounds/reminders/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePreference } from '../../../app/preferences.ts';

/** Whether this computer reminds of rounds. */
export function useRemindersOn(): [boolean, (isOn: boolean) => void] {
  return usePreference('reminders', z.boolean(), true);
}

/** Reminders to show here now; asked for again now and then, since a round ends by the clock. */
export function useReminders(): Reminder[] {
  const [isOn] = useRemindersOn();
  const { data } = useQuery(queries.reminders.list.queryOptions({ input: {}, refetchInterval: 60_000 }));
  return isOn ? (data ?? []) : [];
}
