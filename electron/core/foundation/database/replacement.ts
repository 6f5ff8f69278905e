import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { renameDurably, syncFolder } from '../durable-files.ts';

/**
 * One database file put in another's place, so that a crash at any moment leaves the old one whole or the new one whole.
 * SQLite keeps the latest changes beside the file (`-wal`); a new file beside the old one's changes would be neither.
 * The new file therefore first gets the name `….next`, in one step, and from then on it is the database: whoever opens the folder finishes the work.
 */
const next = (file: string) => `${file}.next`;

/** The file to prepare the new database in, in the same folder as the old one. */
export function preparedName(file: string): string {
  return `${file}.restoring`;
}

/** Decides for the prepared file; before this nothing has happened, after it the new database holds. */
export function commitReplacement(file: string): void {
  renameDurably(preparedName(file), next(file));
}

/** Takes the decision back, while the old file is still in its place. */
export function withdrawReplacement(file: string): void {
  rmSync(next(file), { force: true });
  syncFolder(path.dirname(file));
}

/** Finishes a decided replacement, if there is one; may be called again after any crash. Nobody may have the old file open. */
export function finishReplacement(file: string): void {
  if (!existsSync(next(file))) return;
  for (const beside of ['-wal', '-shm', '-journal']) rmSync(file + beside, { force: true });
  syncFolder(path.dirname(file));
  renameSync(next(file), file);
  syncFolder(path.dirname(file));
}

/** The file that holds the register now, also between the decision and its end. */
export function currentFile(file: string): string {
  return existsSync(next(file)) ? next(file) : file;
}
