import { heldFiles } from '../../evidence/held-files.ts';
import type { Context } from '../../foundation/context.ts';
import type { SnapshotStatus } from '../contract.ts';
import { sealedRows } from './repository.ts';

/** How the files of cases stand to the shared folder, as far as the register knows. */
export async function filesOf(context: Context): Promise<SnapshotStatus['files']> {
  const { side } = context.shared;
  const held = await heldFiles(context);
  const count = held.size;
  if (side === null) return { count, waiting: 0, missing: 0, left: 0, leftFolders: [] };
  const rows = await sealedRows(context.db);
  const writes = side.side === 'writer' || side.side === 'restored';
  return {
    count,
    waiting: [...held].filter(([sha256, bytes]) => !rows.has(sha256) && (bytes !== null || !writes)).length,
    missing: writes ? [...held.values()].filter((bytes) => bytes === null).length : 0,
    left: side.side === 'writer' ? [...rows.keys()].filter((sha256) => !held.has(sha256)).length : 0,
    leftFolders: side.side === 'writer' ? side.leftFolders : [],
  };
}
