/** A name to start from, read out of a handle: `@ekdala.bibliotek_unga` → `Ekdala bibliotek unga`. Numbers alone are no name. */
export function nameFromHandle(handle: string): string {
  const words = (handle.replace(/^@/, '').split('@')[0] ?? '').replace(/[._-]+/g, ' ').trim();
  if (!/\p{L}{2}/u.test(words)) return '';
  return words.charAt(0).toLocaleUpperCase('sv') + words.slice(1);
}
