import { recordEvents } from '../foundation/audit/record-event.ts';
import type { Context } from '../foundation/context.ts';
import { bulkAction, bulkMade, bulkSubject } from './bulk-record.ts';
import type { StatusChange } from './contract.ts';
import { readAccounts } from './repository.ts';
import { changeStatuses } from './set-status.ts';

/**
 * Moves many accounts to one status, all or none, each with the step in its history; closing needs a reason. Those that have
 * the status already keep theirs. Answers how many it moved, and the id by which they are taken back as one; `null` when none was.
 */
export async function bulkStatus(
  context: Context,
  ids: readonly string[],
  step: StatusChange,
): Promise<{ changed: number; undo: string | null }> {
  const bulkId = context.ids.next();
  const made = await context.db.transaction().execute(async (db) => {
    const accounts = (await readAccounts(db, [...new Set(ids)])).filter(
      ({ voidedAt, status }) => voidedAt === null && status !== step.status,
    );
    const count = accounts.length;
    const moved = await changeStatuses(
      db,
      context,
      accounts.map(({ id, version, status, statusHistory }) => ({
        id,
        version,
        change: step,
        more: { bulk: { id: bulkId, count }, before: {}, statusBefore: stepNow(status, statusHistory) },
      })),
      bulkAction,
    );
    if (moved.length > 0)
      await recordEvents(db, context, [
        { action: bulkMade, subjectKind: bulkSubject, subjectId: bulkId, details: { accounts: moved } },
      ]);
    return moved;
  });
  if (made.length === 0) return { changed: 0, undo: null };
  context.announce({ room: 'accounts', ids: made.map(({ id }) => id) });
  return { changed: made.length, undo: bulkId };
}

/** The step by which an account came to the status it has: what it goes back to when the change is taken back. */
function stepNow(
  status: StatusChange['status'],
  history: ReadonlyArray<StatusChange & { recordedAt: string }>,
): StatusChange {
  // Its history has the latest last.
  const latest = history.findLast((one) => one.status === status);
  if (latest === undefined) return { status, since: null, reason: '', decidedBy: '', registrationNumber: '' };
  const { recordedAt: _, ...step } = latest;
  return step;
}
