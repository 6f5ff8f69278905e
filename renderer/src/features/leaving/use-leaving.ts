import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choice, Leaving } from '#core/leaving/contract.ts';
import { api, queries } from '../../api/client.ts';
import { errorText } from '../../api/errors.ts';
import { queryClient } from '../../app/providers.tsx';
import { say } from '../../ui/Toasts.tsx';

/** A person's leaving, and the one way in which its draft is written: choices go one after another, each on the version that the last one made. */
export function useLeaving(personId: string) {
  const { t } = useTranslation('app');
  const options = queries.leaving.get.queryOptions({ input: { personId } });
  const { data, error } = useQuery(options);
  const waiting = useRef(Promise.resolve());
  const keep = (leaving: Leaving) => queryClient.setQueryData(options.queryKey, leaving);
  const version = () => queryClient.getQueryData(options.queryKey)?.version ?? 0;

  /** Says what becomes of rows; an error is said and the page is read anew. */
  function choose(choices: Choice[]): void {
    if (choices.length === 0) return;
    waiting.current = waiting.current
      .then(async () => void keep(await api.leaving.choose({ personId, version: version(), choices })))
      .catch(async (failed: unknown) => {
        say({ text: errorText(failed, t), isError: true });
        await queryClient.invalidateQueries({ queryKey: options.queryKey });
      });
  }
  return { data, error, keep, choose, settled: () => waiting.current };
}
