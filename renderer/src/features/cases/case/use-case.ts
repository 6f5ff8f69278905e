import { useMutation, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Case } from '#core/cases/contract.ts';
import type { EventDraft } from '#core/cases/engine/contract.ts';
import { queries } from '../../../api/client.ts';
import { queryClient } from '../../../app/providers.tsx';

const query = (number: string) => queries.cases.get.queryOptions({ input: { number } });

/** A case by its number, as it is now. */
export const useCase = (number: string) => useQuery(query(number));

/** Adds what happened to a case; the page shows the case as it became. What is refused changes nothing, and its reason is in `error`. */
export function useRecord(one: Case) {
  const { mutate, isPending, error, reset } = useMutation(
    queries.cases.record.mutationOptions({ meta: { showsError: true } }),
  );
  const { id, version } = one;
  const record = useCallback(
    (event: EventDraft, more: { happenedAt?: string | null; onDone?: (after: Case) => void } = {}) =>
      mutate(
        { id, version, happenedAt: more.happenedAt ?? null, event },
        {
          onSuccess: (after) => {
            queryClient.setQueryData(query(after.number).queryKey, after);
            more.onDone?.(after);
          },
        },
      ),
    [mutate, id, version],
  );
  return { record, isPending, error, reset };
}
