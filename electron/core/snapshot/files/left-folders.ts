import type { Context } from '../../foundation/context.ts';
import { Refusal } from '../../foundation/errors.ts';
import { inSharedFolder } from '../in-folder.ts';
import type { LocalSide } from '../local-side.ts';

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
