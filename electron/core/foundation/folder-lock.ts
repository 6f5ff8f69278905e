import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { Refusal } from './errors.ts';

/** The right to write in a data folder, held by one process at a time. */
export interface FolderLock {
  release(): void;
}

/** A process that is just closing gets this long to let go; milliseconds. */
const patience = 300;

/**
 * Takes the folder: an exclusive transaction on a small database beside the register.
 * The operating system lets go of it when the process ends, however it ends. Refuses with `data-folder-busy`.
 */
export function lockFolder(dataDir: string): FolderLock {
  const file = path.join(dataDir, 'lock.sqlite');
  closeSync(openSync(file, 'a', 0o600));
  const connection = new Database(file, { timeout: patience });
  try {
    connection.exec('begin exclusive');
  } catch (error) {
    connection.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      throw new Refusal('data-folder-busy', { folder: dataDir });
    throw error;
  }
  return {
    release() {
      if (!connection.open) return;
      connection.exec('rollback');
      connection.close();
    },
  };
}
