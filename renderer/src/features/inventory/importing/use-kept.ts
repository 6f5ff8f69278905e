import { useState } from 'react';

/** What an import has come to, by the name of each state; it ends with the window. */
const kept = new Map<string, unknown>();

/** State of the import that is there when somebody comes back to its page; `name` belongs to one state. */
export function useKept<T>(name: string, initial: T): [value: T, set: (value: T) => void] {
  const [value, setValue] = useState<T>(() => (kept.has(name) ? (kept.get(name) as T) : initial));
  // What ends after the page was left is kept too.
  const set = (next: T) => {
    kept.set(name, next);
    setValue(next);
  };
  return [value, set];
}
