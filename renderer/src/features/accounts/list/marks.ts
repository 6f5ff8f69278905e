import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { AccountFilter, AccountStatus } from '#core/accounts/contract.ts';
import { api, queries } from '../../../api/client.ts';

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

/** Ends all marks: after an import, or in another register, the rows may say something else than what was looked at. */
export const endMarks = (): void => setMarks('', nobody);

const inSight = (ids: Ids, shown: Ids): Ids => new Set([...ids].filter((id) => shown.has(id)));

/** The ids that a filter shows; `undefined` until the core has said, or while nobody asks. */
function useShown(filter: AccountFilter, isAsked: boolean): Ids | undefined {
  const { data } = useQuery({
    ...queries.accounts.ids.queryOptions({ input: { filter } }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  return useMemo(() => data && new Set(data.ids), [data]);
}

/**
 * What is marked among an administration's accounts, whatever the filter shows of it: somebody searches, marks, searches for something else
 * and marks more. `hidden` counts the marked ones that the filter does not show; a voided account's mark is none, and neither is that of
 * another administration. `all` marks what the filter shows, or takes those marks away.
 */
export function useMarks(filter: AccountFilter) {
  const { administrationId } = filter;
  const kept = useSyncExternalStore(watch, () => marks);
  const marked = kept.administrationId === administrationId ? kept.ids : nobody;
  const shown = useShown(filter, marked.size > 0);
  const seen = useMemo(() => (shown === undefined ? marked : inSight(marked, shown)), [marked, shown]);
  const registered = useShown(
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
      change,
      all: (isMarked: boolean) => void api.accounts.ids({ filter }).then((answer) => change(answer.ids, isMarked)),
      onlySeen: () => setMarks(administrationId, seen),
    };
  }, [administrationId, filter, ids, seen]);
}
