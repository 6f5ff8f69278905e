import { searchText } from './swedish.ts';

/** How many letters must be changed, added or taken away to make one text the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1)
      next.push(Math.min((row[j] ?? 0) + (a[i] === b[j] ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    row = next;
  }
  return row[b.length] ?? a.length;
}

/**
 * Of known names, the one that somebody may have meant by a name that is none of them: begun alike, or a few letters off (`atMost` so many);
 * otherwise `null`.
 */
export function likeName(name: string, known: readonly string[], atMost = Infinity): string | null {
  const given = searchText(name);
  if (given === '') return null;
  const near = known
    .map((one) => ({ one, key: searchText(one) }))
    .filter(({ key }) => key !== given)
    .map(({ one, key }) => ({
      one,
      far: given.length >= 4 && (key.startsWith(given) || given.startsWith(key)) ? 0 : distance(given, key),
      allowed: Math.min(atMost, Math.max(1, Math.floor(Math.max(given.length, key.length) / 4))),
    }))
    .filter(({ far, allowed }) => far <= allowed)
    .toSorted((a, b) => a.far - b.far);
  return near[0]?.one ?? null;
}
