import { dayOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import { accountsTouchedBy } from './lookup-repository.ts';
import { accountRows, readAccounts, setColumns, setDerivedOn } from './repository.ts';
import { accountToWrite, peopleIn, writingDesk } from './write-account.ts';

/** The columns that follow from everything else. */
const derivedNames = [
  'gaps',
  'gap_count',
  'can_log_in',
  'can_close',
  'access_changes_on',
  'communicator_has_access',
  'closure_reasons',
  'closure_reason_count',
  'search_text',
] as const;

/** One step of the daily sweep: short enough that nobody waits for it. */
const stepSize = 250;

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
  for (let start = 0; start < ids.length; start += 1000)
    await refreshFactsOf(db, context, ids.slice(start, start + 1000));
  return ids.length;
}

/** The same for these accounts, at most a thousand. */
export async function refreshFactsOf(db: Db, context: Context, ids: readonly string[]): Promise<void> {
  const accounts = await readAccounts(db, ids);
  const rows = new Map((await accountRows(db, ids)).map((row) => [row.id, row]));
  for (const [administrationId, group] of Map.groupBy(accounts, (account) => account.administrationId)) {
    const desk = await writingDesk(db, administrationId, group.flatMap(peopleIn));
    for (const account of group) {
      const row = rows.get(account.id);
      if (row === undefined) continue;
      const next = accountToWrite(context, desk, account, row).row;
      const changed = derivedNames.filter((name) => next[name] !== row[name]);
      if (changed.length > 0)
        await setColumns(db, account.id, Object.fromEntries(changed.map((name) => [name, next[name]])));
    }
  }
  await setDerivedOn(db, ids, dayOf(context.clock.now()));
}

/** The daily sweep: refreshes what was last derived on an earlier day, a few accounts at a time so that other work comes in between. */
export async function refreshStaleFacts(context: Context): Promise<number> {
  const derivedBefore = dayOf(context.clock.now());
  let count = 0;
  for (;;) {
    const looked = await context.db
      .transaction()
      .execute((db) => refreshFacts(db, context, { derivedBefore, atMost: stepSize }));
    count += looked;
    if (looked < stepSize) break;
  }
  if (count > 0) context.announce({ room: 'accounts', ids: [] });
  return count;
}
