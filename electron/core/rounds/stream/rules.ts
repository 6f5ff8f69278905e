import { type Day, dayOf } from '../../foundation/calendar.ts';
import type { FeedFault, FeedSource, PostKind, SourceState, StreamDue } from './contract.ts';

/** A post as its feed tells it, bounded and as plain text. */
export interface Post {
  /** What the feed calls it: its id, else its address, else what it says. Never longer than a hash. */
  key: string;
  publishedAt: string | null;
  text: string;
  address: string;
  kind: PostKind;
}

/** What is known of a source between two askings. */
export interface SourceMemory {
  okAt: string | null;
  failingSince: string | null;
  failures: number;
  fault: FeedFault | null;
  hadPosts: boolean;
}

const minute = 60_000;
const hour = 60 * minute;
/** A feed's clock may be this far ahead of ours. */
const clocksDiffer = 15 * minute;
const shortestWait = 5 * minute;
const longestWait = 24 * hour;
/** A page without a feed is looked at again this seldom. */
const againForNone = 7 * 24 * hour;
/** Nobody is left alone for longer than this because they asked for it. */
const longestLeft = 7 * 24 * hour;
/** One hiccup is no work for anybody; the second is. */
const hiccups = 1;

/** Faults that mean the same the second time. */
const certain: ReadonlySet<FeedFault> = new Set(['gone', 'not-there', 'not-a-feed', 'not-public', 'emptied']);

/** What a status other than 200 and 304 says. */
export function faultOfStatus(status: number): FeedFault {
  if (status === 401 || status === 403 || status === 407 || status === 451) return 'not-let-in';
  if (status === 404) return 'not-there';
  if (status === 410) return 'gone';
  if (status === 429) return 'too-many';
  return status >= 500 ? 'server-error' : 'odd-answer';
}

/** How long a server wants to be left: seconds or a date (RFC 9110 §10.2.3), in milliseconds, a week at most; 0 when it says nothing that can be read. */
export function readRetryAfter(text: string, now: Date): number {
  const wait = /^\d{1,9}$/.test(text.trim()) ? Number(text) * 1000 : Date.parse(text) - now.getTime();
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), longestLeft) : 0;
}

/** A number from 0 up to 1 that is a source's own: it spreads askings over time, and differs between installs as ids do. */
function spreadOf(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + character.charCodeAt(0)) % 9973;
  return sum / 9973;
}

/** When a source is asked next: after the administration's interval while it answers, later and later while it does not, and never by itself when it has gone. */
export function nextAsking(
  source: { id: string; memory: SourceMemory },
  now: Date,
  everyMinutes: number,
  retryAfter = '',
): string | null {
  const { fault, failures } = source.memory;
  if (fault === 'gone') return null;
  const plain =
    fault === null
      ? everyMinutes * minute
      : fault === 'none-found'
        ? againForNone
        : Math.min(shortestWait * 2 ** (failures - 1), longestWait);
  const wait = plain * (0.9 + 0.2 * spreadOf(source.id));
  return new Date(now.getTime() + Math.max(wait, readRetryAfter(retryAfter, now))).toISOString();
}

/** What is known after an asking: `null` = it answered. The first failure's time stays while it goes on. */
export function remember(before: SourceMemory, fault: FeedFault | null, hasPosts: boolean, now: Date): SourceMemory {
  const at = now.toISOString();
  if (fault === null)
    return { okAt: at, failingSince: null, failures: 0, fault: null, hadPosts: before.hadPosts || hasPosts };
  return { ...before, failingSince: before.failingSince ?? at, failures: before.failures + 1, fault };
}

/** How a source stands. A page that was never found to have a feed is not one that stopped answering. */
export function stateOf({ okAt, failingSince, fault }: Omit<SourceMemory, 'hadPosts' | 'failures'>): SourceState {
  if (fault === 'gone') return 'gone';
  if (fault === 'none-found' && okAt === null) return 'never';
  if (failingSince !== null) return 'failing';
  return okAt === null ? 'never' : 'ok';
}

