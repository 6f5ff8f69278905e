import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '../ports.ts';
import type { RunJob } from '../worker/run-job.ts';
import {
  type BackupReason,
  backupsFolder,
  freeName,
  listBackups,
  type Manifest,
  makeBackupsFolder,
  manifestFile,
} from './manifest.ts';
import { backupsToRemove } from './rotation.ts';

/** What is left of a backup that a crash cut short may be swept away after this; milliseconds. */
const leftoverMs = 24 * 60 * 60 * 1000;

/** Backs up the register's file as it is at this moment, in a worker; writers go on meanwhile. */
export async function makeBackup(options: {
  dataDir: string;
  file: string;
  reason: BackupReason;
  clock: Clock;
  runJob: RunJob;
}): Promise<Manifest> {
  const folder = makeBackupsFolder(options.dataDir);
  const madeAt = options.clock.now();
  return await options.runJob('writeBackup', {
    dataDir: options.dataDir,
    file: options.file,
    folder,
    name: freeName(folder, madeAt, options.reason),
    reason: options.reason,
    madeAt: madeAt.toISOString(),
  });
}

function sweepLeftovers(folder: string, now: Date): void {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    const unfinished =
      /\.(partial|tmp)$/.test(name) || (name.endsWith('.json') && !existsSync(file.replace(/\.json$/, '.sqlite')));
    if (unfinished && now.getTime() - statSync(file).mtimeMs > leftoverMs) rmSync(file, { force: true });
  }
}

/** Removes what the rotation lets go; returns the names. */
export function rotateBackups(dataDir: string, now: Date, keepDays: number): string[] {
  const folder = backupsFolder(dataDir);
  if (!existsSync(folder)) return [];
  sweepLeftovers(folder, now);
  const names = backupsToRemove(listBackups(dataDir), now, keepDays);
  for (const name of names) {
    rmSync(path.join(folder, name), { force: true });
    rmSync(manifestFile(path.join(folder, name)), { force: true });
  }
  return names;
}
