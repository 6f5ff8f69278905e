import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { projectRoot } from './fixtures.ts';

/** Makes a register with one round that is open all day, all of it this person's; the last two accounts lie behind a shared inbox. */
export async function makeRoundRegister(dataDir: string, accounts: number): Promise<void> {
  await promisify(execFile)(process.execPath, ['tests/children/round-register/run.ts', dataDir, String(accounts)], {
    cwd: projectRoot,
  });
}
