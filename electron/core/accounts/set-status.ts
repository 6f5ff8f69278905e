import { recordEvents } from '../foundation/audit/record-event.ts';
import { dayOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { undoneAction } from './bulk-record.ts';
import type { Account, StatusChange } from './contract.ts';
import { accountRows, insertStatuses, readAccounts, runningCaseOf, setColumns } from './repository.ts';
import { accountToWrite, peopleIn, writingDesk } from './write-account.ts';

const alone = { action: 'account-status-changed', more: {} };

/** Moves an account to another status and keeps the step in its history; closing needs a reason, and any step beside a case that starts or closes the account needs a reason and who decided. A closed account stays in the register. */
export async function setStatus(context: Context, id: string, version: number, change: StatusChange): Promise<Account> {
  const account = await context.db.transaction().execute((db) => changeStatus(db, context, id, version, change));
  context.announce({ room: 'accounts', ids: [id] });
  return account;
}

/** The same within a transaction that is already open; without a version, from the account as it is there. `told` is how the log has it, where it is not a change by itself. */
export async function changeStatus(
  db: Db,
  context: Context,
  id: string,
  version: number | null,
  change: StatusChange,
  told: { action: string; more: Record<string, unknown> } = alone,
): Promise<Account> {
  // What is taken back stands as it stood, with or without a reason.
  if (
    told.action !== undoneAction &&
    (change.status === 'closed' || change.status === 'closing') &&
    change.reason === ''
  )
    throw new Refusal('reason-needed');
  // What a case itself makes of its accounts has its decision there.
  const isBeside = version !== null && told.action !== undoneAction;
  if (isBeside && (change.reason === '' || change.decidedBy === '')) {
    const number = await runningCaseOf(db, id);
    if (number !== null) throw new Refusal('status-case-runs', { number: `KV-${number}` });
  }
  const now = context.clock.now();
  const row = found((await accountRows(db, [id]))[0]);
  if (row.voided_at !== null) throw new Refusal('account-voided');
  if (version !== null && row.version !== version) throw new Refusal('changed-meanwhile');
  const before = found((await readAccounts(db, [id]))[0]);
  // Nor does it get a day that nobody has said.
  const since = change.since ?? (told.action === undoneAction ? null : dayOf(now));
  const desk = await writingDesk(db, row.administration_id, peopleIn(before));
  const { row: next } = accountToWrite(context, desk, before, {
    ...row,
    status: change.status,
    status_since: since,
    version: row.version + 1,
  });
  await setColumns(db, id, next);
  await insertStatuses(db, [
    {
      id: context.ids.next(),
      account_id: id,
      status: change.status,
      since,
      reason: change.reason,
      decided_by: change.decidedBy,
      registration_number: change.registrationNumber,
      recorded_at: now.toISOString(),
    },
  ]);
  await recordEvents(db, context, [
    {
      action: told.action,
      subjectKind: 'account',
      subjectId: id,
      details: {
        changes: [{ field: 'status', from: before.status, to: change.status }],
        reason: change.reason,
        ...told.more,
      },
    },
  ]);
  return found((await readAccounts(db, [id]))[0]);
}
