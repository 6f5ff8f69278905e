import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { say } from '../../../ui/Toasts.tsx';

/** Asks the feeds now: how far it has come, and what came of it in words. */
export function useFetchFeeds(administrationId: string) {
  const { t } = useTranslation('app');
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const stop = useRef<AbortController | null>(null);

  async function fetchNow(accountIds: string[] = []): Promise<void> {
    const aborting = new AbortController();
    stop.current = aborting;
    setProgress({ done: 0, of: 0 });
    try {
      for await (const step of await api.stream.fetchNow(
        { administrationId, accountIds },
        { signal: aborting.signal },
      )) {
        if (step.state === 'running') setProgress({ done: step.done, of: step.of });
        else if (step.offline) say({ text: t('stream.fetchedOffline'), isError: true });
        else say({ text: t('stream.fetched', { answered: step.answered, asked: step.asked, count: step.news }) });
      }
    } catch (error) {
      if (!aborting.signal.aborted) say({ text: errorText(error, t), isError: true });
    } finally {
      setProgress(null);
    }
  }
  return {
    progress,
    fetchNow: (accountIds?: string[]) => void fetchNow(accountIds),
    stop: () => stop.current?.abort(),
  };
}
