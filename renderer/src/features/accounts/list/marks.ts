import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountFilter, AccountStatus } from '#core/accounts/contract.ts';
import { api, queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { say } from '../../../ui/Toasts.tsx';

type Ids = ReadonlySet<string>;
const nobody: Ids = new Set();

/** What is marked and in which administration, in this window's memory: back from an account the marks are where they were. */
let marks = { administrationId: '', ids: nobody };
const watchers = new Set<() => void>();

function setMarks(administrationId: string, ids: Ids): void {
  marks = { administrationId, ids };
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

let timesEnded = 0;

/** Ends all marks: after an import, or in another register, the rows may say something else than what was looked at. */
export function endMarks(): void {
  timesEnded += 1;
  setMarks('', nobody);
}

const inSight = (ids: Ids, shown: Ids): Ids => new Set([...ids].filter((id) => shown.has(id)));

/** The ids that a filter shows, those of the filter before until the core has said; `undefined` while nobody asks. */
function useShown(filter: AccountFilter, isAsked: boolean): { shown: Ids | undefined; isOld: boolean } {
  const { data, isPlaceholderData } = useQuery({
    ...queries.accounts.ids.queryOptions({ input: { filter } }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  const shown = useMemo(() => data && new Set(data.ids), [data]);
  return { shown, isOld: isPlaceholderData };
}

/**
 * What is marked among an administration's accounts, whatever the filter shows of it: somebody searches, marks, searches for something else
 * and marks more. `hidden` counts the marked ones that the filter does not show; a voided account's mark is none, and neither is that of
 * another administration. `isSettled`: the core has said so of this very filter. `all` marks what the filter
 * shows, or takes those marks away; what was ended meanwhile stays ended.
 */
export function useMarks(filter: AccountFilter) {
  const { t } = useTranslation('app');
  const { administrationId } = filter;
  const kept = useSyncExternalStore(watch, () => marks);
  const marked = kept.administrationId === administrationId ? kept.ids : nobody;
  const { shown, isOld } = useShown(filter, marked.size > 0);
  const seen = useMemo(() => (shown === undefined ? marked : inSight(marked, shown)), [marked, shown]);
  const { shown: registered } = useShown(
    useMemo(() => AccountFilter.parse({ administrationId, statuses: AccountStatus.options }), [administrationId]),
    seen.size < marked.size,
  );
  const ids = useMemo(
    () =>
      seen.size === marked.size || registered === undefined
        ? marked
        : new Set([...marked].filter((id) => seen.has(id) || registered.has(id))),
    [marked, seen, registered],
  );
  return useMemo(() => {
    const change = (given: readonly string[], isMarked: boolean) => {
      const now = marks.administrationId === administrationId ? marks.ids : nobody;
      const after = new Set(now);
      for (const id of given)
        if (isMarked) after.add(id);
        else after.delete(id);
      setMarks(administrationId, after);
    };
    return {
      ids,
      hidden: ids.size - seen.size,
      isSettled: !isOld,
      change,
      all: (isMarked: boolean) => {
        const before = timesEnded;
        api.accounts.ids({ filter }).then(
          (answer) => {
            if (timesEnded === before) change(answer.ids, isMarked);
          },
          (error: unknown) => say({ text: errorText(error, t), isError: true }),
        );
      },
      onlySeen: () => setMarks(administrationId, seen),
    };
  }, [administrationId, filter, ids, seen, isOld, t]);
}
