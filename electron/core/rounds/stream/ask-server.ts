import { lookup } from 'node:dns';
import { type ClientRequest, type IncomingMessage, request as requestOpen } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { createGunzip, createInflate } from 'node:zlib';
import type { FeedFault } from './contract.ts';
import { isPublicAddress } from './public-address.ts';
import { faultOfStatus } from './rules.ts';

/** What keeps an asking within bounds; production has these, and only a test gives others. */
export interface AskingBounds {
  /** Whether a numeric address may be connected to. */
  mayReach: (address: string) => boolean;
  /** From the first request to the last byte, redirects included; milliseconds. */
  patienceMs: number;
  /** Of an answer, both as it comes and unpacked. */
  mostBytes: number;
}

const productionBounds: AskingBounds = { mayReach: isPublicAddress, patienceMs: 20_000, mostBytes: 2_000_000 };
const mostRedirects = 5;

/** What is kept of the last answer, so that an unchanged one need not be sent again. */
export interface Conditions {
  etag: string;
  lastModified: string;
}

/** What a server said. `unchanged`: as at the last asking. */
export type ServerAnswer =
  | { state: 'answer'; address: string; contentType: string; bytes: Uint8Array; conditions: Conditions }
  | { state: 'unchanged' }
  | { state: 'fault'; fault: FeedFault; retryAfter: string };

/** Ends an asking with its reason; never leaves this file. */
class Unanswered extends Error {
  readonly fault: FeedFault;
  /** How long it wants to be left, in its own words. */
  readonly retryAfter: string;
  constructor(fault: FeedFault, retryAfter = '') {
    super(fault);
    this.fault = fault;
    this.retryAfter = retryAfter;
  }
}

/** Codes by which Node tells that a certificate does not hold. */
const certificate = /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/;

function faultOf(error: unknown): Unanswered {
  if (error instanceof Unanswered) return error;
  const { code = '', name } = error as { code?: string; name?: string };
  if (name === 'TimeoutError' || name === 'AbortError') return new Unanswered('too-slow');
  if (code.startsWith('Z_')) return new Unanswered('damaged');
  if (code.startsWith('HPE_')) return new Unanswered('odd-answer');
  return new Unanswered(certificate.test(code) ? 'not-secure' : 'no-contact');
}

/** A name's addresses, less those that may not be reached. The connection is made to these very addresses, so that a name cannot answer twice in two ways. */
function guardedLookup(mayReach: AskingBounds['mayReach']): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, []);
      const open = addresses.filter(({ address }) => mayReach(address));
      const [first] = open;
      if (first === undefined) callback(new Unanswered('not-public'), []);
      else if (options.all === true) callback(null, open);
      else callback(null, first.address, first.family);
    });
  };
}

/** Where a redirect leads: http or https, without a name and password, and never from a secure address to an open one. */
function redirectTarget(from: URL, location: string | undefined): URL {
  if (location === undefined || !URL.canParse(location, from)) throw new Unanswered('odd-answer');
  const to = new URL(location, from);
  if (from.protocol === 'https:' && to.protocol === 'http:') throw new Unanswered('not-secure');
  return to;
}

/** Asks servers for feeds: politely, within bounds, and never one on the inside. Holds no cookie and sends nothing but what is asked for. */
export class FeedAsking {
  readonly #bounds: AskingBounds;
  readonly #agent: string;
  /** Since when this computer has reached nobody; `null` while it does. */
  offlineSince: string | null = null;

  constructor(version: string, bounds: Partial<AskingBounds> = {}) {
    this.#bounds = { ...productionBounds, ...bounds };
    this.#agent = `Kanalvakt/${version} (feed reader)`;
  }

