import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { PersonChoice } from '#core/people/contract.ts';
import { queries } from '../../../api/client.ts';

/** As many as the core names in one call. */
const most = 500;

/** Names of people by id, read in one call. Those not read yet are missing. */
export function usePeople(ids: readonly string[]): ReadonlyMap<string, PersonChoice> {
  const asked = [...new Set(ids)].toSorted().slice(0, most);
  const { data } = useQuery({
    ...queries.people.named.queryOptions({ input: { ids: asked } }),
    enabled: asked.length > 0,
    placeholderData: keepPreviousData,
  });
  return useMemo(() => new Map(data?.map((person) => [person.id, person])), [data]);
}
