import { eventsAbout } from '../foundation/audit/repository.ts';
import { recordEvents } from '../foundation/audit/record-event.ts';
import type { Context } from '../foundation/context.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { draftOf } from './bulk-change.ts';
import { BulkBefore, BulkMade, bulkMade, bulkSubject, bulkUndone, undoneAction } from './bulk-record.ts';
import { bulkDetails } from './bulk-repository.ts';
import { AccountDraft } from './contract.ts';
import { readAccounts } from './repository.ts';
import { changeStatus } from './set-status.ts';
import { changeAccount } from './update-account.ts';

/** How many accounts a refusal names. */
const namedAtMost = 3;

/**
 * Takes a whole bulk change back, on whatever day. Refuses when it has been taken back already, and when accounts have been
 * changed since; with `leaveChanged` those are left as they are and counted, and the others are taken back.
 */
export async function undoBulk(
  context: Context,
  bulkId: string,
  leaveChanged: boolean,
): Promise<{ changed: number; skipped: number }> {
  const { changed, skipped } = await context.db.transaction().execute(async (db) => {
    const events = await eventsAbout(db, bulkSubject, bulkId);
    if (events.some(({ action }) => action === bulkUndone)) throw new Refusal('bulk-undone-already');
    const event = found(events.find(({ action }) => action === bulkMade));
    // Details that are gallrade cannot be brought back.
    const made = found(BulkMade.safeParse(JSON.parse(event.details ?? 'null')).data);
    const versions = new Map(made.accounts.map(({ id, version }) => [id, version]));
    const now = await readAccounts(db, [...versions.keys()]);
    const since = now.filter(({ id, version, voidedAt }) => versions.get(id) !== version || voidedAt !== null);
    if (since.length > 0 && (!leaveChanged || since.length === now.length)) {
      const names = since.slice(0, namedAtMost).map(({ name }) => name);
      throw new Refusal('bulk-changed-since', {
        count: since.length,
        total: now.length,
        names: names.join(', ') + (since.length > names.length ? ' …' : ''),
      });
    }
    const details = await bulkDetails(db, bulkId, [...versions.keys()]);
    const before = new Map(
      details.flatMap(({ accountId, text }) => {
        const kept = BulkBefore.safeParse(JSON.parse(text)).data;
        return kept?.bulk.id === bulkId ? [[accountId, kept] as const] : [];
      }),
    );
    const untouched = now.filter((account) => !since.includes(account));
    for (const account of untouched) {
      const kept = found(before.get(account.id));
      const { id, version } = account;
      const more = { bulk: { id: bulkId, count: untouched.length } };
      if (kept.statusBefore !== undefined)
        await changeStatus(db, context, id, version, kept.statusBefore, { action: undoneAction, more });
      else {
        const draft = AccountDraft.parse({ ...draftOf(account), ...kept.before });
        await changeAccount(db, context, id, version, draft, undoneAction, more);
      }
    }
    await recordEvents(db, context, [
      {
        action: bulkUndone,
        subjectKind: bulkSubject,
        subjectId: bulkId,
        details: { changed: untouched.length, left: since.length },
      },
    ]);
    return { changed: untouched.map(({ id }) => id), skipped: since.length };
  });
  context.announce({ room: 'accounts', ids: changed });
  return { changed: changed.length, skipped };
}
