import { plainText } from './plain-text.ts';

/** A page that names more feeds than this names one too many: comments, categories, other languages. */
const mostLinks = 2;
const feedTypes = /^application\/(?:rss\+xml|atom\+xml|feed\+json)$/i;

function attributes(tag: string): Map<string, string> {
  return new Map(
    [...tag.matchAll(/([a-z-]{1,30})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi)].map((match) => [
      (match[1] ?? '').toLowerCase(),
      plainText(match[2] ?? match[3] ?? match[4] ?? '', 2000, true),
    ]),
  );
}

/** The feeds that a page names in its head (RSS Autodiscovery), the main one first; those of comments come last. */
export function linksOnPage(html: string, address: string): string[] {
  const found: Array<{ href: string; isAside: boolean }> = [];
  for (const [tag] of html.matchAll(/<link\b[^>]{1,2000}>/gi)) {
    const of = attributes(tag);
    const href = of.get('href') ?? '';
    const isFeed = feedTypes.test((of.get('type') ?? '').split(';')[0] ?? '');
    const isAlternate = (of.get('rel') ?? '').toLowerCase().split(' ').includes('alternate');
    if (!isFeed || !isAlternate || href === '' || !URL.canParse(href, address)) continue;
    const url = new URL(href, address);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') continue;
    found.push({ href: url.href, isAside: /comment|kommentar/i.test(`${href} ${of.get('title') ?? ''}`) });
    if (found.length >= 20) break;
  }
  const inOrder = found.toSorted((a, b) => Number(a.isAside) - Number(b.isAside)).map(({ href }) => href);
  return [...new Set(inOrder)].slice(0, mostLinks);
}
