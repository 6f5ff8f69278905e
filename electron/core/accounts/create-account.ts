import { dayOf } from '../foundation/calendar.ts';
import { recordEvents } from '../foundation/audit/record-event.ts';
import type { Context, Db } from '../foundation/context.ts';
import { found, Refusal } from '../foundation/errors.ts';
import type { Account, AccountDraft, AccountStatus } from './contract.ts';
import { accountWithKey } from './lookup-repository.ts';
import { insertAccounts, insertStatuses, readAccounts } from './repository.ts';
import { accountToWrite, peopleIn, writingDesk } from './write-account.ts';

/** Registers an account; refuses one whose canonical key the administration already has, naming it. */
export async function createAccount(context: Context, draft: AccountDraft, status: AccountStatus): Promise<Account> {
  const account = await context.db.transaction().execute(async (db) => await addAccount(db, context, draft, status));
  context.announce({ room: 'accounts', ids: [account.id] });
  return account;
}

/** The same within a transaction that is already open. */
export async function addAccount(
  db: Db,
  context: Context,
  draft: AccountDraft,
  status: AccountStatus,
): Promise<Account> {
  const now = context.clock.now();
  const id = context.ids.next();
  const desk = await writingDesk(db, draft.administrationId, peopleIn(draft));
  // One that is registered as active may have been so for years: only a day that somebody has said is known.
  const since = draft.startedOn ?? (status === 'active' ? null : dayOf(now));
  const written = accountToWrite(context, desk, draft, {
    id,
    version: 1,
    status,
    status_since: since,
    created_at: now.toISOString(),
    imported_text: '{}',
    voided_at: null,
    void_reason: '',
  });
  const existing = await accountWithKey(db, draft.administrationId, written.row.canonical_key);
  if (existing !== undefined) throw new Refusal('account-already-registered', { name: existing.name, id: existing.id });
  await insertAccounts(db, [written], () => context.ids.next());
  await insertStatuses(db, [
    {
      id: context.ids.next(),
      account_id: id,
      status,
      since,
      reason: '',
      decided_by: '',
      registration_number: '',
      recorded_at: now.toISOString(),
    },
  ]);
  await recordEvents(db, context, [
    {
      action: 'account-created',
      subjectKind: 'account',
      subjectId: id,
      details: { name: draft.name, key: written.row.canonical_key },
    },
  ]);
  return found((await readAccounts(db, [id]))[0]);
}
