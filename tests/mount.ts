import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const run = (command: string, ...args: string[]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** A small disk of its own, mounted in memory. */
export interface SmallDisk {
  folder: string;
  makeReadOnly(): void;
  remove(): void;
}

/** Mounts a disk of so many kilobytes; needs the right to mount. */
export function smallDisk(kilobytes: number): SmallDisk {
  const parent = mkdtempSync(path.join(os.tmpdir(), 'kanalvakt-disk-'));
  const folder = path.join(parent, 'disk');
  mkdirSync(folder);
  if (!run('mount', '-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder)) {
    rmSync(parent, { recursive: true });
    throw new Error('No right to mount');
  }
  return {
    folder,
    makeReadOnly: () => {
      if (!run('mount', '-o', 'remount,ro', folder)) throw new Error('Could not make the disk read-only');
    },
    remove: () => {
      run('umount', '-l', folder);
      rmSync(parent, { recursive: true, force: true });
    },
  };
}

function tryToMount(): boolean {
  try {
    smallDisk(64).remove();
    return true;
  } catch {
    return false;
  }
}

/** Whether this user may mount; tests that need a full or read-only disk are skipped by name where not. */
export const mayMount = process.platform === 'linux' && tryToMount();
