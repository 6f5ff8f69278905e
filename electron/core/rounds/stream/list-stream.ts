import type { Context } from '../../foundation/context.ts';
import { readSettings } from '../../settings/read-settings.ts';
import type { PostKind, StreamPage, StreamStanding } from './contract.ts';
import { isHeld } from './fetch-feeds.ts';
import { mayHaveFeed, sourceOf } from './list-sources.ts';
import { keptFrom } from './note-answer.ts';
import { accountsWithSources, countPosts, lastRoundAt, type Place, postsOf } from './repository.ts';

function placeOf(cursor: string | null): Place | null {
  const [at = '', sourceId = '', key = ''] = (cursor ?? '').split('|');
  return cursor === null ? null : { at, sourceId, key };
}

/** How the stream stands just now, so that an empty one is never read as nothing new. */
async function standingOf(context: Context, administrationId: string, isOn: boolean): Promise<StreamStanding> {
  const accounts = await accountsWithSources(context.db, { administrationId });
  const sources = accounts.filter(mayHaveFeed).map(sourceOf);
  const asked = sources.filter(({ origin }) => origin !== 'none');
  return {
    isOn,
    isHeld: isHeld(context),
    offlineSince: context.asking.offlineSince,
    readAt:
      asked
        .flatMap(({ okAt }) => okAt ?? [])
        .toSorted()
        .at(-1) ?? null,
    accounts: accounts.length,
    answering: asked.filter(({ state }) => state === 'ok').length,
    waiting: asked.filter(({ state, fault }) => state === 'never' && fault === null).length,
    silent: asked.flatMap(({ accountId, accountName, platformName, state, fault, failingSince }) =>
      (state === 'failing' || state === 'gone') && fault !== null && failingSince !== null
        ? [{ accountId, accountName, platformName, state, fault, since: failingSince }]
        : [],
    ),
  };
}

/** What accounts have published, newest first, as their open feeds have told; and how much of the truth that is. */
export async function listStream(
  context: Context,
  input: { administrationId: string; since: string | null; accountIds: string[]; limit: number; cursor: string | null },
): Promise<StreamPage> {
  const { db, clock } = context;
  const settings = await readSettings(db, input.administrationId);
  const since = input.since === 'last-round' ? await lastRoundAt(db, input.administrationId, clock.now()) : input.since;
  const of = { ...input, since, keptFrom: keptFrom(clock.now(), settings.feedDays.value) };
  const rows = await postsOf(db, of, placeOf(input.cursor), input.limit + 1);
  const page = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? page.at(-1) : undefined;
  return {
    items: page.map((row) => ({
      id: `${row.source_id}|${row.key}`,
      accountId: row.account_id,
      accountName: row.name,
      platform: row.platform,
      platformName: row.platform_name,
      at: row.at,
      atIsKnown: row.published_at !== null,
      text: row.text,
      address: row.address || row.url,
      kind: row.kind as PostKind,
    })),
    since,
    cursor: last === undefined ? null : `${last.at}|${last.source_id}|${last.key}`,
    total: await countPosts(db, of),
    standing: await standingOf(context, input.administrationId, settings.readFeeds.value),
  };
}
