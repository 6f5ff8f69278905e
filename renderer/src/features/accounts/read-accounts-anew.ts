import { queries } from '../../api/client.ts';
import { queryClient } from '../../app/providers.tsx';

/** Reads the lists and their figures anew before anybody is told that accounts have changed. */
export const readAccountsAnew = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: queries.accounts.key() });
