import { useState, useSyncExternalStore } from 'react';

/** What an import has come to, by the name of each state; it ends with the window. */
const kept = new Map<string, unknown>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What a state of the import is now; `null` where it has been set to nothing else. */
export const keptNow = (name: string): unknown => kept.get(name) ?? null;

/** State of the import that is there when somebody comes back to its page; `name` belongs to one state. What is set after the page was left is shown by the page that stands there then. */
export function useKept<T>(name: string, initial: T): [value: T, set: (value: T) => void] {
  const [first] = useState(initial);
  const value = useSyncExternalStore(subscribe, () => (kept.has(name) ? (kept.get(name) as T) : first));
  const set = (next: T) => {
    kept.set(name, next);
    for (const listener of listeners) listener();
  };
  return [value, set];
}
