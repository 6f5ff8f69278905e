import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { everyVault } from '../vault/every-vault.ts';
import { readList } from '../vault/statements.ts';
import { checkSealedFiles } from './files/check-sealed-files.ts';
import { inSharedFolder } from './in-folder.ts';
import { everyDevice } from './keys-here.ts';
import { claimHolds, headName, type Manifest, readManifest } from './manifest.ts';

/** What a check of the shared folder found; `null` where none was chosen. */
export interface SharedCheck {
  code: 'shared-ok' | 'shared-damaged' | 'shared-missing' | 'shared-foreign' | 'shared-unreachable';
  values: Record<string, string | number>;
}

/**
 * Checks every snapshot in the shared folder: signatures, the sealed file's size and hash, and that a custodian of this register wrote it;
 * and every sealed file of a case against what the register says of it.
 * The newest must be by somebody who is one now; an older one may be by somebody who was. Opens nothing, and needs no keychain.
 */
export async function verifyShared(context: Context): Promise<SharedCheck | null> {
  const { side } = context.shared;
  if (side === null) return null;
  const { folder, registerId } = side;
  try {
    const { head, manifests, fault } = await inSharedFolder(context, 'checkShared', { folder, registerId });
    if (fault !== null) return { code: `shared-${fault.fault}`, values: { file: fault.file } };
    const vaults = await everyVault(context.db);
    const lists = new Map(vaults.map(({ vaultId, statements }) => [vaultId, readList(vaultId, statements).list]));
    const newest = readManifest(head ?? '');
    if (typeof newest === 'string' || !claimHolds(newest, lists))
      return { code: 'shared-foreign', values: { file: headName(registerId) } };
    const devices = new Map(vaults.map(({ vaultId, statements }) => [vaultId, everyDevice(statements)]));
    const isOurs = ({ claim, claimSigner, registerId: of }: Manifest) =>
      of === registerId && devices.get(claim.vaultId)?.get(claim.by)?.signingKey === claimSigner;
    for (const { file, text } of manifests) {
      const manifest = readManifest(text);
      if (typeof manifest === 'string' || !isOurs(manifest)) return { code: 'shared-foreign', values: { file } };
    }
    // On a copy to read they are the files of its cases, and checked as such.
    const [damaged] = context.shared.readsHere ? [] : await checkSealedFiles(context);
    if (damaged !== undefined)
      return {
        code: damaged.fault === 'missing' ? 'shared-missing' : 'shared-damaged',
        values: { file: damaged.file },
      };
    return { code: 'shared-ok', values: { count: manifests.length } };
  } catch (error) {
    if (error instanceof Refusal) return { code: 'shared-unreachable', values: { folder } };
    throw error;
  }
}
