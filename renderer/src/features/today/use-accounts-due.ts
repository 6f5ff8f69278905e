import { useQuery } from '@tanstack/react-query';
import type { DueItem } from '#core/accounts/contract.ts';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { useCasesDue } from '../cases/CasesDueRows.tsx';
import { withoutCases } from './stood-for.ts';

/** What the register asks for today, but for what a case on Idag stands for; `undefined` until it is read. */
export function useAccountsDue(): DueItem[] | undefined {
  const { administration } = usePlace();
  const { data } = useQuery(queries.accounts.due.queryOptions({ input: { administrationId: administration.id } }));
  const cases = useCasesDue();
  return data === undefined ? undefined : withoutCases(data, cases);
}
