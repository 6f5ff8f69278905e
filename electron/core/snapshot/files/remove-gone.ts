import type { Context } from '../../foundation/context.ts';
import { Refusal } from '../../foundation/errors.ts';
import { inSharedFolder } from '../in-folder.ts';
import { dropSealedRows, sealedRows } from './repository.ts';

/** Where the sealed files of a register lie. */
export interface FilesPlace {
  folder: string;
  registerId: string;
}

/** Files that a case still holds. */
type Held = Pick<ReadonlySet<string>, 'has'>;

/** A folder that does not answer within this is left for the next writing: somebody waits for the answer; milliseconds. */
const patience = 10_000;

/** Removes the sealed copies of files that no case holds any more; refused by the folder, they are still known, and tried again. Answers how many. */
export async function removeGone(
  context: Context,
  { folder, registerId }: FilesPlace,
  held: Held,
  within?: number,
): Promise<number> {
  const gone = [...(await sealedRows(context.db)).values()].filter(({ sha256 }) => !held.has(sha256));
  if (gone.length === 0) return 0;
  const sealed = gone.map((row) => row.sealed);
  await inSharedFolder(context, 'removeSealed', { folder, registerId, sealed }, within);
  await dropSealedRows(
    context.db,
    gone.map(({ sha256 }) => sha256),
  );
  return gone.length;
}

/**
 * The same at once, after a gallring: a folder that cannot be reached is no hindrance. What is left there is removed at the next writing, and said meanwhile.
 * Only the computer that writes the register removes anything.
 */
export async function removeGoneAtOnce(context: Context, held: Held): Promise<void> {
  const { side } = context.shared;
  if (side?.side !== 'writer' || context.host.readOnly) return;
  try {
    if ((await removeGone(context, side, held, patience)) === 0) return;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    context.log.info('Sealed files that are gone lie in the shared folder still', { code: error.code });
  }
  context.announce({ room: 'snapshot', ids: [] });
}
