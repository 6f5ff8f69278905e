import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Encrypter } from 'age-encryption';
import { sha256 } from '../foundation/audit/chain.ts';
import { copyDatabase } from '../foundation/backup/write-backup.ts';
import { refusalOf } from '../foundation/disk-errors.ts';
import { stampPlace } from './copy-repository.ts';
import { hashOfManifest, type ManifestBody, type SignedClaim, sealedName, signManifest } from './manifest.ts';
import { reduceCopy } from './reduce-copy.ts';
import type { Heads } from './rules.ts';
import { pruneShared, takeBack } from './prune-shared.ts';
import { inFolder, publish, putUnfinished, renameShared } from './shared-folder.ts';

/** Everything a worker needs to make one snapshot. */
export interface ToSeal {
  dataDir: string;
  file: string;
  folder: string;
  recipients: readonly string[];
  /** Whom the extract is for; no extract is made for nobody. */
  named: { recipients: readonly string[]; people: readonly string[]; today: string };
  writerKey: string;
  claim: SignedClaim;
  place: Pick<
    ManifestBody,
    'registerId' | 'term' | 'serial' | 'previous' | 'madeAt' | 'vaultIds' | 'kitIds' | 'custodians' | 'putOut'
  >;
  /** Manifests that were there when the writer looked. */
  known: readonly string[];
  /** The sealed files of copies that go when this one is there. */
  remove: ReadonlyArray<readonly string[]>;
  /** Serials of this term whose writing was cut short. */
  pending: readonly number[];
}

/**
 * Copies the register, seals the copy and puts it in the shared folder, in a worker: the sealed files first, whole and on the disk, the head last.
 * Where somebody is only named, what they may read is sealed to them in a file beside it (`reduce-copy.ts`).
 * What is too old, or what an earlier writing left behind, goes when the new copy is there; one that is refused is taken back.
 * The copy in clear lies in the data folder while it lasts, as well kept as the register itself; nothing in clear ever reaches the shared folder.
 */
export async function writeSealed(input: ToSeal): Promise<{ hash: string; heads: Heads; left: string[] }> {
  const { place, folder } = input;
  const scratch = path.join(input.dataDir, 'snapshot');
  const plain = path.join(scratch, 'being-sealed.sqlite');
  const sweep = () => {
    for (const beside of ['', '-wal', '-shm', '-journal']) rmSync(plain + beside, { force: true });
  };
  let sealed: Uint8Array;
  let extract: Uint8Array | null = null;
  let heads: Heads;
  try {
    mkdirSync(scratch, { recursive: true, mode: 0o700 });
    sweep();
    copyDatabase(input.file, plain);
    heads = stampPlace(plain, place);
    sealed = await sealFile(plain, input.recipients);
    if (input.named.recipients.length > 0) {
      reduceCopy(plain, input.named);
      extract = await sealFile(plain, input.named.recipients);
    }
  } catch (error) {
    throw refusalOf(error, input) ?? error;
  } finally {
    sweep();
  }
  const named = (bytes: Uint8Array) => {
    const hash = sha256(bytes);
    return { file: sealedName({ ...place, sha256: hash }), bytes: bytes.byteLength, sha256: hash };
  };
  const whole = named(sealed);
  const part = extract === null ? null : named(extract);
  const manifest = signManifest(
    { ...place, ...whole, ...(part !== null && { extract: part }) },
    input.writerKey,
    input.claim,
  );
  const { registerId, term, serial } = place;
  const { file } = whole;
  try {
    if (extract !== null && part !== null)
      inFolder(folder, () =>
        renameShared(putUnfinished({ folder, registerId, bytes: extract }), path.join(folder, part.file)),
      );
    const temporary = putUnfinished({ folder, registerId, bytes: sealed });
    publish({ folder, registerId, term, known: input.known, file, temporary, manifest });
  } catch (error) {
    takeBack({ folder, registerId, files: part === null ? [file] : [file, part.file], manifest });
    throw error;
  }
  const left = pruneShared({ folder, registerId, term, serial, file, remove: input.remove, pending: input.pending });
  return { hash: hashOfManifest(manifest), heads, left };
}

async function sealFile(file: string, recipients: readonly string[]): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return await encrypter.encrypt(new Uint8Array(readFileSync(file)));
}
