import { hashesInBackups, letGo } from '../evidence/sweep-files.ts';
import { signHead } from '../foundation/audit/sign-head.ts';
import { makeBackup, rotateBackups } from '../foundation/backup/make-backup.ts';
import { type BackupReason, listBackups, type Manifest } from '../foundation/backup/manifest.ts';
import { dayOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { inTurn } from '../foundation/turns.ts';
import type { Backup } from './contract.ts';
import { listAdministrations } from './repository.ts';

/** A backup as the contract shows it. */
export function toBackup({ name, madeAt, reason, bytes, accounts, sha256 }: Manifest): Backup {
  return { name, madeAt, reason, bytes, accounts, sha256 };
}

/** Signs the chain, backs up the whole register, and lets old backups go by the longest time that an administration has set. Call it outside a transaction. */
export async function backUp(context: Context, reason: BackupReason): Promise<Backup> {
  const backup = await inTurn(context.dataDir, async () => {
    await signHead(context, 'backup');
    const made = await makeBackup({ ...context, file: context.folder.file, reason });
    const days = (await listAdministrations(context.db)).map(({ settings }) => settings.backupDays.value);
    // A register without an administration has nothing to let go of.
    if (days.length > 0) {
      const before = hashesInBackups(context.dataDir);
      rotateBackups(context.dataDir, context.clock.now(), Math.max(...days));
      // Files that only those backups still named.
      await letGo(context, [...before]);
    }
    return made;
  });
  context.announce({ room: 'backups', ids: [] });
  return toBackup(backup);
}

/** The backup that an import can be taken back to; `null` for a register without accounts, which has nothing to lose. */
export async function backUpBeforeImport(context: Context): Promise<Backup | null> {
  const accounts = (await listAdministrations(context.db)).reduce((sum, { accountCount }) => sum + accountCount, 0);
  return accounts === 0 ? null : await backUp(context, 'before-import');
}

/** The day's own backup, once a day and only of a register that somebody has begun; `null` when there was nothing to do. */
export async function backUpDaily(context: Context): Promise<Backup | null> {
  const today = dayOf(context.clock.now());
  const isMade = listBackups(context.dataDir).some(
    ({ madeAt, reason }) => reason === 'daily' && dayOf(new Date(madeAt)) === today,
  );
  if (isMade || (await listAdministrations(context.db)).length === 0) return null;
  return await backUp(context, 'daily');
}
