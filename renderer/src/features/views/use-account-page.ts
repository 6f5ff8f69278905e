import { useEffect, useRef, useState } from 'react';
import type { AccountPage, PageKey } from '#core/views/contract.ts';
import { api } from '../../api/client.ts';

/** What is known of an account's page; `null` while it sleeps. Keys and the three seconds are told as they come. */
export function useAccountPage(
  accountId: string | null,
  told: { onKey: (key: PageKey) => void; onSeen: () => void },
): [AccountPage | null, (page: AccountPage) => void] {
  const [page, setPage] = useState<AccountPage | null>(null);
  const listeners = useRef(told);
  useEffect(() => {
    listeners.current = told;
  });
  useEffect(() => {
    if (accountId === null) return;
    const stop = new AbortController();
    async function listen(id: string): Promise<void> {
      for await (const event of await api.views.events({}, { signal: stop.signal })) {
        if (event.type === 'page') {
          if (event.page.accountId === id) setPage(event.page);
        } else if (event.accountId !== id) continue;
        else if (event.type === 'asleep') setPage(null);
        else if (event.type === 'key') listeners.current.onKey(event.key);
        else listeners.current.onSeen();
      }
    }
    // A core that is gone is shown by the page's own calls.
    listen(accountId).catch(() => {});
    return () => {
      stop.abort();
      setPage(null);
    };
  }, [accountId]);
  return [page, setPage];
}
