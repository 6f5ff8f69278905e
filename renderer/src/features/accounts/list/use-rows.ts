import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AccountFilter, AccountRow, AccountSort } from '#core/accounts/contract.ts';
import { queries } from '../../../api/client.ts';
import { queryClient } from '../../../app/providers.tsx';
import { firstPage, usePages } from '../../../app/use-pages.ts';

interface Order {
  sort: AccountSort;
  descending: boolean;
}

const rowsOf = (filter: AccountFilter, { sort, descending }: Order, part: { offset: number; limit: number }) =>
  queries.accounts.list.queryOptions({ input: { filter, sort, descending, ...part } });

/** The rows around what is on screen; `undefined` for a row that is still on its way. */
export function useRows(
  filter: AccountFilter,
  order: Order,
  visible: { first: number; last: number },
): { row: (index: number) => AccountRow | undefined; total: number | undefined; isOld: boolean; error: unknown } {
  return usePages(visible, (part) => rowsOf(filter, order, part));
}

/** Asks for what a filter shows before anything of it is drawn; done when the core has answered, also when it could not. */
export function askAhead(filter: AccountFilter, order: Order): Promise<void> {
  return queryClient.prefetchQuery(rowsOf(filter, order, firstPage));
}

/** How many accounts the filter shows: what the list itself is told, so that a key in the filter asks the core once. */
export function useTotal(filter: AccountFilter, order: Order): number | undefined {
  return useQuery({ ...rowsOf(filter, order, firstPage), placeholderData: keepPreviousData }).data?.total;
}
