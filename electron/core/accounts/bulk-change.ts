import { recordEvents } from '../foundation/audit/record-event.ts';
import { dayOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { bulkAction, bulkMade, bulkSubject } from './bulk-record.ts';
import { changedDraft, refuseMeaningless } from './bulk-rules.ts';
import { type Account, AccountDraft, type BulkChange } from './contract.ts';
import { draftDifferences } from './differences.ts';
import { peopleFacts } from './lookup-repository.ts';
import { platformById } from './platforms.ts';
import { readAccounts } from './repository.ts';
import { isActive } from './rules.ts';
import { changeAccounts } from './update-account.ts';

const draftFields = Object.keys(AccountDraft.shape) as Array<keyof AccountDraft>;

/** The draft inside an account. */
export function draftOf(account: Account): AccountDraft {
  return Object.fromEntries(draftFields.map((field) => [field, account[field]])) as AccountDraft;
}

/** Who has left takes nothing on (R6); an unknown person is refused when the account is written. */
async function refuseLeavers(db: Db, context: Context, change: BulkChange): Promise<void> {
  const ids = new Set([...(change.assign ?? []), change.access ?? []].flat().map(({ personId }) => personId));
  for (const person of (await peopleFacts(db, [...ids])).values())
    if (!isActive(person, dayOf(context.clock.now()))) throw new Refusal('person-has-left', { name: person.name });
}

/**
 * Changes the same fields on many accounts, all or none, and keeps in the log what is needed to take it back as one.
 * Answers how many it changed, and the change's id; `null` when nothing had to be changed.
 */
export async function bulkChange(
  context: Context,
  ids: readonly string[],
  change: BulkChange,
): Promise<{ changed: number; undo: string | null }> {
  const id = context.ids.next();
  const accounts = await context.db.transaction().execute(async (db) => {
    await refuseLeavers(db, context, change);
    const today = dayOf(context.clock.now());
    const changes = (await readAccounts(db, [...new Set(ids)]))
      .filter((account) => account.voidedAt === null)
      .map((account) => {
        const before = draftOf(account);
        const after = changedDraft(before, change, today, context.actor.name);
        refuseMeaningless(before, after, platformById(context.catalogue, before.platform));
        return { account, before, after, fields: draftDifferences(before, after) };
      })
      .filter(({ fields }) => fields.length > 0);
    await changeAccounts(
      db,
      context,
      changes.map(({ account, before, after, fields }) => {
        const kept = (draft: AccountDraft) =>
          Object.fromEntries(fields.map(({ field }) => [field, draft[field as keyof AccountDraft]]));
        const more = { bulk: { id, count: changes.length }, before: kept(before), after: kept(after) };
        return { id: account.id, version: account.version, draft: after, more };
      }),
      bulkAction,
    );
    const made = changes.map(({ account }) => ({ id: account.id, version: account.version + 1 }));
    if (made.length > 0)
      await recordEvents(db, context, [
        { action: bulkMade, subjectKind: bulkSubject, subjectId: id, details: { accounts: made } },
      ]);
    return made;
  });
  if (accounts.length === 0) return { changed: 0, undo: null };
  context.announce({ room: 'accounts', ids: accounts.map((account) => account.id) });
  return { changed: accounts.length, undo: id };
}
