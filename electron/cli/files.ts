import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { HeldFile } from '../core/foundation/held-files.ts';
import type { Words } from '../core/foundation/i18n/index.ts';
import { Failed } from './command.ts';

/** A file that the person named, read whole; what stands in the way is said in words. */
export async function readNamedFile(name: string, words: Words): Promise<Uint8Array> {
  try {
    return await readFile(name);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new Failed(words(isMissing ? 'cli.noSuchFile' : 'cli.cannotRead', { file: name }), { cause: error });
  }
}

/** Makes a folder and those above it; by hand, since Node's own recursion never ends where a parent exists and takes no folders (`/proc`). */
async function makeFolder(folder: string): Promise<void> {
  const make = () =>
    mkdir(folder).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    });
  try {
    await make();
  } catch (error) {
    const parent = path.dirname(folder);
    if (parent === folder || !(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    await makeFolder(parent);
    await make();
  }
}

/** Writes files in a folder, each whole or not at all: beside, then in place. Answers where each one is, with its SHA-256. */
export async function writeFiles(
  folder: string,
  files: readonly HeldFile[],
  words: Words,
): Promise<Array<{ path: string; sha256: string }>> {
  const written = [];
  for (const { name, bytes } of files) {
    const file = path.join(folder, path.basename(name));
    const unfinished = `${file}.${randomUUID().slice(0, 8)}.tmp`;
    try {
      await makeFolder(folder);
      const handle = await open(unfinished, 'wx');
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(unfinished, file);
    } catch (error) {
      // Where the folder itself is the trouble there is nothing to take away.
      await rm(unfinished, { force: true }).catch(() => {});
      throw new Failed(words('cli.cannotWrite', { file }), { cause: error });
    }
    written.push({ path: file, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  return written;
}
