import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { refusalOf } from '../disk-errors.ts';
import { renameDurably, syncFile, writeDurably } from '../durable-files.ts';
import { checkContent, fileSha256 } from './check-file.ts';
import { type BackupReason, type Manifest, manifestFile } from './manifest.ts';

/** Copies a database, also one in use, to a file that must not exist: whole, compact, in one file, readable by its owner only. */
export function copyDatabase(from: string, to: string): void {
  closeSync(openSync(to, 'wx', 0o600));
  const connection = new Database(from, { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    connection.prepare('vacuum into ?').run(to);
  } finally {
    connection.close();
  }
}

/**
 * Writes one backup, in a worker: copy, open and check the copy, wait for the disk, and only then give it its name.
 * Never a copy of a live file, which loses what SQLite has not yet moved into it.
 */
export async function writeBackup(input: {
  dataDir: string;
  file: string;
  folder: string;
  name: string;
  reason: BackupReason;
  madeAt: string;
}): Promise<Manifest> {
  const target = path.join(input.folder, input.name);
  const partial = `${target}.${process.pid}.partial`;
  try {
    rmSync(partial, { force: true });
    copyDatabase(input.file, partial);
    const content = checkContent(partial);
    syncFile(partial);
    const manifest: Manifest = {
      name: input.name,
      madeAt: input.madeAt,
      reason: input.reason,
      bytes: statSync(partial).size,
      sha256: await fileSha256(partial),
      ...content,
    };
    writeDurably(manifestFile(target), `${JSON.stringify(manifest, null, 2)}\n`);
    renameDurably(partial, target);
    return manifest;
  } catch (error) {
    rmSync(partial, { force: true });
    throw refusalOf(error, input) ?? error;
  }
}
