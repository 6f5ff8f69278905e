import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Encrypter } from 'age-encryption';
import { sha256 } from '../foundation/audit/chain.ts';
import { copyDatabase } from '../foundation/backup/write-backup.ts';
import { refusalOf } from '../foundation/disk-errors.ts';
import { stampPlace } from './copy-repository.ts';
import { hashOfManifest, type ManifestBody, type SignedClaim, sealedName, signManifest } from './manifest.ts';
import type { Heads } from './rules.ts';
import { publish, putUnfinished } from './shared-folder.ts';

/** Everything a worker needs to make one snapshot. */
export interface ToSeal {
  dataDir: string;
  file: string;
  folder: string;
  recipients: readonly string[];
  writerKey: string;
  claim: SignedClaim;
  place: Pick<
    ManifestBody,
    'registerId' | 'term' | 'serial' | 'previous' | 'madeAt' | 'vaultIds' | 'kitIds' | 'custodians' | 'putOut'
  >;
  /** Manifests that were there when the writer looked. */
  known: readonly string[];
  /** Sealed files that are too old when this one is there. */
  remove: readonly string[];
}

/**
 * Copies the register, seals the copy and puts it in the shared folder, in a worker: the sealed file first, whole and on the disk, the head last.
 * The copy in clear lies in the data folder while it lasts, as well kept as the register itself; nothing in clear ever reaches the shared folder.
 */
export async function writeSealed(input: ToSeal): Promise<{ hash: string; heads: Heads }> {
  const { place, folder } = input;
  const scratch = path.join(input.dataDir, 'snapshot');
  const plain = path.join(scratch, 'being-sealed.sqlite');
  const sweep = () => {
    for (const beside of ['', '-wal', '-shm', '-journal']) rmSync(plain + beside, { force: true });
  };
  let sealed: Uint8Array;
  let heads: Heads;
  try {
    mkdirSync(scratch, { recursive: true, mode: 0o700 });
    sweep();
    copyDatabase(input.file, plain);
    heads = stampPlace(plain, place);
    const encrypter = new Encrypter();
    for (const recipient of input.recipients) encrypter.addRecipient(recipient);
    sealed = await encrypter.encrypt(new Uint8Array(readFileSync(plain)));
  } catch (error) {
    throw refusalOf(error, input) ?? error;
  } finally {
    sweep();
  }
  const hash = sha256(sealed);
  const file = sealedName({ ...place, sha256: hash });
  const manifest = signManifest(
    { ...place, file, bytes: sealed.byteLength, sha256: hash },
    input.writerKey,
    input.claim,
  );
  const { registerId } = place;
  const temporary = putUnfinished({ folder, registerId, bytes: sealed });
  publish({
    folder,
    registerId,
    term: place.term,
    known: input.known,
    file,
    temporary,
    manifest,
    remove: input.remove,
  });
  return { hash: hashOfManifest(manifest), heads };
}
