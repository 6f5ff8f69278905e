import { minuteOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { everyVault } from '../vault/every-vault.ts';
import { readList } from '../vault/statements.ts';
import { checkSealedFiles } from './files/check-sealed-files.ts';
import { inSharedFolder } from './in-folder.ts';
import { everyDevice } from './keys-here.ts';
import { claimHolds, headName, type Manifest, readManifest } from './manifest.ts';
import { isPutOut, laterFirst, putOutHere } from './put-out.ts';
import { personNames } from './repository.ts';
import { byAnyDeviceOf } from './taken-away.ts';
import { listsTold } from './word-to-put-out.ts';

/** What a check of the shared folder found; `null` where none was chosen. */
export interface SharedCheck {
  code: 'shared-ok' | 'shared-damaged' | 'shared-missing' | 'shared-foreign' | 'shared-put-out' | 'shared-unreachable';
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
    const read = [...manifests, { file: headName(registerId), text: head ?? '' }].flatMap(({ file, text }) => {
      const manifest = readManifest(text);
      return typeof manifest === 'string' ? [] : [{ file, manifest }];
    });
    const all = read.map(({ manifest }) => manifest);
    const out = putOutHere(all, await listsTold(context, all, lists));
    const isKept = (manifest: Manifest) => !isPutOut(manifest, out) && claimHolds(manifest, lists);
    const rightful = all.filter(isKept).toSorted(laterFirst)[0];
    // What a custodian wrote before being put out is rightly signed; what comes in the rightful writer's term or after it, or was passed over, is not.
    const late = read.find(
      ({ manifest }) =>
        isPutOut(manifest, out) &&
        (manifest.hash === side.passedOver?.hash || (rightful !== undefined && manifest.term >= rightful.term)),
    );
    if (late !== undefined) return { code: 'shared-put-out', values: await whoPutOut(context, late) };
    if (typeof newest === 'string' || !claimHolds(newest, lists))
      return { code: 'shared-foreign', values: { file: headName(registerId) } };
    const wasLetIn = byAnyDeviceOf(vaults);
    const isOurs = (manifest: Manifest) => manifest.registerId === registerId && wasLetIn(manifest);
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

/** Whose copy it is that a device wrote after it was put out. */
async function whoPutOut(
  context: Context,
  { file, manifest: { claim, madeAt } }: { file: string; manifest: Manifest },
): Promise<SharedCheck['values']> {
  const vault = (await everyVault(context.db)).find(({ vaultId }) => vaultId === claim.vaultId);
  const device = everyDevice(vault?.statements ?? []).get(claim.by);
  const personId = device?.personId ?? '';
  const person = (await personNames(context.db, [personId])).get(personId) ?? '';
  return { file, person, computer: device?.name ?? claim.by, at: minuteOf(madeAt) };
}
