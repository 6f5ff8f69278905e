import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { Credential } from '#core/vault/contract.ts';
import { useMemo } from 'react';
import { api, queries } from '../../../api/client.ts';

const pageSize = 100;
/** As many as the core answers at a time. */
const wholePage = 500;

/** What of the logins is shown. */
export interface LoginFilter {
  text: string;
  unitId: string | null;
}

/** Every login that a filter shows, also those that are not on screen. */
export async function allLogins(vaultId: string, filter: LoginFilter): Promise<Credential[]> {
  const all: Credential[] = [];
  for (;;) {
    const { rows, total } = await api.vault.list({ vaultId, ...filter, offset: all.length, limit: wholePage });
    all.push(...rows);
    if (rows.length === 0 || all.length >= total) return all;
  }
}

const everything: LoginFilter = { text: '', unitId: null };

/** The ids that a filter shows; `undefined` while nobody asks, or the core has not said. */
function useIds(vaultId: string | null, filter: LoginFilter, isAsked: boolean): ReadonlySet<string> | undefined {
  return useQuery({
    queryKey: [['vault', 'list', 'all'], vaultId, filter],
    queryFn: async () => new Set((await allLogins(vaultId ?? '', filter)).map(({ id }) => id)),
    enabled: vaultId !== null && isAsked,
    placeholderData: keepPreviousData,
  }).data;
}

/** The marked logins that are still there, and how many of them a filter does not show: none while the core has not said. */
export function useMarked(
  vaultId: string | null,
  filter: LoginFilter,
  marked: ReadonlyMap<string, Credential>,
): { selected: ReadonlyMap<string, Credential>; hidden: number } {
  const seen = useIds(vaultId, filter, marked.size > 0);
  const isAllSeen = seen === undefined || [...marked.keys()].every((id) => seen.has(id));
  // One that has been removed, here or on another computer, is no mark any more.
  const kept = useIds(vaultId, everything, !isAllSeen);
  return useMemo(() => {
    const selected =
      kept === undefined ? marked : new Map([...marked].filter(([id]) => seen?.has(id) === true || kept.has(id)));
    return { selected, hidden: seen === undefined ? 0 : [...selected.keys()].filter((id) => !seen.has(id)).length };
  }, [marked, seen, kept]);
}

/** The logins around what is on screen, a page of 100 at a time; `undefined` for a row that is still on its way. Only what is clear is in them. */
export function useLogins(
  vaultId: string,
  filter: LoginFilter,
  visible: { first: number; last: number },
): { row: (index: number) => Credential | undefined; total: number | undefined; isOld: boolean; error: unknown } {
  const first = Math.floor(visible.first / pageSize);
  const last = Math.max(first, Math.floor(visible.last / pageSize));
  // Page 0 is always asked for: it carries the total.
  const pages = [...new Set([0, ...Array.from({ length: last - first + 1 }, (_, index) => first + index)])];
  const results = useQueries({
    queries: pages.map((page) => ({
      ...queries.vault.list.queryOptions({ input: { vaultId, ...filter, offset: page * pageSize, limit: pageSize } }),
      placeholderData: keepPreviousData,
      gcTime: 60_000,
    })),
  });
  return {
    row: (index) => results[pages.indexOf(Math.floor(index / pageSize))]?.data?.rows[index % pageSize],
    total: results[0]?.data?.total,
    isOld: results[0]?.isPlaceholderData ?? false,
    error: results.find((result) => result.error !== null)?.error ?? null,
  };
}
