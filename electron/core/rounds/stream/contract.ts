import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { Day, Id, Instant, procedure } from '../../foundation/contract.ts';

/** What a post is; the sort of page that it opens. */
export const PostKind = z.enum(['post', 'article', 'video', 'audio']);
export type PostKind = z.infer<typeof PostKind>;

/** How a source stands: nobody has asked it, it answered, it does not answer any more, or it has said that it is gone for good. */
export const SourceState = z.enum(['never', 'ok', 'failing', 'gone']);
export type SourceState = z.infer<typeof SourceState>;

/** Why a source gave nothing; worded in `stream.fault.<code>`. */
export const FeedFault = z.enum([
  'no-contact',
  'too-slow',
  'not-secure',
  'not-let-in',
  'not-there',
  'gone',
  'too-many',
  'server-error',
  'odd-answer',
  'too-large',
  'redirects',
  'not-public',
  'not-a-feed',
  'damaged',
  'emptied',
  'none-found',
]);
export type FeedFault = z.infer<typeof FeedFault>;

/** Something an account has published, as its open feed says. Text is plain text and an excerpt; it comes from outside and is shown as text only. */
export const StreamItem = z.strictObject({
  id: z.string(),
  accountId: Id,
  accountName: z.string(),
  platform: z.string(),
  platformName: z.string(),
  /** When it was published; where the feed does not say, or says what cannot be, when it was first seen here. */
  at: Instant,
  atIsKnown: z.boolean(),
  /** The first line is the headline, where there is one. Empty for a post of pictures only. */
  text: z.string(),
  /** http or https; the account's own address, or empty, where the feed gives none. */
  address: z.string(),
  kind: PostKind,
});
export type StreamItem = z.infer<typeof StreamItem>;

/** A source that gave nothing when it was last asked, in few words. */
const Silent = z.strictObject({
  accountId: Id,
  accountName: z.string(),
  platformName: z.string(),
  state: SourceState,
  fault: FeedFault,
  since: Instant,
});

/** What the stream can know just now, so that an empty one is never read as "nothing new". */
export const StreamStanding = z.strictObject({
  /** Whether the administration has switched the reading on (`readFeeds`). */
  isOn: z.boolean(),
  /** Nothing is read from here whatever the setting says: the demo, or a computer that only reads the register. */
  isHeld: z.boolean(),
  /** Since when this computer reaches nobody; `null` while it does. */
  offlineSince: Instant.nullable(),
  /** When a source last answered. */
  readAt: Instant.nullable(),
  /** Accounts that are looked at in rounds, and those of them whose source has answered at its latest asking. */
  accounts: z.int(),
  answering: z.int(),
  /** Accounts that may have an open feed and that nobody has asked yet. */
  waiting: z.int(),
  silent: z.array(Silent),
});
export type StreamStanding = z.infer<typeof StreamStanding>;

export const StreamPage = z.strictObject({
  items: z.array(StreamItem),
  /** From when they count; `null`: everything that is kept. */
  since: Instant.nullable(),
  /** Give it back for what comes after; `null` at the end. */
  cursor: z.string().nullable(),
  /** Items of the whole answer, all pages. */
  total: z.int(),
  standing: StreamStanding,
});
export type StreamPage = z.infer<typeof StreamPage>;

/** How a source came to be: from the account's own address, typed by hand, or said not to exist. */
export const SourceOrigin = z.enum(['found', 'typed', 'none']);
export type SourceOrigin = z.infer<typeof SourceOrigin>;

