import { MutationCache, notifyManager, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { I18nextProvider } from 'react-i18next';
import { createI18n } from '#core/foundation/i18n/index.ts';
import { listenToChanges } from '../api/events.ts';
import { errorText } from '../api/errors.ts';
import { say } from '../ui/Toasts.tsx';
import { isAnythingUnsaved } from './leave-reasons.ts';
import { roomsTouched } from './rooms-touched.ts';

const i18n = createI18n('sv');
const t = i18n.getFixedT(null, 'app');

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

/**
 * Forgets all that was read, for another register has taken its place: every page begins anew. What was written and not saved was about
 * a register that is no more, and goes with it, with a word.
 */
export async function beginAnew(): Promise<void> {
  if (isAnythingUnsaved()) say({ text: t('ui.unsavedGone'), isError: true });
  await queryClient.resetQueries();
}

/** Switches the language of everything that is shown. */
export async function setLanguage(language: 'sv' | 'en'): Promise<void> {
  await i18n.changeLanguage(language);
  document.documentElement.lang = language;
}

/** The first change is read at once, those that follow it within so many milliseconds together. */
const togetherMs = 200;
/** A round is full of small changes, and each has a dozen things read anew: the first waits too, so that the window that made it shows it before it reads. */
const waits = (room: string) => room === 'rounds' || room === 'claims';

function Changes() {
  useEffect(() => {
    let changed = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    function read(): void {
      const touched = [...changed].map(roomsTouched);
      changed = new Set();
      void queryClient.invalidateQueries({
        predicate: ({ queryKey }) =>
          touched.some((rooms) => rooms === null || rooms.includes(String((queryKey[0] as string[] | undefined)?.[0]))),
      });
      gather();
    }
    function gather(): void {
      timer = setTimeout(() => {
        timer = undefined;
        if (changed.size > 0) read();
      }, togetherMs);
    }
    const stop = listenToChanges(({ room }) => {
      if (room === 'restored') return void beginAnew();
      changed.add(room);
      if (timer !== undefined) return;
      if (waits(room)) gather();
      else read();
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
  return null;
}

/** Words, data and changes for everything below. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <I18nextProvider i18n={i18n} defaultNS="app">
      <I18nProvider locale="sv-SE">
        <QueryClientProvider client={queryClient}>
          <Changes />
          {children}
        </QueryClientProvider>
      </I18nProvider>
    </I18nextProvider>
  );
}
