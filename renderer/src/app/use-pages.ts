import { keepPreviousData, type QueryFunction, useQueries } from '@tanstack/react-query';
import type { Visible } from '../ui/RowGrid.tsx';

const pageSize = 50;

/** The page that carries the total, as every list asks for it: whoever needs the total alone asks the same, and the core is asked once. */
export const firstPage = { offset: 0, limit: pageSize };

/** One page of a list, as the core answers it. */
interface Page<T> {
  rows: T[];
  total: number;
}

/** The rows around what is on screen, a page of 50 at a time; `undefined` for a row that is still on its way. */
export function usePages<T, K extends readonly unknown[]>(
  visible: Visible,
  ask: (part: { offset: number; limit: number }) => { queryKey: K; queryFn: QueryFunction<Page<T>, K> },
): { row: (index: number) => T | undefined; total: number | undefined; isOld: boolean; error: unknown } {
  const from = Math.max(0, Math.floor(visible.first / pageSize));
  const to = Math.max(from, Math.floor(visible.last / pageSize));
  // Page 0 is always asked for: it carries the total, and the top of the list is never empty.
  const pages = [...new Set([0, ...Array.from({ length: to - from + 1 }, (_, index) => from + index)])];
  const results = useQueries({
    queries: pages.map((page) => ({
      ...ask({ ...firstPage, offset: page * pageSize }),
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
