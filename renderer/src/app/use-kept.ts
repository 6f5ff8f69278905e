import { type Dispatch, type SetStateAction, useEffect, useState } from 'react';

const kept = new Map<string, unknown>();

/**
 * State that outlives the page it is written on, in the memory of this window and nowhere else: whoever is called away in the middle of a
 * sentence finds it again. Never for secrets. `key` names what it belongs to; `initial` is what it begins as.
 */
export function useKept<T>(key: string, initial: T): [T, Dispatch<SetStateAction<T>>] {
  const [value, setValue] = useState<T>(() => (kept.has(key) ? (kept.get(key) as T) : initial));
  useEffect(() => void kept.set(key, value), [key, value]);
  return [value, setValue];
}
