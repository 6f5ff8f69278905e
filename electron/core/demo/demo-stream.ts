import { addDays, type Day, instantOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { readAdministrations } from '../settings/find-or-add-administration.ts';
import { updateAdministration } from '../settings/update-administration.ts';
import type { Asked } from '../rounds/stream/ask-source.ts';
import { writeTold } from '../rounds/stream/write-told.ts';
import type { Cast } from './cast.ts';
import type { DemoFeed } from './demo-data.ts';

function answerOf(feed: DemoFeed, today: Day): Asked {
  if (feed.fault !== undefined) return { state: 'fault', fault: feed.fault, retryAfter: '' };
  const posts = feed.posts.map(({ days, time, text }) => ({
    key: text,
    publishedAt: instantOf(addDays(today, days), time, 'earlier').toISOString(),
    text,
    address: '',
    kind: feed.kind,
  }));
  return { state: 'feed', address: '', posts, conditions: { etag: '', lastModified: '' } };
}

/** What the demo's open feeds have told: posts since the last round, and a source that has gone silent. */
export async function createDemoStream(context: Context, cast: Cast, feeds: readonly DemoFeed[]): Promise<void> {
  const { administrationId, today } = cast;
  const administration = (await readAdministrations(context.db)).find(({ id }) => id === administrationId);
  if (administration === undefined) return;
  const { settings } = administration;
  const readFeeds = { ...settings.readFeeds, value: true };
  await updateAdministration(context, { ...administration, settings: { ...settings, readFeeds } });
  const told = feeds.map((feed) => ({
    of: ({ name, platform }: { name: string; platform: string }) => feed.account === name && feed.platform === platform,
    at: feed.asked === 0 ? context.clock.now() : instantOf(addDays(today, feed.asked), '06:30', 'earlier'),
    asked: answerOf(feed, today),
  }));
  await writeTold(context, administrationId, told, settings.feedDays.value);
}
