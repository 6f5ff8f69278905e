import { statfsSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from './errors.ts';

/** Below this a disk counts as full when the database cannot say why it failed; bytes. */
const nearlyFull = 256 * 1024;

const readOnlyCodes = ['EROFS', 'EACCES', 'EPERM', 'SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_PERM', 'SQLITE_AUTH'];
const fullCodes = ['ENOSPC', 'EDQUOT', 'SQLITE_FULL'];
const damageCodes = ['SQLITE_CORRUPT', 'SQLITE_NOTADB'];
const busyCodes = ['SQLITE_BUSY', 'SQLITE_LOCKED'];

function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  for (let inner = error; inner instanceof Error; inner = inner.cause)
    if ('code' in inner && typeof inner.code === 'string') codes.push(inner.code);
  return codes;
}

function isDiskFull(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < nearlyFull;
  } catch {
    return false;
  }
}

/** What an error from the disk or the database means for the person whose data folder it is; `null` for a fault of ours. */
export function refusalOf(error: unknown, place: { dataDir: string; file: string }): Refusal | null {
  if (error instanceof Refusal) return error;
  const codes = codesOf(error);
  // Extended codes of SQLite keep their family's name first: SQLITE_IOERR_WRITE, SQLITE_CORRUPT_VTAB.
  const has = (families: readonly string[]) =>
    codes.some((code) => families.some((family) => code === family || code.startsWith(`${family}_`)));
  const options = { cause: error };
  if (has(fullCodes)) return new Refusal('disk-full', {}, options);
  // With no room left for its shared memory or journal, SQLite only knows that input or output failed.
  if (has(['SQLITE_IOERR', 'SQLITE_CANTOPEN']) && isDiskFull(place.dataDir))
    return new Refusal('disk-full', {}, options);
  if (has(readOnlyCodes)) return new Refusal('disk-read-only', { folder: place.dataDir }, options);
  if (has(damageCodes))
    return new Refusal('database-damaged', { file: place.file, backups: path.join(place.dataDir, 'backups') }, options);
  if (has(busyCodes)) return new Refusal('data-folder-busy', { folder: place.dataDir }, options);
  if (has(['SQLITE_IOERR', 'EIO'])) return new Refusal('disk-failing', { folder: place.dataDir }, options);
  return null;
}
