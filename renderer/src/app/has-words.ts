/** Whether a name has every word of what is typed, as the core searches. */
export function hasWords(name: string, typed: string): boolean {
  const lower = name.toLocaleLowerCase('sv');
  return typed
    .trim()
    .toLocaleLowerCase('sv')
    .split(/\s+/)
    .every((word) => lower.includes(word));
}
