/** The incoming stream. */
export interface StreamTables {
  feed_source: FeedSourceTable;
  feed_post: FeedPostTable;
}

interface FeedSourceTable {
  id: string;
  account_id: string;
  /** `SourceOrigin`. */
  origin: string;
  /** The address it was found from: the account's own, or as typed. */
  given: string;
  /** What is asked; empty until it has answered once. */
  address: string;
  etag: string;
  last_modified: string;
  ok_at: string | null;
  failing_since: string | null;
  failures: number;
  /** `FeedFault`. */
  fault: string | null;
  /** `null`: not until somebody asks. */
  next_at: string | null;
  had_posts: number;
  last_post_on: string | null;
  version: number;
}

interface FeedPostTable {
  source_id: string;
  /** A hash of what the feed calls it. */
  key: string;
  /** `null` where the feed does not say, or says what cannot be. */
  published_at: string | null;
  at: string;
  /** From when it counts as new. */
  news_at: string;
  text: string;
  address: string;
  /** `PostKind`. */
  kind: string;
}
