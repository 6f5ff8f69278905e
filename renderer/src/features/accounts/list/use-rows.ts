import { keepPreviousData, useQueries } from '@tanstack/react-query';
import type { AccountFilter, AccountRow, AccountSort } from '#core/accounts/contract.ts';
import { queries } from '../../../api/client.ts';

const pageSize = 100;

/** The rows around what is on screen, a page of 100 at a time; `undefined` for a row that is still on its way. */
export function useRows(
  filter: AccountFilter,
  order: { sort: AccountSort; descending: boolean },
  visible: { first: number; last: number },
): { row: (index: number) => AccountRow | undefined; total: number | undefined; isOld: boolean; error: unknown } {
  const firstPage = Math.max(0, Math.floor(visible.first / pageSize));
  const lastPage = Math.max(firstPage, Math.floor(visible.last / pageSize));
  // Page 0 is always asked for: it carries the total, and the top of the list is never empty.
  const pages = [...new Set([0, ...Array.from({ length: lastPage - firstPage + 1 }, (_, index) => firstPage + index)])];
  const results = useQueries({
    queries: pages.map((page) => ({
      ...queries.accounts.list.queryOptions({
        input: { filter, sort: order.sort, descending: order.descending, offset: page * pageSize, limit: pageSize },
      }),
      placeholderData: keepPreviousData,
      gcTime: 60_000,
    })),
  });
  return {
    row: (index) => {
      const at = pages.indexOf(Math.floor(index / pageSize));
      return at < 0 ? undefined : results[at]?.data?.rows[index % pageSize];
    },
    total: results[0]?.data?.total,
    isOld: results[0]?.isPlaceholderData ?? false,
    error: results.find((result) => result.error !== null)?.error ?? null,
  };
}
