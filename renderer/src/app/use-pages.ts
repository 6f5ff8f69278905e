import { keepPreviousData, type QueryFunction, useQueries } from '@tanstack/react-query';
import type { Visible } from '../ui/RowGrid.tsx';

const pageSize = 100;

/** One page of a list, as the core answers it. */
interface Page<T> {
  rows: T[];
  total: number;
}

/** The rows around what is on screen, a page of 100 at a time; `undefined` for a row that is still on its way. */
export function usePages<T, K extends readonly unknown[]>(
  visible: Visible,
  ask: (part: { offset: number; limit: number }) => { queryKey: K; queryFn: QueryFunction<Page<T>, K> },
): { row: (index: number) => T | undefined; total: number | undefined; isOld: boolean; error: unknown } {
  const firstPage = Math.max(0, Math.floor(visible.first / pageSize));
  const lastPage = Math.max(firstPage, Math.floor(visible.last / pageSize));
  // Page 0 is always asked for: it carries the total, and the top of the list is never empty.
  const pages = [...new Set([0, ...Array.from({ length: lastPage - firstPage + 1 }, (_, index) => firstPage + index)])];
  const results = useQueries({
    queries: pages.map((page) => ({
      ...ask({ offset: page * pageSize, limit: pageSize }),
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
