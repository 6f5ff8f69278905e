import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { Person } from '#core/people/contract.ts';
import { queries } from '../../../api/client.ts';
import { Show } from './list-state.ts';
import type { PeopleState } from './list-state.ts';

const pageSize = 100;

/** The people around what is on screen, a page of 100 at a time; `undefined` for a row that is still on its way. */
export function usePeople(
  input: PeopleState['input'],
  visible: { first: number; last: number },
): { row: (index: number) => Person | undefined; total: number | undefined; isOld: boolean; error: unknown } {
  const firstPage = Math.floor(visible.first / pageSize);
  const lastPage = Math.max(firstPage, Math.floor(visible.last / pageSize));
  // Page 0 is always asked for: it carries the total, and the top of the list is never empty.
  const pages = [...new Set([0, ...Array.from({ length: lastPage - firstPage + 1 }, (_, index) => firstPage + index)])];
  const results = useQueries({
    queries: pages.map((page) => ({
      ...queries.people.list.queryOptions({ input: { ...input, offset: page * pageSize, limit: pageSize } }),
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

/** How many people there are of each sort, and how many who are here lack the policy or training (R11). */
export function usePeopleCounts(administrationId: string) {
  const ask = (more: Partial<PeopleState['input']>) =>
    queries.people.list.queryOptions({ input: { administrationId, ...more, limit: 1 } });
  const shows = useQueries({ queries: Show.options.map((show) => ask({ show })) });
  const { data: policy } = useQuery(ask({ lacks: ['policy'] }));
  const { data: training } = useQuery(ask({ lacks: ['training'] }));
  return {
    show: (show: Show) => shows[Show.options.indexOf(show)]?.data?.total,
    policy: policy?.total,
    training: training?.total,
  };
}
