import type { Db } from '../../foundation/context.ts';
import type { NewRow, Row } from '../../foundation/database/schema.ts';
import { insertRows } from '../../foundation/database/insert-rows.ts';
import { watchedStatuses } from '../../accounts/watched-accounts.ts';
import type { FeedFault, SourceOrigin } from './contract.ts';
import type { SourceMemory } from './rules.ts';

/** An account with the source that it has, or has not yet. */
export interface AccountWithSource {
  accountId: string;
  name: string;
  platform: string;
  platformName: string;
  url: string;
  source: Row<'feed_source'> | null;
}

/** An administration's accounts that are looked at in rounds, by name, with their sources. Of accounts that are a notice only (R4), those with rounds of their own. */
export async function accountsWithSources(
  db: Db,
  by: { administrationId: string } | { accountId: string },
): Promise<AccountWithSource[]> {
  const accounts = db
    .selectFrom('account')
    .where('account.voided_at', 'is', null)
    .where('account.status', 'in', watchedStatuses)
    .where((eb) => eb.or([eb('account.kind', '!=', 'pedagogical'), eb('account.rounds_per_day', '>', 0)]))
    .$if('administrationId' in by, (query) =>
      query.where('account.administration_id', '=', 'administrationId' in by ? by.administrationId : ''),
    )
    .$if('accountId' in by, (query) => query.where('account.id', '=', 'accountId' in by ? by.accountId : ''));
  const rows = await accounts
    .select(['account.id', 'account.name', 'account.platform', 'account.platform_name', 'account.url'])
    .orderBy('account.sort_key')
    .orderBy('account.id')
    .execute();
  const sources = await accounts
    .innerJoin('feed_source', 'feed_source.account_id', 'account.id')
    .selectAll('feed_source')
    .execute();
  const ofAccount = new Map(sources.map((source) => [source.account_id, source]));
  return rows.map((row) => ({
    accountId: row.id,
    name: row.name,
    platform: row.platform,
    platformName: row.platform_name,
    url: row.url,
    source: ofAccount.get(row.id) ?? null,
  }));
}

/** What a row remembers of its askings. */
export function memoryOf(row: Row<'feed_source'> | null): SourceMemory {
  return {
    okAt: row?.ok_at ?? null,
    failingSince: row?.failing_since ?? null,
    failures: row?.failures ?? 0,
    fault: (row?.fault ?? null) as FeedFault | null,
    hadPosts: row?.had_posts === 1,
  };
}

/** A source that nobody has asked. */
export function unasked(source: {
  id: string;
  accountId: string;
  origin: SourceOrigin;
  given: string;
  nextAt: string | null;
  version: number;
}): Row<'feed_source'> {
  return {
    id: source.id,
    account_id: source.accountId,
    origin: source.origin,
    given: source.given,
    address: '',
    etag: '',
    last_modified: '',
    ok_at: null,
    failing_since: null,
    failures: 0,
    fault: null,
    next_at: source.nextAt,
    had_posts: 0,
    last_post_on: null,
    version: source.version,
  };
}

export async function insertSources(db: Db, rows: ReadonlyArray<Row<'feed_source'>>): Promise<void> {
  await insertRows(db, 'feed_source', rows);
}

/** Replaces a source if it is still as it was seen; what it told before goes when `forgets`. */
export async function replaceSource(
  db: Db,
  row: Row<'feed_source'>,
  seenVersion: number,
  forgets: boolean,
): Promise<boolean> {
  const { id, account_id: _, ...columns } = row;
  const result = await db
    .updateTable('feed_source')
    .set(columns)
    .where('id', '=', id)
    .where('version', '=', seenVersion)
    .executeTakeFirst();
  const isDone = Number(result.numUpdatedRows) === 1;
  if (isDone && forgets) await db.deleteFrom('feed_post').where('source_id', '=', id).execute();
  return isDone;
}

/** Leaves sources alone until a time; with `null` for good. */
export async function postponeSources(db: Db, ids: readonly string[], until: string | null): Promise<void> {
  if (ids.length === 0) return;
  await db.updateTable('feed_source').set({ next_at: until }).where('id', 'in', ids).execute();
}

/** Keys of the posts of a source that are kept. */
export async function knownKeys(db: Db, sourceId: string): Promise<Set<string>> {
  const rows = await db.selectFrom('feed_post').select('key').where('source_id', '=', sourceId).execute();
  return new Set(rows.map(({ key }) => key));
}

