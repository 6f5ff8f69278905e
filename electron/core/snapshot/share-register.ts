import path from 'node:path';
import { recordEvents } from '../foundation/audit/record-event.ts';
import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { inTurn } from '../foundation/turns.ts';
import { everyVault } from '../vault/every-vault.ts';
import { beginTerm } from './begin-term.ts';
import { leftFolders } from './files/left-folders.ts';
import { inSharedFolder, look } from './in-folder.ts';
import { sharedRegister } from './repository.ts';
import { filesInHaste, writeSnapshot } from './write-snapshot.ts';

/** Whether a folder is inside another, or the other inside it. */
function overlaps(one: string, other: string): boolean {
  const inside = (folder: string, outer: string) => {
    const relative = path.relative(outer, folder);
    return relative === '' || (!relative.startsWith('..') && !path.isAbsolute(relative));
  };
  return inside(one, other) || inside(other, one);
}

/** Refuses a folder that cannot be the shared one: relative, this computer's own data folder, or one that cannot be written to. */
export async function tryShared(context: Context, folder: string): Promise<void> {
  if (!path.isAbsolute(folder)) throw new Refusal('snapshot-folder-not-there', { folder });
  if (overlaps(path.resolve(folder), path.resolve(context.dataDir)))
    throw new Refusal('snapshot-folder-own', { folder });
  try {
    await inSharedFolder(context, 'trySharedFolder', { folder }, 20_000);
  } catch (error) {
    // It is no shared folder yet: nobody gets less than before.
    if (error instanceof Refusal && error.code === 'snapshot-folder-missing')
      throw new Refusal('snapshot-folder-not-there', { folder }, { cause: error });
    throw error;
  }
}

/**
 * Chooses the shared folder and puts the first snapshot there; for a writer, another folder in its place.
 * A folder where this very register lies already is somebody's: it is opened or taken over, never written over.
 */
export async function shareRegister(context: Context, folder: string): Promise<void> {
  if (context.host.readOnly) throw new Refusal('read-only-beside-running-app');
  if ((await everyVault(context.db)).length === 0) throw new Refusal('snapshot-vault-first');
  await tryShared(context, folder);
  await inTurn(`snapshot ${context.dataDir}`, async () => {
    const { side } = context.shared;
    if (side?.side === 'writer') {
      context.shared.keep({ ...side, folder, leftFolders: leftFolders(side, side.registerId, folder) });
      await context.db.transaction().execute((db) =>
        recordEvents(db, context, [
          {
            action: 'register-shared',
            subjectKind: 'register',
            subjectId: side.registerId,
            details: { term: side.term },
          },
        ]),
      );
      return;
    }
    const here = await sharedRegister(context.db);
    const registerId = side?.registerId ?? here?.id ?? context.ids.next();
    const found = await look(context, folder, registerId);
    if (side !== null || found.head !== null || found.headIsForged) throw new Refusal('snapshot-taken', { folder });
    const term = (here?.term ?? 0) + 1;
    await beginTerm(context, {
      registerId,
      folder,
      term,
      from: null,
      serial: here?.serial ?? 0,
      event: { action: 'register-shared', details: {} },
    });
  });
  await writeSnapshot(context, filesInHaste);
}
