import type { Context } from '../../foundation/context.ts';
import { readAdministrations } from '../../settings/find-or-add-administration.ts';
import { keptFrom } from './note-answer.ts';
import { forgetPosts } from './repository.ts';

/** Forgets posts from feeds that are older than their administration keeps them. Returns how many. */
export async function forgetOldPosts(context: Context): Promise<number> {
  let count = 0;
  for (const { id, settings } of await readAdministrations(context.db))
    count += await forgetPosts(context.db, id, keptFrom(context.clock.now(), settings.feedDays.value));
  if (count > 0) context.announce({ room: 'stream', ids: [] });
  return count;
}
