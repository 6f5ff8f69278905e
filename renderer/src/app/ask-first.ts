import { queries } from '../api/client.ts';
import { askForList, askForListShown } from '../features/accounts/list/list-state.ts';
import { administrationOf, lastAdministration } from './administration.tsx';
import { rememberedOf } from './preferences.ts';
import { queryClient, setLanguage } from './providers.tsx';
import { lastLanguage } from './theme.ts';

/**
 * Asks for what every window begins with, and for the list of accounts where it opens on that; done when the core has answered, also
 * when it refused: whoever draws asks the same, finds the answer and says what is wrong.
 */
export async function askFirst(): Promise<void> {
  try {
    const { pathname, searchParams } = new URL(location.hash.slice(1), location.origin);
    const whoAndWhere = Promise.all([
      queryClient.fetchQuery(queries.settings.administrations.queryOptions({ input: {} })),
      queryClient.fetchQuery(queries.people.me.queryOptions({ input: {} })),
      queryClient.fetchQuery(queries.settings.preferences.queryOptions({ input: {} })),
    ]);
    if (pathname === '/konton') askForListShown(searchParams);
    const [administrations, me, preferences] = await whoAndWhere;
    await setLanguage(rememberedOf(preferences, ...lastLanguage));
    const administration = administrationOf(administrations, me, rememberedOf(preferences, ...lastAdministration));
    if (pathname === '/konton' && administration !== undefined && administration.accountCount > 0)
      await askForList(administration.id, searchParams, preferences);
  } catch {
    // Said by the page.
  }
}
