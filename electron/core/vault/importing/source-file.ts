import { readFile, realpath, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { sha256 } from '../../foundation/audit/chain.ts';
import { Refusal } from '../../foundation/errors.ts';
import type { VaultFileFormat } from './entry.ts';
import type { Loss } from './plan-credentials.ts';
import { checkSize } from './read-vault-file.ts';

/** A file on this computer by its place, which no window is told, and what it held when it was read. */
export interface SourceFile {
  path: string;
  sha256: string;
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** How large a file is that somebody named; one that is too large is refused here, before a byte of it is read. */
export async function sourceSize(place: string): Promise<number> {
  const file = path.basename(place);
  const found = await stat(place).catch((error: unknown) => {
    throw new Refusal('vault-source-unreadable', { file }, { cause: error });
  });
  if (!found.isFile()) throw new Refusal('vault-source-unreadable', { file });
  checkSize(file, found.size);
  return found.size;
}

/** A file that somebody named, read whole. */
export async function readSource(place: string): Promise<{ bytes: Uint8Array; source: SourceFile }> {
  await sourceSize(place);
  try {
    const bytes = new Uint8Array(await readFile(place));
    return { bytes, source: { path: place, sha256: sha256(bytes) } };
  } catch (error) {
    throw new Refusal('vault-source-unreadable', { file: path.basename(place) }, { cause: error });
  }
}

/**
 * Deletes a file that was read, and nothing else: one that holds something other by now stays, and so does one that the computer keeps.
 * Where a link was picked the file behind it goes. What the disk itself still keeps of it is nothing that anybody here can promise.
 */
export async function deleteSource(source: SourceFile): Promise<void> {
  const file = path.basename(source.path);
  try {
    const behind = await realpath(source.path);
    if (sha256(await readFile(behind)) !== source.sha256) throw new Refusal('vault-source-changed', { file });
    await unlink(behind);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(isMissing(error) ? 'vault-source-gone' : 'vault-source-kept', { file }, { cause: error });
  }
}

/** What a login loses when its file goes that nobody misses: settings of the other program, and what somebody has thrown away. */
const unmissed: ReadonlySet<Loss['what']> = new Set([
  'history',
  'tags',
  'expiry',
  'auto-type',
  'in-trash',
  'recycle-bin',
]);

/**
 * Whether everything of a file that is worth keeping is in the vault by now, so that it can be deleted unseen. A browser's own passwords that concern no
 * account are not missed: its file is a copy.
 */
export function isAllTaken(
  { losses, notConcerned, done }: { losses: readonly Loss[]; notConcerned: number; done: { changed: number } | null },
  format: VaultFileFormat,
): boolean {
  return (
    done?.changed === 0 &&
    (notConcerned === 0 || format === 'browser-csv') &&
    losses.every(({ what, why }) => unmissed.has(what) || why === 'kept-as-extra')
  );
}
