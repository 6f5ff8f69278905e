import { readdirSync, readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** What other programs would make of a secret. */
export function spellings(secret: string): Buffer[] {
  const bytes = Buffer.from(secret, 'utf8');
  // Base64 depends on what stands before: the middle of each of the three alignments.
  const base64 = [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .slice(4, -4),
  );
  return [
    bytes,
    Buffer.from(secret, 'utf16le'),
    Buffer.from(bytes.toString('hex')),
    ...base64.map((text) => Buffer.from(text)),
  ];
}

export function filesUnder(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** Names of files in which one of the secrets stands in any spelling. */
export function foundIn(files: readonly string[], secrets: Record<string, string>): string[] {
  return files.flatMap((file) => {
    const bytes = readFileSync(file);
    return Object.entries(secrets)
      .filter(([, secret]) => spellings(secret).some((spelling) => bytes.includes(spelling)))
      .map(([name]) => `${name} in ${path.basename(file)}`);
  });
}

/** The middle of each share, with and without its spaces: what nobody but its holder may find anywhere. */
export function partsOf(shares: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    shares.flatMap((share, n) => [
      [`share ${n}`, share.split(' ').slice(4, 12).join(' ')],
      [`plain share ${n}`, share.replaceAll(' ', '').slice(20, 60)],
    ]),
  );
}

/** Files in the computer's temporary folder that were written since an instant; milliseconds. */
export function temporaryFiles(since: number): string[] {
  return readdirSync(os.tmpdir(), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(os.tmpdir(), entry.name))
    .filter((file) => statSync(file).mtimeMs >= since && statSync(file).size < 5_000_000);
}
