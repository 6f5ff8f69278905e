import { chmodSync, copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { databaseName, type FolderOptions } from '../data-folder.ts';
import { commitReplacement, finishReplacement } from '../database/replacement.ts';
import { refusalOf } from '../disk-errors.ts';
import { syncFile, syncFolder } from '../durable-files.ts';
import { Refusal, type RefusalCode } from '../errors.ts';
import { type FolderLock, lockFolder } from '../folder-lock.ts';
import { placeOf, refuseUnsafePlace } from '../folder-place.ts';
import { makeBackup } from './make-backup.ts';
import { makeBackupsFolder } from './manifest.ts';

/** Refusals that say something of the disk, not of the database: then nothing can be set aside, and nothing is replaced. */
const diskTrouble: readonly RefusalCode[] = ['disk-full', 'disk-read-only', 'disk-failing'];

/**
 * Puts a backup in the register's place in a folder that nobody has open, also where the register is damaged.
 * What stood there is set aside first, as a backup or, if it cannot be read, as it is. Returns the name it was set aside under.
 */
export async function restoreClosedFolder(
  options: Omit<FolderOptions, 'readOnly' | 'log'>,
  backup: string,
): Promise<{ aside: string }> {
  const { dataDir, runJob } = options;
  const file = path.join(dataDir, databaseName);
  let lock: FolderLock | null = null;
  try {
    refuseUnsafePlace(dataDir, placeOf(dataDir));
    await runJob('checkBackup', { file: backup });
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    lock = lockFolder(dataDir);
    finishReplacement(file);
    const aside = existsSync(file) ? await setAside(options, file) : '';
    await runJob('prepareRestore', { dataDir, file, backup });
    commitReplacement(file);
    finishReplacement(file);
    return { aside };
  } catch (error) {
    throw refusalOf(error, { dataDir, file }) ?? error;
  } finally {
    lock?.release();
  }
}

async function setAside(options: Omit<FolderOptions, 'readOnly' | 'log'>, file: string): Promise<string> {
  try {
    return (await makeBackup({ ...options, file, reason: 'before-restore' })).name;
  } catch (error) {
    if (!(error instanceof Refusal) || diskTrouble.includes(error.code)) throw error;
  }
  const stamp = options.clock.now().toISOString().replace(/[-:.]/g, '');
  const name = `damaged-${stamp}`;
  const folder = path.join(makeBackupsFolder(options.dataDir), name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const beside of ['', '-wal']) {
    if (!existsSync(file + beside)) continue;
    const copy = path.join(folder, databaseName + beside);
    copyFileSync(file + beside, copy);
    chmodSync(copy, 0o600);
    syncFile(copy);
  }
  syncFolder(folder);
  return name;
}
