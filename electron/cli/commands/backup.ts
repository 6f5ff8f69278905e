import path from 'node:path';
import { backupsFolder } from '../../core/foundation/backup/manifest.ts';
import { procedures } from '../call-core.ts';
import type { Command } from '../command.ts';

/** `backup`: a backup now, beside the register. */
export const backup: Command = {
  name: 'backup',
  usage: '',
  summary: (words) => words('cli.backup'),
  touches: 'writes',
  arguments: [],
  async run(call) {
    const core = await call.open();
    const made = await procedures(core).settings.backUpNow({});
    const file = path.join(backupsFolder(call.dataDir), made.name);
    return {
      json: { ...made, path: file },
      text: call.words('cli.backedUp', { file, count: made.accounts, sha256: made.sha256 }),
    };
  },
};
