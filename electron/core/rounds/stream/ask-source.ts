import type { Context } from '../../foundation/context.ts';
import { Refusal } from '../../foundation/errors.ts';
import { inTurn } from '../../foundation/turns.ts';
import type { FeedFault } from './contract.ts';
import type { Conditions, ServerAnswer } from './ask-server.ts';
import { firstAddress } from './list-sources.ts';
import type { ReadAnswer } from './read-feed.ts';
import type { AccountWithSource } from './repository.ts';
import type { Post } from './rules.ts';
import { whereToAsk } from './where-to-ask.ts';

/** What an asking came to, before anything is kept of it. */
export type Asked =
  | { state: 'feed'; address: string; posts: Post[]; conditions: Conditions }
  | { state: 'unchanged' }
  | { state: 'fault'; fault: FeedFault; retryAfter: string };

/** Requests of one asking, at most: a page, the feed it names, and another way or two. */
const mostRequests = 4;
/** A feed that takes longer than this to read was made to. */
const readingMs = 15_000;
const readingMegabytes = 256;
const unconditional: Conditions = { etag: '', lastModified: '' };

/** The host that an address is on, for one request at a time there. */
export const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : '');

/** Reads an answer in a worker, which ends when it takes too long or too much. */
async function read(
  context: Context,
  answer: Extract<ServerAnswer, { state: 'answer' }>,
  stop: AbortSignal | undefined,
): Promise<ReadAnswer> {
  const { bytes, contentType, address } = answer;
  const patience = AbortSignal.timeout(readingMs);
  try {
    return await context.runJob(
      'readFeed',
      { bytes, contentType, address },
      { signal: stop === undefined ? patience : AbortSignal.any([patience, stop]), megabytes: readingMegabytes },
    );
  } catch (error) {
    // Ended by its time, or out of memory: it is no feed that anybody meant to be read.
    if (error instanceof Refusal || (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY')
      return { state: 'fault', fault: 'damaged' };
    throw error;
  }
}

/** The addresses to try: the one that has answered before, or the way from the account's own. */
function wayOf(account: AccountWithSource): string[] {
  const { source } = account;
  if (source !== null && source.address !== '') return [source.address];
  return source?.origin === 'typed' ? [firstAddress(account)] : whereToAsk(account);
}

/** Asks an account's source; where it is not known yet, goes from the account's address to the feed that it leads to. Writes nothing. */
export async function askSource(
  context: Context,
  account: AccountWithSource,
  stop: AbortSignal | undefined,
): Promise<Asked> {
  const { source } = account;
  const way = wayOf(account).filter((address) => address !== '');
  const asked = new Set<string>();
  let fault: FeedFault = 'none-found';
  let retryAfter = '';
  while (way.length > 0 && asked.size < mostRequests && stop?.aborted !== true) {
    const address = way.shift() ?? '';
    if (asked.has(address)) continue;
    asked.add(address);
    const known = source !== null && source.address === address;
    const conditions = known ? { etag: source.etag, lastModified: source.last_modified } : unconditional;
    const answer = await inTurn(`host ${hostOf(address)}`, () => context.asking.get(address, conditions, stop));
    if (answer.state === 'unchanged') {
      if (known) return answer;
      fault = 'odd-answer';
      continue;
    }
    if (answer.state === 'fault') {
      ({ fault, retryAfter } = answer);
      // Whoever cannot be reached, or wants to be left, is not asked in another way.
      if (fault === 'no-contact' || fault === 'too-slow' || fault === 'too-many') break;
      continue;
    }
    const content = await read(context, answer, stop);
    if (content.state === 'feed')
      return { state: 'feed', address, posts: content.posts, conditions: answer.conditions };
    if (content.state === 'page' && !known) {
      // A page that somebody typed was said to be a feed; an account's own page only might have one.
      fault = source?.origin === 'typed' && content.links.length === 0 ? 'not-a-feed' : 'none-found';
      way.unshift(...content.links);
    } else fault = content.state === 'page' ? 'not-a-feed' : content.fault;
  }
  return { state: 'fault', fault, retryAfter };
}
