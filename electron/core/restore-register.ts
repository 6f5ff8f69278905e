import { createCore, type CoreOptions } from './create-core.ts';
import { restoreClosedFolder } from './foundation/backup/restore-closed-folder.ts';
import { jobRunner } from './foundation/worker/run-job.ts';
import { recordRestore } from './settings/restore-backup.ts';

/**
 * Restores a register from a file where no app has the folder open, also when the register is too damaged to open (`kanalvakt restore FIL`).
 * Answers the name under which the old register was set aside in the folder of backups; empty when there was none.
 */
export async function restoreRegister(options: CoreOptions, backup: string): Promise<{ aside: string }> {
  const clock = options.clock ?? { now: () => new Date() };
  const runJob = jobRunner(options.workerEntry);
  const restored = await restoreClosedFolder({ dataDir: options.dataDir, clock, runJob }, backup);
  const core = await createCore(options);
  try {
    await recordRestore(await core.context(), { backup, ...restored }, backup);
  } finally {
    await core.close();
  }
  return restored;
}
