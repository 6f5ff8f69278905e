import { rmSync } from 'node:fs';
import { openSqlite } from '../database/dialect.ts';
import { migrateConnection } from '../database/migrate.ts';
import { preparedName } from '../database/replacement.ts';
import { refusalOf } from '../disk-errors.ts';
import { syncFile } from '../durable-files.ts';
import { checkBackup, checkContent, type Content } from './check-file.ts';
import { copyDatabase } from './write-backup.ts';

/**
 * Makes a chosen backup ready to take the register's place, in a worker: checked, copied, brought to this version and checked again.
 * Nothing of the register is touched; a backup that does not hold is refused here.
 */
export async function prepareRestore(input: { dataDir: string; file: string; backup: string }): Promise<Content> {
  const prepared = preparedName(input.file);
  await checkBackup({ file: input.backup });
  try {
    for (const beside of ['', '-wal', '-shm', '-journal']) rmSync(prepared + beside, { force: true });
    copyDatabase(input.backup, prepared);
    const connection = openSqlite(prepared);
    try {
      await migrateConnection(connection);
      // One file again: nothing beside it that its new name would leave behind.
      connection.pragma('journal_mode = DELETE');
    } finally {
      connection.close();
    }
    const content = checkContent(prepared);
    syncFile(prepared);
    return content;
  } catch (error) {
    for (const beside of ['', '-wal', '-shm', '-journal']) rmSync(prepared + beside, { force: true });
    throw refusalOf(error, input) ?? error;
  }
}
