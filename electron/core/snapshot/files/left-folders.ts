import { recordEvents } from '../../foundation/audit/record-event.ts';
import type { Context } from '../../foundation/context.ts';
import { Refusal } from '../../foundation/errors.ts';
import { inTurn } from '../../foundation/turns.ts';
import { inSharedFolder } from '../in-folder.ts';
import type { LocalSide } from '../local-side.ts';
import { filesOf } from './files-of.ts';

/** Folders that this computer has laid files in and left, when it goes on in another one. */
export function leftFolders(before: LocalSide | null, registerId: string, folder: string): string[] {
  if (before?.registerId !== registerId) return [];
  return [...new Set([...before.leftFolders, before.folder])].filter((one) => one !== folder);
}

/** Whether a left folder is done with: emptied of sealed files, or the very folder that is in use, by another way to it. */
async function emptied(context: Context, folder: string, registerId: string): Promise<boolean> {
  try {
    const there = await inSharedFolder(context, 'listSealed', { folder, registerId }, 10_000);
    if (there.length === 0) return true;
    // The names say nothing of it: somebody may have copied the folder by hand.
    const { folder: other } = context.shared.chosen;
    if (!(await inSharedFolder(context, 'isSameFolder', { folder, other }, 10_000)))
      await inSharedFolder(context, 'removeSealed', { folder, registerId, sealed: null });
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** When every file lies in the new folder, the sealed ones of the old go: no gallring would find them there. One that cannot be reached is tried again. */
export async function emptyLeftFolders(context: Context): Promise<void> {
  const { side } = context.shared;
  if (side === null || side.leftFolders.length === 0) return;
  const left: string[] = [];
  for (const folder of side.leftFolders) if (!(await emptied(context, folder, side.registerId))) left.push(folder);
  if (left.length < side.leftFolders.length) context.shared.keep({ ...context.shared.chosen, leftFolders: left });
}

/**
 * A left folder that cannot be emptied, as a server that is shut down or a share that has become read-only: it is tried once more, and when that fails nobody looks
 * for it again, and the chain keeps who said so and why. Refuses one that answers while files of it may lie nowhere else: those are not removed, and not given up.
 */
export async function giveUpFolder(context: Context, { folder, reason }: { folder: string; reason: string }) {
  await inTurn(`snapshot ${context.dataDir}`, async () => {
    const { side } = context.shared;
    if (side?.side !== 'writer' || !side.leftFolders.includes(folder)) throw new Refusal('not-found');
    const { registerId } = side;
    const { waiting, missing } = await filesOf(context);
    if (waiting > 0 || missing > 0) {
      if (await answers(context, folder, registerId)) throw new Refusal('snapshot-folder-answers', { folder });
    } else if (await emptied(context, folder, registerId)) return leave(context, folder);
    await context.db.transaction().execute((db) =>
      recordEvents(db, context, [
        {
          action: 'left-folder-given-up',
          subjectKind: 'register',
          subjectId: registerId,
          details: { folder, reason },
        },
      ]),
    );
    leave(context, folder);
  });
  context.announce({ room: 'snapshot', ids: [] });
}

/** Whether it can be seen what lies in a folder. */
async function answers(context: Context, folder: string, registerId: string): Promise<boolean> {
  try {
    await inSharedFolder(context, 'listSealed', { folder, registerId }, 10_000);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

function leave({ shared }: Context, folder: string): void {
  shared.keep({ ...shared.chosen, leftFolders: shared.chosen.leftFolders.filter((one) => one !== folder) });
}
