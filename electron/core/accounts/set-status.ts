import { type AuditEvent, recordEvents } from '../foundation/audit/record-event.ts';
import { dayOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { undoneAction } from './bulk-record.ts';
import type { Account, StatusChange } from './contract.ts';
import { accountRows, insertStatuses, readAccounts, runningCasesOf, setColumns } from './repository.ts';
import { accountToWrite, peopleIn, type WritingDesk, writingDesk } from './write-account.ts';

/** How the log has a status that was changed by itself. */
export const statusChanged = 'account-status-changed';

/** Moves an account to another status and keeps the step in its history; closing needs a reason, and any step beside a case that starts or closes the account needs a reason and who decided. A closed account stays in the register. */
export async function setStatus(context: Context, id: string, version: number, change: StatusChange): Promise<Account> {
  const account = await context.db.transaction().execute(async (db) => {
    await changeStatuses(db, context, [{ id, version, change }], statusChanged);
    return found((await readAccounts(db, [id]))[0]);
  });
  context.announce({ room: 'accounts', ids: [id] });
  return account;
}

/** The step that one of many accounts takes; `version` is the one that was seen, `null` to take it from the account as it is there, and `more` is kept with the event beside it. */
export interface StatusStep {
  id: string;
  version: number | null;
  change: StatusChange;
  more?: Record<string, unknown>;
}

/**
 * The same of many, all or none, within a transaction that is already open; what they share is read once. `action` is how the log has it.
 * Answers the version that each has then, and how many steps its status has taken.
 */
export async function changeStatuses(
  db: Db,
  context: Context,
  steps: readonly StatusStep[],
  action: string,
): Promise<Array<{ id: string; version: number; steps: number }>> {
  // What is taken back stands as it stood, with or without a reason.
  const isTakenBack = action === undoneAction;
  const ids = steps.map(({ id }) => id);
  const rows = new Map((await accountRows(db, ids)).map((row) => [row.id, row]));
  const befores = new Map((await readAccounts(db, ids)).map((account) => [account.id, account]));
  const people = new Set([...befores.values()].flatMap(peopleIn));
  const desks = new Map<string, WritingDesk>();
  // What a case itself makes of its accounts has its decision there.
  const isBare = ({ version, change }: StatusStep) =>
    version !== null && !isTakenBack && (change.reason === '' || change.decidedBy === '');
  const running = await runningCasesOf(
    db,
    steps.filter(isBare).map(({ id }) => id),
  );
  const now = context.clock.now();
  const taken: Array<Row<'account_status'>> = [];
  const events: AuditEvent[] = [];
  const made: Array<{ id: string; version: number; steps: number }> = [];
  for (const step of steps) {
    const { id, version, change, more } = step;
    if (!isTakenBack && (change.status === 'closed' || change.status === 'closing') && change.reason === '')
      throw new Refusal('reason-needed');
    const number = isBare(step) ? running.get(id) : undefined;
    if (number !== undefined) throw new Refusal('status-case-runs', { number: `KV-${number}` });
    const row = found(rows.get(id));
    if (row.voided_at !== null) throw new Refusal('account-voided');
    if (version !== null && row.version !== version) throw new Refusal('changed-meanwhile');
    const before = found(befores.get(id));
    // Nor does it get a day that nobody has said.
    const since = change.since ?? (isTakenBack ? null : dayOf(now));
    const desk = desks.get(row.administration_id) ?? (await writingDesk(db, row.administration_id, people));
    desks.set(row.administration_id, desk);
    const { row: next } = accountToWrite(context, desk, before, {
      ...row,
      status: change.status,
      status_since: since,
      version: row.version + 1,
    });
    await setColumns(db, id, next);
    made.push({ id, version: next.version, steps: before.statusHistory.length + 1 });
    taken.push({
      id: context.ids.next(),
      account_id: id,
      status: change.status,
      since,
      reason: change.reason,
      decided_by: change.decidedBy,
      registration_number: change.registrationNumber,
      recorded_at: now.toISOString(),
    });
    events.push({
      action,
      subjectKind: 'account',
      subjectId: id,
      details: {
        changes: [{ field: 'status', from: before.status, to: change.status }],
        reason: change.reason,
        ...more,
      },
    });
  }
  await insertStatuses(db, taken);
  await recordEvents(db, context, events);
  return made;
}
