import type { AccountFilter, AccountRow, AccountSort } from '#core/accounts/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePages } from '../../../app/use-pages.ts';

/** The rows around what is on screen; `undefined` for a row that is still on its way. */
export function useRows(
  filter: AccountFilter,
  order: { sort: AccountSort; descending: boolean },
  visible: { first: number; last: number },
): { row: (index: number) => AccountRow | undefined; total: number | undefined; isOld: boolean; error: unknown } {
  return usePages(visible, (part) =>
    queries.accounts.list.queryOptions({ input: { filter, sort: order.sort, descending: order.descending, ...part } }),
  );
}