/** The source of one account, and how it stands. */
export const FeedSource = z.strictObject({
  accountId: Id,
  accountName: z.string(),
  platform: z.string(),
  platformName: z.string(),
  /** Exactly what is asked for; before the first asking what will be. Empty where nobody has said where the feed is, and nothing tells it. */
  address: z.string(),
  /** Whose server is asked. */
  host: z.string(),
  origin: SourceOrigin,
  state: SourceState,
  fault: FeedFault.nullable(),
  okAt: Instant.nullable(),
  failingSince: Instant.nullable(),
  /** When it is asked next; `null`: not until somebody asks. */
  nextAt: Instant.nullable(),
  /** The day of the newest post that the feed has told of. */
  lastPostOn: Day.nullable(),
  /** 0 until somebody has chosen, or the account has got another address. */
  version: z.int().min(0),
});
export type FeedSource = z.infer<typeof FeedSource>;

export const FeedSources = z.strictObject({
  sources: z.array(FeedSource),
  /** Platforms that let nobody read without a login, with how many accounts are there: those are seen in rounds only. */
  closed: z.array(z.strictObject({ platformName: z.string(), accounts: z.int() })),
});
export type FeedSources = z.infer<typeof FeedSources>;

/** What becomes of an account's source. `found`: as its address says; `typed`: this address; `none`: it has no feed to read. */
export const SourceChoice = z.discriminatedUnion('origin', [
  z.strictObject({ origin: z.literal('found') }),
  z.strictObject({ origin: z.literal('typed'), address: z.string().trim().min(1).max(2000) }),
  z.strictObject({ origin: z.literal('none') }),
]);
export type SourceChoice = z.infer<typeof SourceChoice>;

/** Work on Idag: sources that do not answer, one row for each way of not answering. */
export const StreamDue = z.strictObject({
  key: z.string(),
  kind: z.enum(['failing', 'gone']),
  severity: z.enum(['bad', 'warn', 'plain']),
  /** The common reason; `null` when they differ. */
  fault: FeedFault.nullable(),
  count: z.int(),
  /** At most five names of the accounts concerned. */
  names: z.array(z.string()),
  accountIds: z.array(Id).max(5),
  /** Since when the first of them has been silent. */
  since: Instant,
});
export type StreamDue = z.infer<typeof StreamDue>;

const Running = z.strictObject({ state: z.literal('running'), done: z.int(), of: z.int() });
const Fetched = z.strictObject({
  state: z.literal('done'),
  /** Sources asked, those that answered, and posts that were not known before. */
  asked: z.int(),
  answered: z.int(),
  news: z.int(),
  /** Nobody was reached: it is this computer, and nothing is held against the sources. */
  offline: z.boolean(),
});
export type Fetched = z.infer<typeof Fetched>;

/** Says nothing of whether an account has been looked at: a feed never marks one as checked (M4, M6). */
export const streamContract = {
  /**
   * Newest first. `since`: published, or first seen here, at this instant or later; `last-round`: since the latest round that is over, and that
   * somebody looked in, began; `null`, or where there is no such round: everything that is kept.
   */
  list: procedure
    .input(
      z.strictObject({
        administrationId: Id,
        since: z
          .union([Instant, z.literal('last-round')])
          .nullable()
          .default(null),
        /** Empty: every account. */
        accountIds: z.array(Id).max(2000).default([]),
        limit: z.int().min(1).max(200).default(100),
        cursor: z.string().max(200).nullable().default(null),
      }),
    )
    .output(StreamPage),
  /** Every account that may have an open feed, by name, and what is asked of whom; podcasts without a known address too. */
  sources: procedure.input(z.strictObject({ administrationId: Id })).output(FeedSources),
  setSource: procedure
    .input(z.strictObject({ accountId: Id, version: z.int().min(0), choice: SourceChoice }))
    .output(FeedSource),
  /** Asks now, also those that wait for another try; not those that have said how long they want to be left. Closing the stream stops after the one that is going on. */
  fetchNow: procedure
    .input(
      z.strictObject({
        administrationId: Id,
        /** Empty: every account. */
        accountIds: z.array(Id).max(2000).default([]),
      }),
    )
    .output(eventIterator(z.discriminatedUnion('state', [Running, Fetched]))),
  due: procedure.input(z.strictObject({ administrationId: Id })).output(z.array(StreamDue)),
};
