const digest = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/iu;

/** Whether a text names at least one file by its SHA-256. */
export const namesFile = (text: string): boolean => digest.test(text);

/** Whether a text is files, one a line, each with its SHA-256 and something that it is known by, as `sha256sum` writes them. */
export function areFiles(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 0 && lines.every((line) => namesFile(line) && line.replace(digest, '').trim() !== '');
}
