import type { z } from 'zod';
import { eventsAbout } from '../foundation/audit/repository.ts';
import { recordEvents } from '../foundation/audit/record-event.ts';
import { sv } from '../foundation/i18n/sv/index.ts';
import type { Context } from '../foundation/context.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { whoNow } from '../people/who-now.ts';
import { draftOf } from './bulk-change.ts';
import { BulkKept, BulkMade, bulkMade, bulkSubject, bulkUndone, undoneAction } from './bulk-record.ts';
import { bulkDetails } from './bulk-repository.ts';
import { accountLabel } from './account-label.ts';
import { type Account, AccountDraft } from './contract.ts';
import { readAccounts } from './repository.ts';
import { changeStatuses, type StatusStep } from './set-status.ts';
import { isAsLeft, takenBack, withPeople } from './take-back.ts';
import { type AccountChange, changeAccounts } from './update-account.ts';
import { peopleIn } from './write-account.ts';

/** How many accounts are named where some cannot be taken back. */
const namedAtMost = 3;

function namesOf(accounts: readonly Account[]): string {
  const names = accounts.slice(0, namedAtMost).map(accountLabel).join(', ');
  return accounts.length > namedAtMost ? `${names} …` : names;
}

type Made = z.infer<typeof BulkMade>['accounts'][number];

/** Whether what the change made of an account has been changed since; a voided one has. */
function isChangedSince(account: Account, made: Made, { before, after, statusBefore }: z.infer<typeof BulkKept>) {
  if (account.voidedAt !== null) return true;
  if (statusBefore !== undefined && made.steps !== undefined) return account.statusHistory.length !== made.steps;
  if (statusBefore === undefined && after !== undefined) return !isAsLeft(draftOf(account), before, after);
  return account.version !== made.version;
}

/**
 * Takes a whole bulk change back, on whatever day, and only what it changed. Refuses when it has been taken back already, and when
 * just that has been changed since on some accounts; with `leaveChanged` those are left as they are, counted and named, and the others are taken back.
 */
export async function undoBulk(
  context: Context,
  bulkId: string,
  leaveChanged: boolean,
): Promise<{ changed: number; skipped: number; names: string }> {
  const { changed, skipped, names } = await context.db.transaction().execute(async (db) => {
    const events = await eventsAbout(db, bulkSubject, bulkId);
    if (events.some(({ action }) => action === bulkUndone)) throw new Refusal('bulk-undone-already');
    const event = found(events.find(({ action }) => action === bulkMade));
    // Details that are gallrade cannot be brought back.
    const made = found(BulkMade.safeParse(JSON.parse(event.details ?? 'null')).data);
    const madeOf = new Map(made.accounts.map((account) => [account.id, account]));
    const now = await readAccounts(db, [...madeOf.keys()]);
    const details = await bulkDetails(db, bulkId, [...madeOf.keys()]);
    const all = details.flatMap(({ accountId, text }) => {
      const kept = BulkKept.safeParse(JSON.parse(text)).data;
      return kept?.bulk.id === bulkId ? [{ accountId, kept }] : [];
    });
    const who = await whoNow(
      db,
      all.flatMap(({ kept }) => [...peopleIn(kept.before), ...peopleIn(kept.after ?? {})]),
    );
    const keptOf = new Map(
      all.map(({ accountId, kept }) => [
        accountId,
        {
          ...kept,
          before: withPeople(kept.before, who),
          ...(kept.after !== undefined && { after: withPeople(kept.after, who) }),
        },
      ]),
    );
    const since = now.filter((account) =>
      isChangedSince(account, found(madeOf.get(account.id)), found(keptOf.get(account.id))),
    );
    if (since.length > 0 && (!leaveChanged || since.length === now.length))
      throw new Refusal('bulk-changed-since', { count: since.length, total: now.length, names: namesOf(since) });
    const left = new Set(since);
    const untouched = now.filter((account) => !left.has(account));
    const more = { bulk: { id: bulkId, count: untouched.length } };
    const drafts: AccountChange[] = [];
    const steps: StatusStep[] = [];
    for (const account of untouched) {
      const kept = found(keptOf.get(account.id));
      const { id, version } = account;
      // Whoever reads the account's history sees that the step before this one was none that anybody meant.
      if (kept.statusBefore !== undefined)
        steps.push({
          id,
          version,
          more,
          change: { ...kept.statusBefore, reason: kept.statusBefore.reason || sv.accounts.status.stepUndone },
        });
      else {
        const now = draftOf(account);
        drafts.push({ id, version, more, draft: AccountDraft.parse(takenBack(now, kept.before, kept.after ?? now)) });
      }
    }
    await changeAccounts(db, context, drafts, undoneAction);
    await changeStatuses(db, context, steps, undoneAction);
    await recordEvents(db, context, [
      {
        action: bulkUndone,
        subjectKind: bulkSubject,
        subjectId: bulkId,
        details: { changed: untouched.length, left: since.length },
      },
    ]);
    return { changed: untouched.map(({ id }) => id), skipped: since.length, names: namesOf(since) };
  });
  context.announce({ room: 'accounts', ids: changed });
  return { changed: changed.length, skipped, names };
}
