import { MutationCache, notifyManager, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { I18nextProvider } from 'react-i18next';
import { createI18n } from '#core/foundation/i18n/index.ts';
import { errorText } from '../api/errors.ts';
import { say } from '../ui/Toasts.tsx';

const i18n = createI18n('sv');

/** The words of the app outside what is drawn. */
export const t = i18n.getFixedT(null, 'app');

// What is read is drawn together with what the same answer changed besides, not in a turn of its own after it.
notifyManager.setScheduler(queueMicrotask);

/** Reads are kept until the core says that something changed; a failed change is said in words, once. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Infinity, retry: false, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
  mutationCache: new MutationCache({
    onError: (error, _variables, _context, mutation) => {
      // A screen that shows the error where it belongs says so in its mutation's meta.
      if (mutation.meta?.['showsError'] !== true) say({ text: errorText(error, t), isError: true });
    },
  }),
});

/** Switches the language of everything that is shown. */
export async function setLanguage(language: 'sv' | 'en'): Promise<void> {
  document.documentElement.lang = language;
  // To say the same again would draw everything that has words anew.
  if (i18n.language !== language) await i18n.changeLanguage(language);
}

/** Words and data for everything below. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <I18nextProvider i18n={i18n} defaultNS="app">
      <I18nProvider locale="sv-SE">
        <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
      </I18nProvider>
    </I18nextProvider>
  );
}
