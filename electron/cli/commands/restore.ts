import { existsSync } from 'node:fs';
import path from 'node:path';
import { backupsFolder } from '../../core/foundation/backup/manifest.ts';
import { restoreClosedFolder } from '../../core/foundation/backup/restore-closed-folder.ts';
import { Refusal } from '../../core/foundation/errors.ts';
import { recordRestore } from '../../core/settings/restore-backup.ts';
import type { Command } from '../command.ts';

/** `restore FILE`: a backup in the register's place, also where the register is damaged; what stood there is set aside first. */
export const restore: Command = {
  name: 'restore',
  usage: 'FIL',
  summary: (words) => words('cli.restore'),
  touches: 'writes',
  arguments: ['FIL'],
  async run(call) {
    const { dataDir, words, runJob } = call;
    const file = fileOf(dataDir, call.arguments[0] ?? '');
    const clock = { now: () => new Date() };
    const { aside } = await restoreClosedFolder({ dataDir, clock, runJob }, file).catch((error: unknown) => {
      if (!(error instanceof Refusal) || error.code !== 'data-folder-busy') throw error;
      throw new Refusal('read-only-beside-running-app', {}, { cause: error });
    });
    const core = await call.open();
    const context = await core.context();
    await recordRestore(context, { backup: path.basename(file), aside }, file);
    const text = words('cli.restored', { file });
    return {
      json: { restored: file, aside },
      text: aside === '' ? text : `${text}\n${words('cli.setAside', { aside })}`,
    };
  },
};

/** A path, or the name of one of the backups beside the register. */
function fileOf(dataDir: string, typed: string): string {
  const beside = path.join(backupsFolder(dataDir), path.basename(typed));
  const file = [path.resolve(typed), beside].find((one) => existsSync(one));
  if (file === undefined) throw new Refusal('backup-missing', { file: typed });
  return file;
}
