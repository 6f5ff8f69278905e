import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { kitsIssued } from '../vault/issue-kit.ts';
import { look } from './in-folder.ts';

/** A copy in the shared folder that an earlier recovery kit of a vault opens. */
interface OldCopy {
  name: string;
  madeAt: string;
  kitNumber: number;
}

/** The copies in the shared folder that an earlier kit of a vault opens; none where nothing is shared, `null` when the folder does not answer. */
export async function listOldCopies(context: Context, vaultId: string): Promise<OldCopy[] | null> {
  const { side } = context.shared;
  if (side === null) return [];
  const kits = (await kitsIssued(context, vaultId)).slice(0, -1);
  if (kits.length === 0) return [];
  try {
    const { all } = await look(context, side.folder, side.registerId);
    return all.flatMap(({ file, madeAt, kitIds }) => {
      const kit = kits.find(({ id }) => kitIds.includes(id));
      return kit === undefined ? [] : [{ name: file, madeAt, kitNumber: kit.number }];
    });
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
