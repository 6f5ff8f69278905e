/** The first of these that are at most so many bytes together, and one at least: a large file must not stop those behind it. */
export function portionOf<T>(all: readonly T[], most: number, bytesOf: (one: T) => number): T[] {
  let sum = 0;
  return all.filter((one, index) => (sum += bytesOf(one)) <= most || index === 0);
}
