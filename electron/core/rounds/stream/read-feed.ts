import { createHash } from 'node:crypto';
import { decodeText } from './decode-text.ts';
import { linksOnPage } from './page-links.ts';
import { plainText } from './plain-text.ts';
import { readJsonPosts } from './read-json-posts.ts';
import type { Post } from './rules.ts';

/** A post as the reader of its format has it, before it is bounded and made plain. */
export interface RawPost {
  id: string;
  title: string;
  /** With tags, or plain. */
  body: string;
  isMarkup: boolean;
  at: string | null;
  address: string;
  kind: Post['kind'];
}

/** What an answer is: a feed, a page that names feeds, or neither. */
export type ReadAnswer =
  | { state: 'feed'; posts: Post[] }
  | { state: 'page'; links: string[] }
  | { state: 'fault'; fault: 'not-a-feed' | 'damaged' };

/** Of one feed: far more than anybody publishes between two askings. */
const mostPosts = 100;
const longestTitle = 160;
const longestBody = 340;

/** http or https and nothing else, made whole against where it stood; empty for anything else. */
export function webAddress(given: string, base: string): string {
  if (given === '' || given.length > 2000 || !URL.canParse(given, base)) return '';
  const url = new URL(given, base);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.username === '' && url.password === '' ? url.href : '';
}

/** Headline and text as people read them; the headline once, also where the text begins with it. */
function wordsOf({ title, body, isMarkup }: RawPost): string {
  const head = plainText(title, longestTitle, isMarkup);
  const text = plainText(body, longestBody, isMarkup);
  if (head === '' || text.startsWith(head.replace(/…$/, ''))) return text;
  return text === '' || head.startsWith(text.replace(/…$/, '')) ? head : `${head}\n${text}`;
}

/** The posts of a feed, newest first: bounded, plain, and each once under a key that is the same next time. */
function boundedPosts(raw: readonly RawPost[], base: string): Post[] {
  const posts = new Map<string, Post>();
  for (const post of raw) {
    const address = webAddress(post.address, base);
    const text = wordsOf(post);
    const time = Date.parse(post.at ?? '');
    const publishedAt = Number.isNaN(time) ? null : new Date(time).toISOString();
    if (post.id === '' && address === '' && text === '') continue;
    const name = post.id || address || `${publishedAt ?? ''} ${text}`;
    const key = createHash('sha256').update(name).digest('base64url');
    if (!posts.has(key)) posts.set(key, { key, publishedAt, text, address, kind: post.kind });
  }
  return [...posts.values()]
    .toSorted((a, b) => (b.publishedAt ?? '9').localeCompare(a.publishedAt ?? '9'))
    .slice(0, mostPosts);
}

/** Reads what a server answered, whatever it says it is. For the worker: an answer comes from outside, and may be made to be slow. */
export async function readFeed(input: {
  bytes: Uint8Array;
  contentType: string;
  /** Where the answer came from. */
  address: string;
}): Promise<ReadAnswer> {
  const { address } = input;
  const text = decodeText(input.bytes, input.contentType).trimStart();
  if (text.startsWith('{') || text.startsWith('[')) {
    const known = readJsonPosts(text, address);
    if (known === null) return { state: 'fault', fault: 'damaged' };
    if (known !== 'unknown')
      return 'links' in known
        ? { state: 'page', links: known.links }
        : { state: 'feed', posts: boundedPosts(known.posts, address) };
  }
  const { readXmlPosts } = await import('./read-xml-posts.ts');
  const posts = readXmlPosts(text);
  if (Array.isArray(posts)) return { state: 'feed', posts: boundedPosts(posts, address) };
  const isPage = /^<!doctype html|<html[\s>]/i.test(text.slice(0, 2000));
  return isPage ? { state: 'page', links: linksOnPage(text, address) } : { state: 'fault', fault: posts };
}
