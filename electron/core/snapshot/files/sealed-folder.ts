import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Decrypter, Encrypter } from 'age-encryption';
import { readStored } from '../../evidence/store.ts';
import { sha256 as hashOf } from '../../foundation/audit/chain.ts';
import { Refusal } from '../../foundation/refusal.ts';
import { filePrefix } from '../manifest.ts';
import { inFolder, renameShared, syncShared } from '../shared-folder.ts';

// The sealed files of cases in a shared folder. Everything here runs in a worker.

/** A sealed file as the register names it. */
export interface Sealed {
  /** Of the file itself. */
  sha256: string;
  /** Of the sealed bytes, and so its name: which file it is, is said by nobody but the register. */
  sealed: string;
  bytes: number;
}

/** A sealed file that cannot be had: it is not there, is not what it was, or is sealed to other keys. */
export interface SealedFault {
  sha256: string;
  /** Its name in the folder. */
  file: string;
  fault: 'missing' | 'damaged' | 'other-key';
}

interface Place {
  folder: string;
  registerId: string;
}

const filesFolder = ({ folder, registerId }: Place) => path.join(folder, `${filePrefix(registerId)}-filer`);
const nameOf = (sealed: string) => `${sealed}.age`;
const sealedName = /^([0-9a-f]{64})\.age$/;
const unfinishedName = /^[0-9a-f]{64}\.tmp$/;
const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size;

/** What lies there, with its size; nothing where no file was ever laid. */
export function listSealed(place: Place): Array<{ sealed: string; bytes: number }> {
  return inFolder(place.folder, () => {
    const files = filesFolder(place);
    if (sizeOf(files) === undefined) return [];
    return readdirSync(files).flatMap((name) => {
      const sealed = sealedName.exec(name)?.[1];
      const bytes = sealed === undefined ? undefined : sizeOf(path.join(files, name));
      return sealed === undefined || bytes === undefined ? [] : [{ sealed, bytes }];
    });
  });
}

/**
 * Seals files of this computer's store and lays them there, each whole and on the disk before it has its name. Answers which were laid, also when
 * the folder takes no more; a file that is not what its name says is not laid, but named.
 */
export async function laySealed(
  input: Place & { dataDir: string; recipients: readonly string[]; hashes: readonly string[] },
): Promise<{ laid: Sealed[]; unsound: string[]; refused: Pick<Refusal, 'code' | 'values'> | null }> {
  const laid: Sealed[] = [];
  const unsound: string[] = [];
  const files = filesFolder(input);
  try {
    inFolder(input.folder, () => {
      mkdirSync(files, { recursive: true });
      // What an earlier writing was cut off at; nothing else that somebody may keep there.
      for (const name of readdirSync(files))
        if (unfinishedName.test(name)) rmSync(path.join(files, name), { force: true });
    });
    for (const sha256 of input.hashes) {
      const plain = wholeOrNull(input.dataDir, sha256);
      if (plain === null) {
        unsound.push(sha256);
        continue;
      }
      const encrypter = new Encrypter();
      for (const recipient of input.recipients) encrypter.addRecipient(recipient);
      const bytes = await encrypter.encrypt(plain);
      const sealed = hashOf(bytes);
      inFolder(input.folder, () => {
        const temporary = path.join(files, `${sealed}.tmp`);
        try {
          writeFileSync(temporary, bytes);
          renameShared(temporary, path.join(files, nameOf(sealed)));
        } catch (error) {
          rmSync(temporary, { force: true });
          throw error;
        }
      });
      laid.push({ sha256, sealed, bytes: bytes.byteLength });
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { laid, unsound, refused: { code: error.code, values: error.values } };
  }
  return { laid, unsound, refused: null };
}

/** A file of this computer's store; `null` where it is gone, damaged or cannot be read, which is no fault of the folder's. */
function wholeOrNull(dataDir: string, sha256: string): Uint8Array | null {
  try {
    return new Uint8Array(readStored(dataDir, sha256));
  } catch {
    return null;
  }
}

/** Removes sealed files by their names, or with `null` every one of the register, and waits until the folder has forgotten them. */
export function removeSealed(input: Place & { sealed: readonly string[] | null }): void {
  inFolder(input.folder, () => {
    const files = filesFolder(input);
    if (sizeOf(files) === undefined) return;
    try {
      if (input.sealed === null) {
        rmSync(files, { recursive: true, force: true });
        return;
      }
      for (const sealed of input.sealed) rmSync(path.join(files, path.basename(nameOf(sealed))), { force: true });
    } catch (error) {
      // Somebody has it open, on Windows: it is tried again, and what asked for it has been done.
      if (error instanceof Error && 'code' in error && ['EBUSY', 'ENOTEMPTY'].includes(String(error.code)))
        throw new Refusal('snapshot-folder-failing', { folder: input.folder }, { cause: error });
      throw error;
    }
    syncShared(files);
  });
}

/** The sealed bytes, or why they cannot be had. */
function sealedBytes(files: string, { sealed, bytes }: Sealed): Buffer | 'missing' | 'damaged' {
  const file = path.join(files, path.basename(nameOf(sealed)));
  const size = sizeOf(file);
  if (size === undefined) return 'missing';
  if (size !== bytes) return 'damaged';
  const content = readFileSync(file);
  return hashOf(content) === sealed ? content : 'damaged';
}

/** Which sealed files are not there, or not what they were; opens nothing. */
export function checkSealed(input: Place & { files: readonly Sealed[] }): SealedFault[] {
  return inFolder(input.folder, () =>
    input.files.flatMap((one) => {
      const found = sealedBytes(filesFolder(input), one);
      return typeof found === 'string' ? [{ sha256: one.sha256, file: nameOf(one.sealed), fault: found }] : [];
    }),
  );
}

/** Opens sealed files in memory: only what the register names, with the SHA-256 that it says. The others are named with what is wrong. */
export async function openSealedFiles(
  input: Place & { identity: string; files: readonly Sealed[] },
): Promise<{ opened: Array<{ sha256: string; content: Uint8Array }>; faults: SealedFault[] }> {
  const opened: Array<{ sha256: string; content: Uint8Array }> = [];
  const faults: SealedFault[] = [];
  const decrypter = new Decrypter();
  decrypter.addIdentity(input.identity);
  for (const one of input.files) {
    const fail = (fault: SealedFault['fault']) =>
      void faults.push({ sha256: one.sha256, file: nameOf(one.sealed), fault });
    const found = inFolder(input.folder, () => sealedBytes(filesFolder(input), one));
    if (typeof found === 'string') {
      fail(found);
      continue;
    }
    // The library's own words may say what it tried to read; they are not kept.
    const content = await decrypter.decrypt(new Uint8Array(found)).catch(() => null);
    if (content === null) fail('other-key');
    else if (hashOf(content) === one.sha256) opened.push({ sha256: one.sha256, content });
    else fail('damaged');
  }
  return { opened, faults };
}
