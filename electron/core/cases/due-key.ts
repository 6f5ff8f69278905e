/** When a day is over in Stockholm, in UTC, to the hour. */
export const endOfDay = 'T22';

/** What a step or a case is sorted by: an instant is due at once, a day when it is over, and what has neither comes last. */
export const dueKey = ({ dueAt, dueOn }: { dueAt: string | null; dueOn: string | null }): string =>
  dueAt ?? (dueOn === null ? '9999' : `${dueOn}${endOfDay}`);
