import { useQueries, useQuery } from '@tanstack/react-query';
import { queries } from '../../../api/client.ts';
import { Show } from './list-state.ts';
import type { PeopleState } from './list-state.ts';

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
