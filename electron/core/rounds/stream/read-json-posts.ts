import { z } from 'zod';
import type { RawPost } from './read-feed.ts';

const Text = z.string().catch('');

/** Statuses of an account (Mastodon's API, which snac, GoToSocial and others speak too). Content is HTML. */
const Statuses = z.array(
  z.object({
    id: z.string(),
    created_at: Text,
    content: Text,
    spoiler_text: Text,
    url: z.string().nullish(),
    uri: Text,
    reblog: z.unknown().optional(),
    in_reply_to_id: z.unknown().optional(),
  }),
);

/** An account as the same API finds it by name. */
const Found = z.object({ id: z.string().max(100), acct: z.string() });

const BlueskyPost = z.object({ text: Text, createdAt: Text, reply: z.unknown().optional() });

/** An account's posts as Bluesky's public service has them. */
const AuthorFeed = z.object({
  feed: z.array(
    z.object({
      post: z.object({
        uri: z.string(),
        indexedAt: Text,
        author: z.object({ handle: Text, did: z.string() }),
        record: BlueskyPost,
      }),
      /** There when somebody else's post is passed on. */
      reason: z.unknown().optional(),
    }),
  ),
});

/** The same posts as the account's own server keeps them. */
const Records = z.object({ records: z.array(z.object({ uri: z.string(), value: BlueskyPost })) });

const recordAddress = /^at:\/\/([\w.:%-]+)\/app\.bsky\.feed\.post\/([\w.~:-]+)$/;

function blueskyPost(uri: string, record: z.infer<typeof BlueskyPost>, at: string): RawPost {
  const [, repository = '', key = ''] = recordAddress.exec(uri) ?? [];
  return {
    id: uri,
    title: '',
    body: record.text,
    isMarkup: false,
    at,
    address: key === '' ? '' : `https://bsky.app/profile/${repository}/post/${key}`,
    kind: 'post',
  };
}

/** What the writer says, or what the service saw where that was earlier: a post can be dated ahead. */
const earlier = (written: string, seen: string) => (seen !== '' && (written === '' || seen < written) ? seen : written);

const isThere = (value: unknown) => value !== undefined && value !== null;

/**
 * Posts in the answers that we know, each told by its shape, or where to go on from an account that was found by name.
 * `unknown`: JSON of another kind, perhaps a JSON feed; `null`: no JSON at all.
 */
export function readJsonPosts(
  text: string,
  address: string,
): { posts: RawPost[] } | { links: string[] } | 'unknown' | null {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return null;
  }
  const statuses = Statuses.safeParse(answer);
  if (statuses.success)
    return {
      posts: statuses.data
        .filter(({ reblog, in_reply_to_id: replyTo }) => !isThere(reblog) && !isThere(replyTo))
        .map((status) => ({
          id: status.uri || status.id,
          title: status.spoiler_text,
          body: status.content,
          isMarkup: true,
          at: status.created_at,
          address: status.url ?? status.uri,
          kind: 'post',
        })),
    };
  const found = Found.safeParse(answer);
  if (found.success) {
    const { id } = found.data;
    const wanted = 'limit=30&exclude_replies=true&exclude_reblogs=true';
    return { links: [new URL(`/api/v1/accounts/${encodeURIComponent(id)}/statuses?${wanted}`, address).href] };
  }
  const author = AuthorFeed.safeParse(answer);
  if (author.success)
    return {
      posts: author.data.feed
        .filter(({ reason, post }) => !isThere(reason) && !isThere(post.record.reply))
        .map(({ post }) => blueskyPost(post.uri, post.record, earlier(post.record.createdAt, post.indexedAt))),
    };
  const records = Records.safeParse(answer);
  if (records.success)
    return {
      posts: records.data.records
        .filter(({ value }) => !isThere(value.reply))
        .map(({ uri, value }) => blueskyPost(uri, value, value.createdAt)),
    };
  return 'unknown';
}
