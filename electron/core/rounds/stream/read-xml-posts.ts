import { DetectError, parseFeed } from 'feedsmith';
import type { Post } from './rules.ts';
import type { RawPost } from './read-feed.ts';

/** Far more posts than are kept; a file may hold a hundred thousand. */
const parsed = (text: string) => parseFeed(text, { maxItems: 500 });
type Parsed = ReturnType<typeof parsed>;
type Feed<F extends Parsed['format']> = Extract<Parsed, { format: F }>['feed'];

/** What the file that comes with a post says that it is. */
function kindOf(types: ReadonlyArray<string | undefined>): Post['kind'] {
  if (types.some((type) => type?.startsWith('audio/') === true)) return 'audio';
  return types.some((type) => type?.startsWith('video/') === true) ? 'video' : 'article';
}

function ofRss({ items = [] }: Feed<'rss'>): RawPost[] {
  return items.map((item) => ({
    id: item.guid?.value ?? '',
    title: item.title ?? '',
    body: item.description ?? item.content?.encoded ?? '',
    isMarkup: true,
    at: item.pubDate ?? item.dc?.dates?.[0] ?? null,
    address: item.link ?? (item.guid?.isPermaLink === false ? '' : (item.guid?.value ?? '')),
    kind: kindOf((item.enclosures ?? []).map(({ type }) => type)),
  }));
}

function ofAtom({ entries = [] }: Feed<'atom'>): RawPost[] {
  return entries.map((entry) => {
    const links = entry.links ?? [];
    const group = entry.media?.groups?.[0];
    return {
      id: entry.id ?? '',
      title: entry.title?.value ?? '',
      body: entry.summary?.value ?? entry.content?.value ?? group?.description?.value ?? '',
      isMarkup: true,
      at: entry.published ?? entry.updated ?? null,
      address: (links.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links[0])?.href ?? '',
      kind: entry.yt?.videoId === undefined ? kindOf(links.map(({ type }) => type)) : 'video',
    };
  });
}

function ofRdf({ items = [] }: Feed<'rdf'>): RawPost[] {
  return items.map((item) => ({
    id: item.rdf?.about ?? '',
    title: item.title ?? '',
    body: item.description ?? '',
    isMarkup: true,
    at: item.dc?.dates?.[0] ?? null,
    address: item.link ?? '',
    kind: 'article',
  }));
}

function ofJson({ items = [] }: Feed<'json'>): RawPost[] {
  return items.map((item) => ({
    id: item.id ?? '',
    title: item.title ?? '',
    body: item.content_text ?? item.summary ?? item.content_html ?? '',
    isMarkup: item.content_text === undefined && item.summary === undefined,
    at: item.date_published ?? item.date_modified ?? null,
    address: item.url ?? '',
    kind: kindOf((item.attachments ?? []).map(({ mime_type }) => mime_type)),
  }));
}

/** The posts of an RSS, Atom, RDF or JSON feed; or why the text is none. Entities of the file's own are not unfolded, and nothing it names is fetched. */
export function readXmlPosts(text: string): RawPost[] | 'not-a-feed' | 'damaged' {
  try {
    const { format, feed } = parsed(text);
    if (format === 'rss') return ofRss(feed);
    if (format === 'atom') return ofAtom(feed);
    return format === 'rdf' ? ofRdf(feed) : ofJson(feed);
  } catch (error) {
    return error instanceof DetectError ? 'not-a-feed' : 'damaged';
  }
}