/** Whether a silent source is work for somebody. */
export function isDue(memory: SourceMemory): boolean {
  const state = stateOf(memory);
  if (state !== 'failing' && state !== 'gone') return false;
  return memory.failures > hiccups || (memory.fault !== null && certain.has(memory.fault));
}

/** A feed's time, when it can be one: not after now, and not before there were feeds. */
export function believable(publishedAt: string | null, now: Date): string | null {
  const at = publishedAt === null ? Number.NaN : Date.parse(publishedAt);
  if (!(at >= Date.UTC(1995, 0, 1) && at <= now.getTime() + clocksDiffer)) return null;
  return new Date(Math.min(at, now.getTime())).toISOString();
}

/** A post as it is kept: `at` orders it, `newsAt` is from when it counts as new. */
export interface KeptPost extends Post {
  at: string;
  newsAt: string;
}

/**
 * The posts of an answer that are to be kept and are not known: those older than `keepFrom` are left. What a source has when it is
 * first read is as old as it says; what comes later is news when it is seen, however late that is.
 */
export function newPosts(
  posts: readonly Post[],
  known: ReadonlySet<string>,
  options: { isFirst: boolean; now: Date; keepFrom: string },
): KeptPost[] {
  const seenAt = options.now.toISOString();
  return posts.flatMap((post) => {
    const publishedAt = believable(post.publishedAt, options.now);
    const at = publishedAt ?? seenAt;
    if (known.has(post.key) || at < options.keepFrom) return [];
    return [{ ...post, publishedAt, at, newsAt: options.isFirst ? at : seenAt }];
  });
}

/** The day of the newest post with a believable time; `null` when none has one. */
export function newestDay(posts: readonly Post[], now: Date): Day | null {
  const times = posts.flatMap(({ publishedAt }) => believable(publishedAt, now) ?? []).toSorted();
  const newest = times.at(-1);
  return newest === undefined ? null : dayOf(new Date(newest));
}

/** Whether it is this computer that reaches nobody, and not they that are silent: everyone failed without a word, and more than one was asked or there is no network. */
export function isOffline(
  results: ReadonlyArray<{ host: string; fault: FeedFault | null }>,
  hasNetwork: boolean,
): boolean {
  const unreached = results.every(({ fault }) => fault === 'no-contact' || fault === 'too-slow');
  return results.length > 0 && unreached && (!hasNetwork || new Set(results.map(({ host }) => host)).size > 1);
}

/** Which of an account's last post days holds: the later one. What a person entered is never put back by a feed. */
export function laterDay(entered: Day | null, fromFeed: Day | null): Day | null {
  if (entered === null || fromFeed === null) return entered ?? fromFeed;
  return fromFeed > entered ? fromFeed : entered;
}

const namedInRow = 5;

/** The rows of Idag: sources that have stopped answering, and those that have gone; one row for each. */
export function dueRows(
  sources: ReadonlyArray<Pick<FeedSource, 'accountId' | 'accountName' | 'platformName'> & { memory: SourceMemory }>,
): StreamDue[] {
  const due = sources.filter(({ memory }) => isDue(memory));
  return (['failing', 'gone'] as const).flatMap((kind): StreamDue[] => {
    const ofKind = due
      .filter(({ memory }) => stateOf(memory) === kind)
      .toSorted((a, b) => (a.memory.failingSince ?? '').localeCompare(b.memory.failingSince ?? ''));
    const [first] = ofKind;
    if (first === undefined) return [];
    const named = ofKind.slice(0, namedInRow);
    return [
      {
        key: kind,
        kind,
        severity: 'warn',
        fault: new Set(ofKind.map(({ memory }) => memory.fault)).size === 1 ? first.memory.fault : null,
        count: ofKind.length,
        names: named.map(({ accountName, platformName }) => `${accountName}, ${platformName}`),
        accountIds: named.map(({ accountId }) => accountId),
        since: first.memory.failingSince ?? '',
      },
    ];
  });
}