  /** Gets an address. Never throws: what goes wrong is a fault with a name. */
  async get(address: string, conditions: Conditions, stop?: AbortSignal): Promise<ServerAnswer> {
    const patience = AbortSignal.timeout(this.#bounds.patienceMs);
    const signal = stop === undefined ? patience : AbortSignal.any([patience, stop]);
    try {
      let url = new URL(address);
      for (let hop = 0; hop <= mostRedirects; hop += 1) {
        const response = await this.#request(url, conditions, signal);
        const { statusCode: status = 0, headers } = response;
        if (status === 304) {
          response.destroy();
          // Whoever was asked for everything cannot say that nothing is new.
          if (conditions.etag === '' && conditions.lastModified === '') throw new Unanswered('odd-answer');
          return { state: 'unchanged' };
        }
        if (status >= 300 && status < 400) {
          response.destroy();
          url = redirectTarget(url, headers.location);
          continue;
        }
        if (status !== 200) {
          response.destroy();
          throw new Unanswered(faultOfStatus(status), headers['retry-after']);
        }
        return {
          state: 'answer',
          address: url.href,
          contentType: headers['content-type'] ?? '',
          bytes: await this.#body(response, signal),
          conditions: { etag: headers.etag ?? '', lastModified: headers['last-modified'] ?? '' },
        };
      }
      throw new Unanswered('redirects');
    } catch (error) {
      // In the middle of an answer the end of patience looks like a lost connection.
      const { fault, retryAfter } = patience.aborted ? new Unanswered('too-slow') : faultOf(error);
      return { state: 'fault', fault, retryAfter };
    }
  }

  #request(url: URL, { etag, lastModified }: Conditions, signal: AbortSignal): Promise<IncomingMessage> {
    const { mayReach } = this.#bounds;
    return new Promise((resolve, reject) => {
      const host = url.hostname.replace(/^\[|\]$/g, '');
      if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '' || url.password !== '')
        return reject(new Unanswered('odd-answer'));
      // A number is connected to without being looked up.
      if (isIP(host) !== 0 && !mayReach(host)) return reject(new Unanswered('not-public'));
      const asked: ClientRequest = (url.protocol === 'https:' ? requestSecure : requestOpen)(url, {
        agent: false,
        lookup: guardedLookup(mayReach),
        signal,
        headers: {
          'user-agent': this.#agent,
          accept:
            'application/rss+xml, application/atom+xml, application/feed+json, application/json, application/xml;q=0.9, text/html;q=0.5',
          'accept-encoding': 'gzip, deflate',
          ...(etag !== '' && { 'if-none-match': etag }),
          ...(lastModified !== '' && { 'if-modified-since': lastModified }),
        },
      });
      asked.on('response', resolve);
      asked.on('error', reject);
      asked.end();
    });
  }

  /** The whole answer, unpacked; ends as soon as it is larger than anybody's feed. */
  async #body(response: IncomingMessage, signal: AbortSignal): Promise<Uint8Array> {
    const { mostBytes } = this.#bounds;
    const encoding = (response.headers['content-encoding'] ?? 'identity').toLowerCase();
    if (!['identity', 'gzip', 'x-gzip', 'deflate'].includes(encoding)) throw new Unanswered('odd-answer');
    if (Number(response.headers['content-length'] ?? 0) > mostBytes) {
      response.destroy();
      throw new Unanswered('too-large');
    }
    const unpacked = encoding === 'identity' ? null : encoding === 'deflate' ? createInflate() : createGunzip();
    const stream = unpacked ?? response;
    const end = () => {
      response.destroy();
      unpacked?.destroy(new Unanswered('too-slow'));
    };
    if (unpacked !== null) {
      let packed = 0;
      response.on('data', (part: Uint8Array) => {
        packed += part.length;
        if (packed > mostBytes) unpacked.destroy(new Unanswered('too-large'));
      });
      response.on('error', (error) => unpacked.destroy(error));
      // Cut off: what came is not all there was.
      response.on('aborted', () => unpacked.destroy(new Unanswered('no-contact')));
      response.pipe(unpacked);
    }
    signal.addEventListener('abort', end, { once: true });
    const parts: Uint8Array[] = [];
    let size = 0;
    try {
      for await (const part of stream as AsyncIterable<Uint8Array>) {
        size += part.length;
        if (size > mostBytes) throw new Unanswered('too-large');
        parts.push(part);
      }
    } finally {
      signal.removeEventListener('abort', end);
      response.destroy();
      unpacked?.destroy();
    }
    return Buffer.concat(parts);
  }
}
