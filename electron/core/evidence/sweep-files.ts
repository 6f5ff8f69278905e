import { listBackups } from '../foundation/backup/manifest.ts';
import type { Context } from '../foundation/context.ts';
import { removeGoneAtOnce } from '../snapshot/files/remove-gone.ts';
import { inEvidenceTurn } from './evidence-turn.ts';
import { allParts, allPacks, goneAction, heldHashes, packLinks } from './repository.ts';
import { GoneDetails, keepReceipts, readReceipts, type Receipt } from './receipts.ts';
import { emptyIncoming, removeStored, storedNames, unfinished } from './store.ts';

/** Files that a backup names: they stay until it goes. */
export function hashesInBackups(dataDir: string): Set<string> {
  return new Set(listBackups(dataDir).flatMap(({ evidence }) => evidence));
}

/** Receipts of packs that are gone in the register and have none beside it yet. */
async function missingReceipts(context: Context): Promise<Receipt[]> {
  const known = new Set(readReceipts(context.dataDir).map(({ packId }) => packId));
  return (await packLinks(context.db)).flatMap(({ action, subject_id: packId, details }) =>
    action !== goneAction || known.has(packId) || details === null
      ? []
      : [{ packId, ...GoneDetails.parse(JSON.parse(details)) }],
  );
}

/**
 * Makes the disk what the register says: packs that are gone have a receipt beside it and no file anywhere, and what a crash left on its way is
 * finished or forgotten; the sealed copies in the shared folder go with them. Done after every removal and at every start.
 * Refuses when a file cannot be removed.
 */
export async function sweepFiles(context: Context): Promise<void> {
  await inEvidenceTurn(context, async () => {
    const { dataDir, db } = context;
    await keepReceipts(context, await missingReceipts(context));
    const names = new Set(storedNames(dataDir));
    const held = await heldHashes(db);
    const gone = new Set((await allPacks(db)).flatMap(({ id, gone_at }) => (gone_at === null ? [] : [id])));
    const goneFiles = (await allParts(db)).flatMap(({ pack_id, sha256 }) => (gone.has(pack_id) ? [sha256] : []));
    const receipted = readReceipts(dataDir).flatMap(({ files }) => files);
    const toGo = new Set([...goneFiles, ...receipted].filter((hash) => !held.has(hash)));
    // One that waits to be downloaded is a copy as well.
    context.files.discardContents(toGo);
    removeStored(
      dataDir,
      [...toGo].filter((hash) => names.has(hash)),
    );
    await letGoOf(context, unfinished(dataDir));
    emptyIncoming(dataDir);
  });
  await removeGoneAtOnce(context, await heldHashes(context.db));
}

/** Removes those of these files that neither the register nor a backup names any more; within a turn. */
async function letGoOf(context: Context, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return;
  const held = await heldHashes(context.db);
  const inBackups = hashesInBackups(context.dataDir);
  removeStored(
    context.dataDir,
    hashes.filter((hash) => !held.has(hash) && !inBackups.has(hash)),
  );
}

/** Removes files that were kept for backups which are gone. */
export async function letGo(context: Context, hashes: readonly string[]): Promise<void> {
  await inEvidenceTurn(context, () => letGoOf(context, hashes));
}