export async function insertPosts(db: Db, rows: ReadonlyArray<NewRow<'feed_post'>>): Promise<void> {
  await insertRows(db, 'feed_post', rows);
}

/** Forgets posts of an administration from before a time. Those without a time of their own keep their key while the feed still has them, or they would be new again. */
export async function forgetPosts(db: Db, administrationId: string, before: string): Promise<number> {
  const sources = db
    .selectFrom('feed_source')
    .innerJoin('account', 'account.id', 'feed_source.account_id')
    .select('feed_source.id')
    .where('account.administration_id', '=', administrationId);
  const gone = await db
    .deleteFrom('feed_post')
    .where('at', '<', before)
    .where('published_at', 'is not', null)
    .where('source_id', 'in', sources)
    .executeTakeFirst();
  const emptied = await db
    .updateTable('feed_post')
    .set({ text: '', address: '' })
    .where('at', '<', before)
    .where('published_at', 'is', null)
    .where((eb) => eb.or([eb('text', '!=', ''), eb('address', '!=', '')]))
    .where('source_id', 'in', sources)
    .executeTakeFirst();
  return Number(gone.numDeletedRows) + Number(emptied.numUpdatedRows);
}

/** Forgets the keys of a source's old posts that its feed no longer has. */
export async function forgetKeys(
  db: Db,
  sourceId: string,
  before: string,
  stillThere: readonly string[],
): Promise<void> {
  await db
    .deleteFrom('feed_post')
    .where('source_id', '=', sourceId)
    .where('at', '<', before)
    .where('published_at', 'is', null)
    .$if(stillThere.length > 0, (query) => query.where('key', 'not in', stillThere))
    .execute();
}

/** Where in the stream a page goes on: after this post. */
export interface Place {
  at: string;
  sourceId: string;
  key: string;
}

function stream(
  db: Db,
  of: { administrationId: string; accountIds: readonly string[]; since: string | null; keptFrom: string },
) {
  return db
    .selectFrom('feed_post as post')
    .innerJoin('feed_source as source', 'source.id', 'post.source_id')
    .innerJoin('account', 'account.id', 'source.account_id')
    .where('account.administration_id', '=', of.administrationId)
    .where('account.voided_at', 'is', null)
    .where('account.status', 'in', watchedStatuses)
    .where('post.at', '>=', of.keptFrom)
    .$if(of.since !== null, (query) => query.where('post.news_at', '>=', of.since ?? ''))
    .$if(of.accountIds.length > 0, (query) => query.where('account.id', 'in', of.accountIds));
}
type Of = Parameters<typeof stream>[1];

/** Posts, newest first; those after `after`, where a page ended. */
export async function postsOf(db: Db, of: Of, after: Place | null, limit: number) {
  return await stream(db, of)
    .select(['post.source_id', 'post.key', 'post.published_at', 'post.at', 'post.text', 'post.address', 'post.kind'])
    .select(['account.id as account_id', 'account.name', 'account.platform', 'account.platform_name', 'account.url'])
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb('post.at', '<', after?.at ?? ''),
          eb.and([
            eb('post.at', '=', after?.at ?? ''),
            eb.or([
              eb('post.source_id', '>', after?.sourceId ?? ''),
              eb.and([eb('post.source_id', '=', after?.sourceId ?? ''), eb('post.key', '>', after?.key ?? '')]),
            ]),
          ]),
        ]),
      ),
    )
    .orderBy('post.at', 'desc')
    .orderBy('post.source_id')
    .orderBy('post.key')
    .limit(limit)
    .execute();
}

export async function countPosts(db: Db, of: Of): Promise<number> {
  const row = await stream(db, of)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** When the latest round whose window is over began, of those that somebody has looked in; `null` when there is none. */
export async function lastRoundAt(db: Db, administrationId: string, now: Date): Promise<string | null> {
  const row = await db
    .selectFrom('round')
    .select('opens_at')
    .where('administration_id', '=', administrationId)
    .where('closes_at', '<=', now.toISOString())
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('look')
          .select('look.id')
          .whereRef('look.round_id', '=', 'round.id')
          .where('undone_at', 'is', null),
      ),
    )
    .orderBy('opens_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.opens_at ?? null;
}
