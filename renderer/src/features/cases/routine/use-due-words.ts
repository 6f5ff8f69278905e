import type { Due, Edition } from '#core/cases/engine/contract.ts';
import { useCaseWords } from '../words.ts';

/** What times can be counted from: the beginning, a step, or a day that a step answers with. */
export function useStarts(edition: Edition): Array<{ id: string; name: string; isDay: boolean }> {
  const { t, say } = useCaseWords();
  return [
    { id: 'opened', name: t('casesUi.routine.opened'), isDay: false },
    ...edition.steps.flatMap((step) => [
      { id: step.id, name: `”${say(step.title)}”`, isDay: false },
      ...step.requires
        .filter(({ kind }) => kind === 'day')
        .map((day) => ({
          id: `${step.id}.${day.id}`,
          name: `”${say(day.title)}” (${say(step.title)})`,
          isDay: true,
        })),
    ]),
  ];
}

/** A time in words: 10 arbetsdagar efter att ärendet öppnades. */
export function useDueWords(edition: Edition): (due: Due | null) => string {
  const { t } = useCaseWords();
  const starts = useStarts(edition);
  return (due) => {
    if (due === null) return t('casesUi.routine.noDue');
    const from = starts.find(({ id }) => id === due.from)?.name ?? due.from;
    if (due.hours !== undefined) return t('casesUi.routine.dueOf.hours', { count: due.hours, from });
    const count = due.officeDays ?? due.days ?? 0;
    if (count === 0) return t('casesUi.routine.dueOf.same', { from });
    if (due.officeDays !== undefined) return t('casesUi.routine.dueOf.officeDays', { count, from });
    return count < 0
      ? t('casesUi.routine.dueOf.before', { count: -count, from })
      : t('casesUi.routine.dueOf.days', { count, from });
  };
}
