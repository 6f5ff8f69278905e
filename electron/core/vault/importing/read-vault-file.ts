import { Refusal } from '../../foundation/refusal.ts';
import type { VaultFile, VaultFileFormat } from './entry.ts';
import type { LockedFile } from './open-kdbx.ts';

/** A file of another vault to be read, with what it is to be read as. */
export interface VaultFileInput extends LockedFile {
  format: VaultFileFormat;
}

/** Larger files are refused before anything is read; megabytes. A database of logins is a thousandth of it. */
export const largestMegabytes = 50;
const megabyte = 1_000_000;

/** Refuses a file that is too large, by name and size. */
export function checkSize(file: string, bytes: number): void {
  if (bytes > largestMegabytes * megabyte)
    throw new Refusal('vault-file-too-large', {
      file,
      megabytes: Math.ceil(bytes / megabyte),
      limit: largestMegabytes,
    });
}

/** The reader of a format. Each loads its own code, for a worker lives for one file. */
async function readerOf(format: VaultFileFormat): Promise<(given: LockedFile) => VaultFile | Promise<VaultFile>> {
  switch (format) {
    case 'kdbx':
      return (await import('./read-kdbx.ts')).readKdbx;
    case 'bitwarden':
      return (await import('./read-bitwarden.ts')).readBitwarden;
    case 'browser-csv':
      return (await import('./read-browser-csv.ts')).readBrowserCsv;
  }
}

/**
 * Reads a file of another vault or a browser into entries of ours. Runs in a worker, since opening one is made to take long.
 * Refuses by name what is too large, no such file, locked by another password, or damaged; never anything else.
 */
export async function readVaultFile(input: VaultFileInput): Promise<VaultFile> {
  const { file, bytes, format } = input;
  checkSize(file, bytes.length);
  if (bytes.length === 0) throw new Refusal('file-empty', { file });
  const read = await readerOf(format);
  try {
    return await read(input);
  } catch (error) {
    // A file that leads a reader astray (too deep, too long, senseless numbers) is damaged, whatever the library called it.
    if (error instanceof Refusal) throw error;
    throw new Refusal('vault-file-damaged', { file }, { cause: error });
  }
}
