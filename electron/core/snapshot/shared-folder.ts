import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { refusalOf } from '../foundation/disk-errors.ts';
import { syncFile, syncFolder } from '../foundation/durable-files.ts';
import { Refusal } from '../foundation/refusal.ts';
import { filePrefix, headName, manifestName, placeInName, readManifest } from './manifest.ts';

// Everything that touches the shared folder runs in a worker: a network drive that does not answer must never stop the app.

/** A manifest is small; a file larger than this is something else; bytes. */
const manifestLimit = 256 * 1024;
/** A reader's log beyond this is not read; bytes. */
const logLimit = 32 * 1024 * 1024;

/** What lies in a shared folder of one register, unverified. */
export interface Found {
  head: string | null;
  manifests: string[];
  /** Only when asked for: file name and text. */
  logs: Array<{ name: string; text: string }>;
}

/** What the disks of other computers say when they cannot be reached. */
const goneCodes = [
  'ENOENT',
  'ENOTDIR',
  'ENXIO',
  'ENODEV',
  'ESTALE',
  'ENOTCONN',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'ETIMEDOUT',
];
const renamed = {
  'disk-full': 'snapshot-folder-full',
  'disk-read-only': 'snapshot-folder-read-only',
  'disk-failing': 'snapshot-folder-failing',
} as const;

/** Works in a shared folder; what goes wrong there is said of that folder, never of the register. */
export function inFolder<T>(folder: string, work: () => T): T {
  try {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
      throw new Refusal('snapshot-folder-missing', { folder });
    return work();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const options = { cause: error };
    if (error instanceof Error && 'code' in error && goneCodes.includes(String(error.code)))
      throw new Refusal('snapshot-folder-missing', { folder }, options);
    const known = refusalOf(error, { dataDir: folder, file: folder })?.code;
    if (known !== undefined && known in renamed)
      throw new Refusal(renamed[known as keyof typeof renamed], { folder }, options);
    throw error;
  }
}

/** Gives a finished file its name. Unlike the data folder's, a file here is for every colleague who may open the folder: what is in it is sealed. */
export function renameShared(from: string, to: string): void {
  syncFile(from);
  renameSync(from, to);
  syncShared(path.dirname(to));
}

/** Waits until the disk has a folder's names, where it can be waited for. */
export function syncShared(folder: string): void {
  try {
    syncFolder(folder);
  } catch {
    // Some network file systems cannot wait for a folder; the files themselves are there.
  }
}

function writeShared(file: string, text: string): void {
  const temporary = `${file}.tmp`;
  writeFileSync(temporary, text);
  renameShared(temporary, file);
}

const textOf = (file: string, limit: number) => {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat === undefined || !stat.isFile() || stat.size > limit ? null : readFileSync(file, 'utf8');
};

/** Which registers have a head in a folder. */
export function findHeads(input: { folder: string }): string[] {
  return inFolder(input.folder, () =>
    readdirSync(input.folder)
      .filter((name) => /^kanalvakt-[0-9a-f]{8}\.json$/.test(name))
      .flatMap((name) => textOf(path.join(input.folder, name), manifestLimit) ?? []),
  );
}

/** Reads a register's head, the manifests beside its snapshots, and, when asked, its readers' logs. */
export function lookInto(input: { folder: string; registerId: string; logs: boolean }): Found {
  const { folder, registerId } = input;
  return inFolder(folder, () => {
    const names = readdirSync(folder).filter((name) => name.startsWith(`${filePrefix(registerId)}-`));
    const of = (pattern: RegExp) => names.filter((name) => pattern.test(name)).toSorted();
    return {
      head: textOf(path.join(folder, headName(registerId)), manifestLimit),
      manifests: of(/-\d{4,}-\d{8,}-[0-9a-f]{12}\.json$/).flatMap(
        (name) => textOf(path.join(folder, name), manifestLimit) ?? [],
      ),
      logs: input.logs
        ? of(/-log-[0-9a-z-]+\.jsonl$/).flatMap((name) => {
            const text = textOf(path.join(folder, name), logLimit);
            return text === null ? [] : [{ name, text }];
          })
        : [],
    };
  });
}

