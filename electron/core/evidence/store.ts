import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { sha256 } from '../foundation/audit/chain.ts';
import { refusalOf } from '../foundation/disk-errors.ts';
import { syncFolder, writeDurably } from '../foundation/durable-files.ts';
import { Refusal } from '../foundation/refusal.ts';

/** The folder of everything about files of cases, inside a data folder. */
export const evidenceFolder = (dataDir: string) => path.join(dataDir, 'evidence');
const filesFolder = (dataDir: string) => path.join(evidenceFolder(dataDir), 'files');
/** Where a file lies until it is whole and on the disk. */
const incomingFolder = (dataDir: string) => path.join(evidenceFolder(dataDir), 'incoming');

/** The one place of a file: named by its SHA-256, never duplicated, so that what is removed here is removed everywhere. */
export const storedFile = (dataDir: string, hash: string) => path.join(filesFolder(dataDir), hash.slice(0, 2), hash);

function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
  syncFolder(path.dirname(folder));
}

/** Writes a file once, whole and on the disk before it has its name; the same bytes are the same file. Returns its SHA-256. */
export function putFile(dataDir: string, bytes: Uint8Array): string {
  const hash = sha256(bytes);
  const target = storedFile(dataDir, hash);
  const temporary = path.join(incomingFolder(dataDir), randomUUID());
  try {
    // What lies there may be damaged; what comes now is what the name says.
    if (existsSync(target) && sha256(readFileSync(target)) === hash) return hash;
    makeFolder(path.dirname(target));
    makeFolder(path.dirname(temporary));
    const handle = openSync(temporary, 'wx', 0o600);
    try {
      for (let written = 0; written < bytes.byteLength; ) written += writeSync(handle, bytes, written);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    chmodSync(temporary, 0o400);
    renameSync(temporary, target);
    syncFolder(path.dirname(target));
    return hash;
  } catch (error) {
    rmSync(temporary, { force: true });
    throw refusalOf(error, { dataDir, file: target }) ?? error;
  }
}

/** How many bytes lie under a name, whole or not; `null` where none do. */
export const storedBytes = (dataDir: string, hash: string): number | null =>
  statSync(storedFile(dataDir, hash), { throwIfNoEntry: false })?.size ?? null;

/** The bytes of a file; refuses one that is not there, or is not what its name says. */
export function readStored(dataDir: string, hash: string): Buffer<ArrayBuffer> {
  const file = storedFile(dataDir, hash);
  if (!existsSync(file)) throw new Refusal('evidence-file-missing');
  const bytes = readFileSync(file);
  if (sha256(bytes) !== hash) throw new Refusal('evidence-file-damaged');
  return bytes;
}

/** Removes files, and waits until the disk has forgotten their names. Refuses when one cannot be removed. */
export function removeStored(dataDir: string, hashes: Iterable<string>): void {
  const folders = new Set<string>();
  for (const hash of hashes) {
    const file = storedFile(dataDir, hash);
    if (!existsSync(file)) continue;
    try {
      // Windows removes no file that is written once.
      chmodSync(file, 0o600);
      rmSync(file);
    } catch (error) {
      throw new Refusal('evidence-not-removed', { file }, { cause: error });
    }
    folders.add(path.dirname(file));
  }
  for (const folder of folders) syncFolder(folder);
}

/** Every name in the store; `./…` is one that no file of ours could have there. */
export function storedNames(dataDir: string): string[] {
  const files = filesFolder(dataDir);
  if (!existsSync(files)) return [];
  return readdirSync(files, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const place = path.join(entry.parentPath, entry.name);
      return place === storedFile(dataDir, entry.name) ? entry.name : `./${path.relative(files, place)}`;
    });
}

/** Says which files are on their way, before the first of them has its name; after a crash `unfinished` tells of them. Returns what ends it. */
export function beginKeeping(dataDir: string, hashes: readonly string[]): () => void {
  makeFolder(incomingFolder(dataDir));
  const marker = path.join(incomingFolder(dataDir), `${randomUUID()}.json`);
  writeDurably(marker, JSON.stringify(hashes));
  return () => rmSync(marker, { force: true });
}

/** Files that were on their way when the app was cut off, and may have no row. */
export function unfinished(dataDir: string): string[] {
  const folder = incomingFolder(dataDir);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => z.array(z.hash('sha256')).parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))));
}

/** Forgets what was on its way; call it when nothing is. */
export function emptyIncoming(dataDir: string): void {
  rmSync(incomingFolder(dataDir), { recursive: true, force: true });
}

/** Which of the files in the store are not what their names say; every byte is read, in a worker. */
export async function checkStored({ dataDir }: { dataDir: string }): Promise<{ names: string[]; changed: string[] }> {
  const names = storedNames(dataDir);
  const changed = names.filter((name) => {
    const file = storedFile(dataDir, name);
    return !name.startsWith('./') && existsSync(file) && sha256(readFileSync(file)) !== name;
  });
  return { names, changed };
}
