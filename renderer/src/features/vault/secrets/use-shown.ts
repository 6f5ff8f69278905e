import { useCallback, useEffect, useState } from 'react';
import { useVault } from '../use-vault.ts';

/** A revealed value hides itself after this long; seconds. */
const shownSeconds = 30;

/**
 * Something revealed: in this component's memory only, for as long as it is shown. It goes by itself after 30 seconds,
 * and at once when the vault locks or the component leaves the page.
 */
export function useShown<T>(): { shown: T | null; secondsLeft: number; show: (value: T) => void; hide: () => void } {
  const { isOpen } = useVault();
  const [held, setHeld] = useState<{ value: T; until: number } | null>(null);
  const [now, setNow] = useState(() => Date.now());
  const hide = useCallback(() => setHeld(null), []);
  const show = useCallback((value: T) => {
    const at = Date.now();
    setNow(at);
    // A value that is shown already keeps its time: a new code is no new half minute.
    setHeld((before) => ({ value, until: before?.until ?? at + shownSeconds * 1000 }));
  }, []);
  const isShown = held !== null;
  useEffect(() => {
    if (!isShown) return;
    const tick = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(tick);
  }, [isShown]);
  if (held !== null && (!isOpen || now >= held.until)) setHeld(null);
  const isVisible = held !== null && isOpen && now < held.until;
  return {
    shown: isVisible ? held.value : null,
    secondsLeft: isVisible ? Math.ceil((held.until - now) / 1000) : 0,
    show,
    hide,
  };
}
