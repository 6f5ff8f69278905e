import { keepPreviousData, useQueries } from '@tanstack/react-query';
import type { Credential } from '#core/vault/contract.ts';
import { queries } from '../../../api/client.ts';

const pageSize = 100;

/** The logins around what is on screen, a page of 100 at a time; `undefined` for a row that is still on its way. Only what is clear is in them. */
export function useLogins(
  vaultId: string,
  text: string,
  visible: { first: number; last: number },
): { row: (index: number) => Credential | undefined; total: number | undefined; isOld: boolean; error: unknown } {
  const first = Math.floor(visible.first / pageSize);
  const last = Math.max(first, Math.floor(visible.last / pageSize));
  // Page 0 is always asked for: it carries the total.
  const pages = [...new Set([0, ...Array.from({ length: last - first + 1 }, (_, index) => first + index)])];
  const results = useQueries({
    queries: pages.map((page) => ({
      ...queries.vault.list.queryOptions({ input: { vaultId, text, offset: page * pageSize, limit: pageSize } }),
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
