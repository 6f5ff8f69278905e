import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DayRound, PlanDay } from '#core/rounds/plan/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { weekdayOf } from '../../../app/days.ts';
import { useMayChange } from '../../../app/may.ts';
import { useFormat } from '../../../app/format.ts';

export const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Whether the one who looks may decide the plan and enter others' days away, and swap rounds. */
export function useMayPlan() {
  return { mayPlan: useMayChange('roundPlan.save'), maySwap: useMayChange('roundPlan.swap') };
}

/** The administration's plan: what holds today and everything that has been decided. */
export function usePlan() {
  const { administration } = usePlace();
  return useQuery(queries.roundPlan.get.queryOptions({ input: { administrationId: administration.id } })).data;
}

/** How days and rounds are written in this room. */
export function usePlanWords() {
  const { t } = useTranslation('app');
  const format = useFormat();
  const weekday = (day: string) => t(`roundPlan.day.${weekdayNames[weekdayOf(day) - 1] ?? 'mon'}`);
  return {
    /** `mån 4 maj`. */
    day: (day: string) => `${weekday(day)} ${format.shortDay(day)}`,
    weekday,
    /** `Rond 2`, or `Extra rond`. */
    round: ({ slot, origin }: Pick<DayRound, 'slot' | 'origin'>) =>
      origin === 'extra' ? t('roundPlan.extraRound') : t('roundPlan.round', { slot }),
    /** Why a day is not like others: the red day's name, the closed period, a season; empty for an ordinary day. */
    why: ({ kind, name, closed, seasons }: PlanDay) =>
      [
        name === null
          ? kind === 'office' || kind === 'weekend'
            ? ''
            : t(`roundPlan.dayKind.${kind}`)
          : t(`roundPlan.dayName.${name}`),
        closed,
        ...seasons,
      ]
        .filter((word) => word !== '')
        .join(' · '),
  };
}
