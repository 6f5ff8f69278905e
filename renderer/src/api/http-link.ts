import { RPCLink } from '@orpc/client/fetch';
import { openTabsFor } from './another-tab.ts';

/** Where a tab keeps its token (`electron/web-host/pages/login.js` puts it there): it outlives a reload, not the tab. */
const tabTokenKey = 'kanalvakt-tab';

/** The page that says how to open the app; for a tab that has no token, or one from before the program was restarted. */
const howToOpen = '/open';

/** Calls to the web host. Every call carries the tab's token beside the cookie, since the cookie alone opens nothing. */
export function httpLink(): RPCLink<Record<never, never>> {
  const token = sessionStorage.getItem(tabTokenKey);
  if (token === null) location.replace(howToOpen);
  else openTabsFor(token);
  let answered = false;
  // What a page says last is carried on by the browser when the page is gone.
  let leaving = false;
  addEventListener('pagehide', () => (leaving = true), { capture: true });
  addEventListener('pageshow', () => (leaving = false));
  return new RPCLink({
    url: `${location.origin}/rpc`,
    headers: { 'x-kanalvakt-tab': token ?? '' },
    fetch: async (request, init) => {
      const answer = await fetch(request, { ...init, keepalive: leaving });
      // Only before the first answer: later there may be unsaved text on the page, and it must stay where it can be copied.
      if (answer.status === 401 && !answered) location.replace(howToOpen);
      else answered = true;
      return answer;
    },
  });
}
