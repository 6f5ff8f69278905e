import { useSyncExternalStore } from 'react';

let isShown = false;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  isShown = next;
  for (const listener of listeners) listener();
}

/** Opens or closes the panel of lists, from wherever one is. */
export const showAtHand = (): void => set(!isShown);
export const hideAtHand = (): void => set(false);

/** Whether the panel is open. */
export function useAtHand(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isShown,
  );
}
