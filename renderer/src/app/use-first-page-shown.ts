import { useSyncExternalStore } from 'react';
import { queryClient } from './providers.tsx';

/** So long nothing is asked for before the page is taken to have what it wanted; milliseconds. */
const pause = 50;
/** Longer than this the frame does not wait for a page; milliseconds. */
const longest = 3000;

let isShown = false;
let isWatched = false;
/** Told together: one that is told first asks for more, and the others would wait for that too. */
const waiting = new Set<() => void>();

function watch(): void {
  isWatched = true;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  const show = () => {
    isShown = true;
    stop();
    clearTimeout(quiet);
    clearTimeout(late);
    for (const tell of waiting) tell();
  };
  const look = () => {
    clearTimeout(quiet);
    if (queryClient.isFetching() === 0) quiet = setTimeout(show, pause);
  };
  const stop = queryClient.getQueryCache().subscribe(look);
  const late = setTimeout(show, longest);
  look();
}

function wait(tell: () => void): () => void {
  if (!isWatched) watch();
  waiting.add(tell);
  return () => waiting.delete(tell);
}

/**
 * Whether the page that the window opened with has what it asked for. The core answers one question at a time, and the frame's own counts
 * over thousands of accounts would come before the list that somebody waits for; so they are asked for after it.
 */
export function useFirstPageShown(): boolean {
  return useSyncExternalStore(wait, () => isShown);
}
