import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

function syncPath(file: string, flags: 'r' | 'r+'): void {
  const handle = openSync(file, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Waits until a file's content is on the disk. */
export function syncFile(file: string): void {
  syncPath(file, 'r+');
}

/** Waits until a folder's names are on the disk; Windows keeps them itself. */
export function syncFolder(folder: string): void {
  if (process.platform !== 'win32') syncPath(folder, 'r');
}

/** Gives a finished file its name, for good: the old one or the new one is there, never half of one. */
export function renameDurably(from: string, to: string): void {
  syncFile(from);
  renameSync(from, to);
  syncFolder(path.dirname(to));
}

/** Writes a small text file readable by its owner only, whole or not at all. */
export function writeDurably(file: string, text: string): void {
  const temporary = `${file}.tmp`;
  writeFileSync(temporary, text, { mode: 0o600 });
  renameDurably(temporary, file);
}
