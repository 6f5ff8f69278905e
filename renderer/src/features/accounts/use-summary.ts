import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/client.ts';
import { useFirstPageShown } from '../../app/use-first-page-shown.ts';

/** How many accounts there are of each kind; counted after the list that a window opens with, since somebody waits for that. */
export function useSummary(administrationId: string) {
  const isListShown = useFirstPageShown();
  const options = queries.accounts.summary.queryOptions({ input: { administrationId } });
  return useQuery({ ...options, enabled: isListShown }).data;
}
