import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { type CustodianList, readList, type Statement } from '../vault/statements.ts';
import { inSharedFolder } from './in-folder.ts';
import { extractFor, type Manifest } from './manifest.ts';
import { laterFirst, putOutBy, wordsInside } from './put-out.ts';

/**
 * Every device that is put out by a list inside one of the copies, for a computer that does not know every writer: the newest copy of each is opened,
 * when there is more than one, and their lists verified from the first statement. Copies that do not open say nothing.
 */
export async function putOutInside(
  context: Context,
  given: {
    folder: string;
    all: readonly Manifest[];
    /** This computer's, or the kit's, which has no fingerprint. */
    keys: { identity: string; fingerprint?: string };
    /** Which lists are worth believing. */
    isOurs: (list: CustodianList, statements: readonly Statement[]) => boolean;
  },
): Promise<Set<string>> {
  const newest = new Map<string, Manifest>();
  for (const manifest of given.all.toSorted(laterFirst))
    if (!newest.has(manifest.claim.by)) newest.set(manifest.claim.by, manifest);
  if (newest.size < 2) return new Set();
  const words = [];
  for (const manifest of newest.values()) {
    const lists = await listsOf(context, given.folder, manifest, given.keys);
    words.push(
      ...wordsInside(
        manifest,
        lists.filter(({ list, statements }) => given.isOurs(list, statements)).map(({ list }) => list),
      ),
    );
  }
  return putOutBy(words);
}

async function listsOf(
  context: Context,
  folder: string,
  manifest: Manifest,
  { identity, fingerprint }: { identity: string; fingerprint?: string },
) {
  const sealed = fingerprint === undefined ? null : extractFor(manifest, fingerprint);
  const target = path.join(context.dataDir, 'snapshot', 'being-looked-at.sqlite');
  try {
    mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
    const content = await inSharedFolder(context, 'openSealed', {
      folder,
      manifest: sealed ?? manifest,
      identity,
      target,
    });
    return content.vaults
      .map(({ vaultId, statements }) => ({ statements, ...readList(vaultId, statements) }))
      .filter(({ fault }) => fault === null);
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  } finally {
    rmSync(target, { force: true });
  }
}
