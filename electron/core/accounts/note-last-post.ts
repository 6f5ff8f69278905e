import { recordEvents } from '../foundation/audit/record-event.ts';
import type { Day } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import { accountRows, setColumns } from './repository.ts';
import { refreshFactsOf } from './refresh-facts.ts';

/**
 * Remembers that an account has published on a day, when that is later than the day that is known; a person's later day stays.
 * Within a transaction. The version stays too: nobody has changed the account, and whoever is editing it is not stopped by a feed.
 */
export async function noteLastPost(db: Db, context: Context, id: string, day: Day): Promise<boolean> {
  const row = (await accountRows(db, [id]))[0];
  if (row === undefined || (row.last_post_on !== null && row.last_post_on >= day)) return false;
  await setColumns(db, id, { last_post_on: day });
  await refreshFactsOf(db, context, [id]);
  await recordEvents(db, context, [
    {
      action: 'last-post-from-feed',
      subjectKind: 'account',
      subjectId: id,
      details: { changes: [{ field: 'lastPostOn', from: row.last_post_on ?? '', to: day }] },
    },
  ]);
  return true;
}
