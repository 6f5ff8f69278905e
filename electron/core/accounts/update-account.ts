import { type AuditEvent, recordEvents } from '../foundation/audit/record-event.ts';
import type { Context, Db } from '../foundation/context.ts';
import { found, Refusal } from '../foundation/errors.ts';
import type { Account, AccountDraft } from './contract.ts';
import { draftDifferences } from './differences.ts';
import { accountWithKey } from './lookup-repository.ts';
import { recogniseAddress } from './platforms.ts';
import { accountRows, readAccounts, replaceAccount } from './repository.ts';
import { accountToWrite, peopleIn, type WritingDesk, writingDesk } from './write-account.ts';

/** Replaces an account's fields; refuses when somebody else has saved since `version`, or when the new address belongs to another account. */
export async function updateAccount(
  context: Context,
  id: string,
  version: number,
  draft: AccountDraft,
): Promise<Account> {
  const account = await context.db
    .transaction()
    .execute((db) => changeAccount(db, context, id, version, draft, 'account-changed'));
  context.announce({ room: 'accounts', ids: [id] });
  return account;
}

/** The draft of an account that has a new address: the user name that the old one gave is not that of the new. One that somebody has written stays. */
function handleFollowing(context: Context, before: Account, draft: AccountDraft): AccountDraft {
  if (draft.url === '' || draft.url === before.url || draft.handle !== before.handle) return draft;
  const given = recogniseAddress(context.catalogue, before.url, before.platform)?.handle;
  return given === before.handle ? { ...draft, handle: '' } : draft;
}

/** What one of many accounts becomes; `version` is the one that was seen, and `more` is kept with the event beside its changes. */
export interface AccountChange {
  id: string;
  version: number;
  draft: AccountDraft;
  more?: Record<string, unknown>;
}

/** The same of many, within a transaction that is already open; what they share is read once, and each gets the version after the one that was seen. */
export async function changeAccounts(
  db: Db,
  context: Context,
  accounts: readonly AccountChange[],
  action: string,
): Promise<void> {
  const ids = accounts.map(({ id }) => id);
  const rows = new Map((await accountRows(db, ids)).map((row) => [row.id, row]));
  const befores = new Map((await readAccounts(db, ids)).map((account) => [account.id, account]));
  const people = new Set(accounts.flatMap(({ draft }) => peopleIn(draft)));
  const desks = new Map<string, WritingDesk>();
  const events: AuditEvent[] = [];
  for (const { id, version, draft, more } of accounts) {
    const row = found(rows.get(id));
    const before = found(befores.get(id));
    if (row.voided_at !== null) throw new Refusal('account-voided');
    if (row.administration_id !== draft.administrationId) throw new Refusal('unknown-administration');
    const desk = desks.get(row.administration_id) ?? (await writingDesk(db, row.administration_id, people));
    desks.set(row.administration_id, desk);
    const written = accountToWrite(context, desk, handleFollowing(context, before, draft), {
      ...row,
      version: version + 1,
    });
    if (written.row.canonical_key !== row.canonical_key) {
      const existing = await accountWithKey(db, row.administration_id, written.row.canonical_key);
      if (existing !== undefined)
        throw new Refusal('account-already-registered', { name: existing.name, id: existing.id });
    }
    if (!(await replaceAccount(db, written, before, version, () => context.ids.next())))
      throw new Refusal('changed-meanwhile');
    const changes = draftDifferences(before, written.draft);
    if (changes.length > 0)
      events.push({ action, subjectKind: 'account', subjectId: id, details: { changes, ...more } });
  }
  await recordEvents(db, context, events);
}

/** The same of one, which is answered as it is now. */
export async function changeAccount(
  db: Db,
  context: Context,
  id: string,
  version: number,
  draft: AccountDraft,
  action: string,
  more: Record<string, unknown> = {},
): Promise<Account> {
  await changeAccounts(db, context, [{ id, version, draft, more }], action);
  return found((await readAccounts(db, [id]))[0]);
}
