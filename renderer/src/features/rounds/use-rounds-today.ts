import { useQuery } from '@tanstack/react-query';
import type { Today } from '#core/rounds/contract.ts';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';

/** The rounds of today; asked for again now and then, since a window opens and closes by the clock and by nobody's change. */
export function useRoundsToday(): Today | undefined {
  const { administration } = usePlace();
  const { data } = useQuery(
    queries.rounds.today.queryOptions({ input: { administrationId: administration.id }, refetchInterval: 30_000 }),
  );
  return data;
}
