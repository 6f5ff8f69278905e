/** A name as part of a file's name: lower-case letters and digits of ASCII, so that every system and mail takes it. */
export function fileNamePart(text: string): string {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain.slice(0, 60) || 'forvaltning';
}
