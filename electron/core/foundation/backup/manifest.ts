import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** Why a backup was made. */
export const BackupReason = z.enum(['daily', 'before-migration', 'before-restore', 'before-import', 'asked']);
export type BackupReason = z.infer<typeof BackupReason>;

/** What stands beside a backup: it exists only for a file that was opened and checked after it was written. */
export const Manifest = z.strictObject({
  name: z.string(),
  madeAt: z.iso.datetime(),
  reason: BackupReason,
  bytes: z.int(),
  accounts: z.int(),
  sha256: z.string(),
  migrations: z.array(z.string()),
  /** The files of cases that its rows name, by SHA-256: they lie in the data folder, once, and are not copied. */
  evidence: z.array(z.hash('sha256')).default([]),
});
export type Manifest = z.infer<typeof Manifest>;

/** The folder of backups inside a data folder. */
export function backupsFolder(dataDir: string): string {
  return path.join(dataDir, 'backups');
}

/** Makes the folder of backups, for its owner only; returns it. */
export function makeBackupsFolder(dataDir: string): string {
  const folder = backupsFolder(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** The manifest's file beside a backup's. */
export function manifestFile(backup: string): string {
  return backup.replace(/\.sqlite$/, '.json');
}

/** The manifest beside a file; `null` where there is none, or not one of ours. */
export function readManifest(backup: string): Manifest | null {
  try {
    return Manifest.parse(JSON.parse(readFileSync(manifestFile(backup), 'utf8')));
  } catch {
    return null;
  }
}

/** A file name that no backup has: time and reason, so that a person finds the right one without the app. */
export function freeName(folder: string, madeAt: Date, reason: BackupReason): string {
  const stamp = madeAt
    .toISOString()
    .replace(/[-:]/g, '')
    .replace(/\.\d+Z$/, 'Z');
  for (let copy = 1; ; copy += 1) {
    const name = `kanalvakt-${stamp}-${reason}${copy === 1 ? '' : `-${copy}`}.sqlite`;
    const file = path.join(folder, name);
    if (!existsSync(file) && !existsSync(manifestFile(file))) return name;
  }
}

/** Every finished backup of a data folder, newest first. */
export function listBackups(dataDir: string): Manifest[] {
  const folder = backupsFolder(dataDir);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sqlite'))
    .flatMap((name) => readManifest(path.join(folder, name)) ?? [])
    .filter((manifest) => existsSync(path.join(folder, manifest.name)))
    .toSorted((a, b) => b.madeAt.localeCompare(a.madeAt) || b.name.localeCompare(a.name));
}
