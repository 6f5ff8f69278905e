import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Decrypter } from 'age-encryption';
import { sha256 } from '../foundation/audit/chain.ts';
import { checkContent } from '../foundation/backup/check-file.ts';
import { refusalOf } from '../foundation/disk-errors.ts';
import { syncFile } from '../foundation/durable-files.ts';
import { Refusal } from '../foundation/refusal.ts';
import { type CopyContent, readCopy } from './copy-repository.ts';
import type { Sealed } from './manifest.ts';
import { inFolder } from './shared-folder.ts';

/**
 * Opens a sealed snapshot into a file of the data folder, in a worker: the very bytes that the manifest names, sound, ours,
 * and saying of itself what the manifest says. Whether its custodians are to be trusted is for the caller; refused here, nothing is left behind.
 */
export async function openSealed(input: {
  folder: string;
  manifest: Sealed;
  identity: string;
  target: string;
}): Promise<CopyContent> {
  const { manifest, target } = input;
  const sealedFile = path.join(input.folder, manifest.file);
  const damaged = () => new Refusal('snapshot-damaged', { file: manifest.file });
  const sweep = () => {
    for (const beside of ['', '-wal', '-shm', '-journal']) rmSync(target + beside, { force: true });
  };
  const sealed = inFolder(input.folder, () => {
    // A file that is not there is not a folder that is not there: somebody took it, or a synchronising program is late.
    const size = statSync(sealedFile, { throwIfNoEntry: false })?.size ?? -1;
    if (size !== manifest.bytes) throw damaged();
    return readFileSync(sealedFile);
  });
  if (sha256(sealed) !== manifest.sha256) throw damaged();
  const decrypter = new Decrypter();
  decrypter.addIdentity(input.identity);
  let plain: Uint8Array;
  try {
    plain = await decrypter.decrypt(new Uint8Array(sealed));
  } catch {
    // The library's own words may say what it tried to read; they are not kept.
    throw new Refusal('snapshot-not-for-this-key');
  }
  try {
    sweep();
    writeFileSync(target, plain, { mode: 0o600 });
    checkContent(target);
    const content = await readCopy(target);
    const { place } = content;
    if (place?.id !== manifest.registerId || place.term !== manifest.term || place.serial !== manifest.serial)
      throw new Refusal('snapshot-forged', { file: manifest.file });
    syncFile(target);
    return content;
  } catch (error) {
    sweep();
    if (error instanceof Refusal && (error.code === 'backup-damaged' || error.code === 'backup-not-ours'))
      throw damaged();
    throw refusalOf(error, { dataDir: path.dirname(target), file: target }) ?? error;
  }
}
