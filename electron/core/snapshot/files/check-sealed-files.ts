import type { Context } from '../../foundation/context.ts';
import { inSharedFolder } from '../in-folder.ts';
import { portionOf } from './portion.ts';
import { sealedRows } from './repository.ts';
import type { SealedFault } from './sealed-folder.ts';

/** Read in one worker; bytes. A slow line has its time for so many. */
const atOnce = 64 * 1024 * 1024;

/**
 * Reads the sealed files of the shared folder, or those of some files, against what the register says of them. Opens none and needs no key.
 * The next writing of this computer lays anew what is changed.
 */
export async function checkSealedFiles(context: Context, only?: ReadonlySet<string>): Promise<SealedFault[]> {
  const { folder, registerId } = context.shared.chosen;
  const rows = await sealedRows(context.db);
  const faults: SealedFault[] = [];
  for (let left = [...rows.values()].filter(({ sha256 }) => only?.has(sha256) ?? true); left.length > 0; ) {
    const files = portionOf(left, atOnce, ({ bytes }) => bytes);
    left = left.slice(files.length);
    faults.push(...(await inSharedFolder(context, 'checkSealed', { folder, registerId, files })));
  }
  for (const { sha256, fault } of faults)
    if (fault === 'damaged') context.shared.changed.add(rows.get(sha256)?.sealed ?? '');
  return faults;
}
