import { useMutation, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Case } from '#core/cases/contract.ts';
import type { EventDraft } from '#core/cases/engine/contract.ts';
import { queries } from '../../api/client.ts';
import { queryClient } from '../../app/providers.tsx';

const query = (id: string) => queries.cases.get.queryOptions({ input: { id } });

/** A crisis as the case that it is. */
export const useCrisisCase = (id: string) => useQuery(query(id)).data;

/** Adds what happened; the page shows the case as it became. */
export function useRecord({ id, version }: Case) {
  const { mutate, isPending, error } = useMutation(
    queries.cases.record.mutationOptions({
      onSuccess: (after) => queryClient.setQueryData(query(after.id).queryKey, after),
    }),
  );
  const record = useCallback(
    (event: EventDraft, more: { happenedAt?: string | null; onDone?: () => void } = {}) =>
      mutate({ id, version, happenedAt: more.happenedAt ?? null, event }, { onSuccess: () => more.onDone?.() }),
    [mutate, id, version],
  );
  return { record, isPending, error };
}
