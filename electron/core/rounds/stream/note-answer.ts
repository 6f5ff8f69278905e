import { noteLastPost } from '../../accounts/note-last-post.ts';
import { addDays, dayOf } from '../../foundation/calendar.ts';
import type { Context } from '../../foundation/context.ts';
import type { Row } from '../../foundation/database/schema.ts';
import type { Asked } from './ask-source.ts';
import { forgetKeys, insertPosts, knownKeys, memoryOf, replaceSource } from './repository.ts';
import { laterDay, newestDay, newPosts, nextAsking, remember } from './rules.ts';

/** The instant from which posts are kept: this many days back. */
export function keptFrom(now: Date, days: number): string {
  return `${addDays(dayOf(now), -days)}T00:00:00.000Z`;
}

/**
 * Keeps what an asking came to, in one short transaction: how the source stands, posts that are new, and the day of the newest on the
 * account where it is later than the one known. Never says that anybody has looked. Returns how many posts are new; `null` when the source was changed meanwhile.
 */
export async function noteAnswer(
  context: Context,
  source: Row<'feed_source'>,
  asked: Asked,
  settings: { everyMinutes: number; keepDays: number },
): Promise<number | null> {
  const now = context.clock.now();
  const before = memoryOf(source);
  const isFeed = asked.state === 'feed';
  // Empty where there were posts is no answer: they have been taken away, or this is another's feed.
  const fault =
    asked.state === 'fault' ? asked.fault : isFeed && asked.posts.length === 0 && before.hadPosts ? 'emptied' : null;
  const memory = remember(before, fault, isFeed && asked.posts.length > 0, now);
  const retryAfter = asked.state === 'fault' ? asked.retryAfter : '';
  const isGood = isFeed && fault === null;
  const lastPostOn = isFeed ? newestDay(asked.posts, now) : null;
  return await context.db.transaction().execute(async (db) => {
    const isKept = await replaceSource(
      db,
      {
        ...source,
        ...(isGood && {
          address: asked.address,
          etag: asked.conditions.etag.slice(0, 1000),
          last_modified: asked.conditions.lastModified.slice(0, 100),
        }),
        ok_at: memory.okAt,
        failing_since: memory.failingSince,
        failures: memory.failures,
        fault: memory.fault,
        next_at: nextAsking({ id: source.id, memory }, now, settings.everyMinutes, retryAfter),
        had_posts: memory.hadPosts ? 1 : 0,
        last_post_on: laterDay(source.last_post_on, lastPostOn),
      },
      source.version,
      false,
    );
    if (!isKept) return null;
    if (!isGood) return 0;
    const keepFrom = keptFrom(now, settings.keepDays);
    const posts = newPosts(asked.posts, await knownKeys(db, source.id), {
      isFirst: source.ok_at === null,
      now,
      keepFrom,
    });
    await insertPosts(
      db,
      posts.map((post) => ({
        source_id: source.id,
        key: post.key,
        published_at: post.publishedAt,
        at: post.at,
        news_at: post.newsAt,
        text: post.text,
        address: post.address,
        kind: post.kind,
      })),
    );
    await forgetKeys(
      db,
      source.id,
      keepFrom,
      asked.posts.map(({ key }) => key),
    );
    if (lastPostOn !== null) await noteLastPost(db, context, source.account_id, lastPostOn);
    return posts.length;
  });
}
