import { useEffect, useState } from 'react';
import { queryClient } from './providers.tsx';

/** So long nothing is asked for before the page is taken to have what it wanted; milliseconds. */
const pause = 50;
/** Longer than this the frame does not wait for a page; milliseconds. */
const longest = 3000;

let isShown = false;

/**
 * Whether the page that the window opened with has what it asked for. The core answers one question at a time, and the frame's own counts
 * over thousands of accounts would come before the list that somebody waits for; so they are asked for after it.
 */
export function useFirstPageShown(): boolean {
  const [shown, setShown] = useState(isShown);
  useEffect(() => {
    if (shown) return;
    const show = () => {
      isShown = true;
      setShown(true);
    };
    let quiet: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(quiet);
      if (queryClient.isFetching() === 0) quiet = setTimeout(show, pause);
    };
    const stop = queryClient.getQueryCache().subscribe(look);
    const late = setTimeout(show, longest);
    look();
    return () => {
      stop();
      clearTimeout(quiet);
      clearTimeout(late);
    };
  }, [shown]);
  return shown;
}
