import { dayOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import { accountRows, accountsTouchedBy, readAccounts, setColumns } from './repository.ts';
import { accountToWrite, peopleIn, writingDesk } from './write-account.ts';

/**
 * Writes the derived facts of accounts anew: after a change of person, unit or settings, and once a day, since days pass by themselves.
 * Versions stay as they are, for nobody has changed the account. Returns how many were looked at.
 */
export async function refreshFacts(
  db: Db,
  context: Context,
  by: Parameters<typeof accountsTouchedBy>[1],
): Promise<number> {
  const ids = await accountsTouchedBy(db, by);
  for (let start = 0; start < ids.length; start += 1000) {
    const part = ids.slice(start, start + 1000);
    const accounts = await readAccounts(db, part);
    const rows = new Map((await accountRows(db, part)).map((row) => [row.id, row]));
    for (const [administrationId, group] of Map.groupBy(accounts, (account) => account.administrationId)) {
      const desk = await writingDesk(db, administrationId, group.flatMap(peopleIn));
      for (const account of group) {
        const row = rows.get(account.id);
        if (row === undefined) continue;
        const next = accountToWrite(context, desk, account, row).row;
        const {
          gaps,
          gap_count,
          can_log_in,
          can_close,
          access_changes_on,
          communicator_has_access,
          closure_reasons,
          closure_reason_count,
          derived_on,
          search_text,
        } = next;
        await setColumns(db, account.id, {
          gaps,
          gap_count,
          can_log_in,
          can_close,
          access_changes_on,
          communicator_has_access,
          closure_reasons,
          closure_reason_count,
          derived_on,
          search_text,
        });
      }
    }
  }
  return ids.length;
}

/** The daily sweep: refreshes what was last derived on an earlier day. */
export async function refreshStaleFacts(context: Context): Promise<number> {
  const today = dayOf(context.clock.now());
  const count = await context.db.transaction().execute((db) => refreshFacts(db, context, { derivedBefore: today }));
  if (count > 0) context.announce({ room: 'accounts', ids: [] });
  return count;
}
