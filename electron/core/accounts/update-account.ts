import { recordEvents } from '../foundation/audit/record-event.ts';
import type { Context, Db } from '../foundation/context.ts';
import { found, Refusal } from '../foundation/errors.ts';
import type { Account, AccountDraft } from './contract.ts';
import { draftDifferences } from './differences.ts';
import { accountWithKey } from './lookup-repository.ts';
import { recogniseAddress } from './platforms.ts';
import { accountRows, readAccounts, replaceAccount } from './repository.ts';
import { accountToWrite, peopleIn, writingDesk } from './write-account.ts';

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

/** The same within a transaction that is already open; `more` is kept with the event beside its changes. */
export async function changeAccount(
  db: Db,
  context: Context,
  id: string,
  version: number,
  draft: AccountDraft,
  action: string,
  more: Record<string, unknown> = {},
): Promise<Account> {
  const row = found((await accountRows(db, [id]))[0]);
  const before = found((await readAccounts(db, [id]))[0]);
  if (row.voided_at !== null) throw new Refusal('account-voided');
  if (row.administration_id !== draft.administrationId) throw new Refusal('unknown-administration');
  const desk = await writingDesk(db, row.administration_id, peopleIn(draft));
  const written = accountToWrite(context, desk, handleFollowing(context, before, draft), {
    ...row,
    version: version + 1,
  });
  const existing = await accountWithKey(db, row.administration_id, written.row.canonical_key);
  if (existing !== undefined && existing.id !== id)
    throw new Refusal('account-already-registered', { name: existing.name, id: existing.id });
  if (!(await replaceAccount(db, written, version, () => context.ids.next()))) throw new Refusal('changed-meanwhile');
  const changes = draftDifferences(before, written.draft);
  if (changes.length > 0)
    await recordEvents(db, context, [{ action, subjectKind: 'account', subjectId: id, details: { changes, ...more } }]);
  return found((await readAccounts(db, [id]))[0]);
}