/** Makes sure that a folder can be written to, with a file that goes again. */
export function tryFolder({ folder }: { folder: string }): void {
  inFolder(folder, () => {
    const file = path.join(folder, `kanalvakt-prov-${process.pid}.tmp`);
    try {
      writeFileSync(file, 'Kanalvakt provar om mappen går att skriva i.\n');
      syncFile(file);
    } finally {
      rmSync(file, { force: true });
    }
  });
}

/** Whether two ways lead to one folder: what is put in the one is seen in the other. */
export function isSameFolder({ folder, other }: { folder: string; other: string }): boolean {
  const name = `kanalvakt-prov-${randomUUID()}.tmp`;
  return inFolder(other, () =>
    inFolder(folder, () => {
      try {
        writeFileSync(path.join(folder, name), '');
        return existsSync(path.join(other, name));
      } finally {
        rmSync(path.join(folder, name), { force: true });
      }
    }),
  );
}

/** Puts sealed bytes in the shared folder under a name that says they are unfinished; answers it. What an earlier writer left unfinished goes. */
export function putUnfinished(input: { folder: string; registerId: string; bytes: Uint8Array }): string {
  const { folder, registerId } = input;
  return inFolder(folder, () => {
    for (const name of readdirSync(folder))
      if (name.startsWith(filePrefix(registerId)) && /\.(age|json)\.tmp$/.test(name))
        rmSync(path.join(folder, name), { force: true });
    const temporary = path.join(folder, `${filePrefix(registerId)}-${process.pid}.age.tmp`);
    try {
      writeFileSync(temporary, input.bytes);
      syncFile(temporary);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
    return temporary;
  });
}

/** Whether somebody has put down a later term that the writer does not know of: only a manifest whose own signatures hold says so, as for whoever looks. */
function isOvertaken(input: { folder: string; registerId: string; term: number; known: readonly string[] }): boolean {
  return readdirSync(input.folder)
    .filter((name) => {
      const place = placeInName(input.registerId, name);
      return place?.kind === 'json' && place.term > input.term && !input.known.includes(name);
    })
    .some((name) => {
      const text = textOf(path.join(input.folder, name), manifestLimit);
      const manifest = text === null ? 'unreadable' : readManifest(text);
      if (typeof manifest === 'string') return manifest === 'newer';
      return (
        manifest.registerId === input.registerId &&
        manifest.term > input.term &&
        !input.known.includes(manifestName(manifest.file))
      );
    });
}

/**
 * Gives a sealed file its name and its manifest; the head is turned last, in one rename.
 * Refuses, and turns nothing, where somebody has put down a later term since the writer looked: sealing takes a while, and the head is theirs by then.
 */
export function publish(input: {
  folder: string;
  registerId: string;
  term: number;
  /** Manifests that the writer knows of, whose terms have been judged. */
  known: readonly string[];
  file: string;
  temporary: string;
  manifest: string;
}): void {
  const { folder, registerId, file, temporary, manifest } = input;
  inFolder(folder, () => {
    renameShared(temporary, path.join(folder, file));
    writeShared(path.join(folder, manifestName(file)), manifest);
    if (isOvertaken(input)) throw new Refusal('snapshot-overtaken', { folder });
    writeShared(path.join(folder, headName(registerId)), manifest);
  });
}

/** Puts a reader's log, as it is on this computer, whole in the shared folder. */
export function putLog(input: { folder: string; name: string; source: string }): void {
  inFolder(input.folder, () => {
    if (existsSync(input.source)) writeShared(path.join(input.folder, input.name), readFileSync(input.source, 'utf8'));
  });
}
