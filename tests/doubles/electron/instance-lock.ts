import { mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** One process per folder; a second one leaves its command line in the folder for the first, and gets no lock. */
export function takeInstanceLock(folder: string, onSecond: (argv: string[], folder: string) => void): boolean {
  mkdirSync(folder, { recursive: true });
  const lock = path.join(folder, 'DoubleLock');
  const knock = path.join(folder, 'DoubleKnock');
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
  } catch {
    if (alive(Number(readFileSync(lock, 'utf8')))) {
      writeFileSync(knock, JSON.stringify({ argv: process.argv, folder: process.cwd() }));
      return false;
    }
    writeFileSync(lock, String(process.pid));
  }
  process.on('exit', () => rmSync(lock, { force: true }));
  watch(folder, (_event, name) => {
    if (name !== path.basename(knock)) return;
    try {
      const second = JSON.parse(readFileSync(knock, 'utf8')) as { argv: string[]; folder: string };
      rmSync(knock);
      onSecond(second.argv, second.folder);
    } catch {
      // Not written to its end yet, or already answered; another change follows.
    }
  }).unref();
  return true;
}
