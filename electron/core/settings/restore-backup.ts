import path from 'node:path';
import { refreshStaleFacts } from '../accounts/refresh-facts.ts';
import { settleRestored } from '../evidence/after-restore.ts';
import { recordEvents } from '../foundation/audit/record-event.ts';
import { signHead } from '../foundation/audit/sign-head.ts';
import { makeBackup } from '../foundation/backup/make-backup.ts';
import { backupsFolder, listBackups } from '../foundation/backup/manifest.ts';
import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { inTurn } from '../foundation/turns.ts';
import { identifyActor } from '../people/identify-actor.ts';
import { lockVaults } from '../vault/lock-vaults.ts';

/**
 * Puts one of the listed backups in the register's place while the app runs: checked first, the register of now set aside as a backup,
 * the swap itself one step, so that a crash leaves the old register or the new one. Every other call waits meanwhile.
 */
export async function restoreBackup(context: Context, name: string): Promise<void> {
  const { dataDir, runJob, folder } = context;
  if (context.host.readOnly) throw new Refusal('read-only-beside-running-app');
  if (!listBackups(dataDir).some((backup) => backup.name === name)) throw new Refusal('backup-missing', { file: name });
  const backup = path.join(backupsFolder(dataDir), name);
  await inTurn(dataDir, async () => {
    await runJob('checkBackup', { file: backup });
    const aside = await folder.replace(async () => {
      const made = await makeBackup({ ...context, file: folder.file, reason: 'before-restore' });
      await runJob('prepareRestore', { dataDir, file: folder.file, backup });
      return made.name;
    });
    await recordRestore(context, { backup: name, aside }, backup);
  });
}

/** What follows a restore from `file`, in the restored register: files of cases that have gone since are gone, the chain tells of it and is signed anew, what a new day has changed is derived, and every window begins anew. */
export async function recordRestore(
  context: Context,
  restored: { backup: string; aside: string },
  file: string,
): Promise<void> {
  const { db, ids, clock } = context;
  lockVaults(context, 'restored');
  // The restored register may not know this computer, or know it as somebody else's.
  const actor = await identifyActor(db, ids, context.actor.osAccount, clock.now(), false);
  const now = { ...context, actor };
  await db
    .transaction()
    .execute((transaction) =>
      recordEvents(transaction, now, [
        { action: 'register-restored', subjectKind: 'register', subjectId: restored.backup, details: restored },
      ]),
    );
  await settleRestored(now, file);
  await signHead(now, 'restore');
  await refreshStaleFacts(now);
  context.announce({ room: 'restored', ids: [] });
}
