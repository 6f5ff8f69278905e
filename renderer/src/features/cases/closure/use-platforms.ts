import { useQuery } from '@tanstack/react-query';
import type { Case } from '#core/cases/contract.ts';
import { queries } from '../../../api/client.ts';

/** What is known of the platforms of a closure's accounts; none until it is read. */
export function usePlatforms(one: Case) {
  const { data } = useQuery(queries.closure.platforms.queryOptions({ input: { id: one.id } }));
  return data ?? [];
}
