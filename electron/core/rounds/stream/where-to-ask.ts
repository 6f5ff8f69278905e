/** Platforms that let nobody read an account without logging in: they are seen in rounds only. Pages of Spotify show no feed either. */
const closedPlatforms = new Set(['facebook', 'instagram', 'x', 'linkedin', 'tiktok', 'snapchat', 'threads']);

/** What an account's address says about its feed. */
export interface AccountAddress {
  platform: string;
  url: string;
}

const channel = /^\/channel\/([\w-]{1,100})$/;

function onPlatform(platform: string, url: URL): string[] {
  const [first = '', second = ''] = url.pathname.split('/').filter((part) => part !== '');
  if (platform === 'youtube') {
    const id = channel.exec(url.pathname)?.[1];
    // Other channels have their id on the page, with the feed's address.
    return [id === undefined ? url.href : `https://www.youtube.com/feeds/videos.xml?channel_id=${id}`];
  }
  if (platform === 'bluesky' && first === 'profile' && second !== '') {
    const question = new URLSearchParams({
      actor: decodeURIComponent(second),
      limit: '30',
      filter: 'posts_no_replies',
    });
    return [`https://public.api.bsky.app/xrpc/app.bsky.feed.getAuthorFeed?${question}`];
  }
  if (platform === 'mastodon' && first.startsWith('@')) {
    const name = encodeURIComponent(decodeURIComponent(first.slice(1)));
    // The server's open API, which says which account it is; where that is shut, the feed that most servers have, or the one that its page names.
    return [`${url.origin}/api/v1/accounts/lookup?acct=${name}`, `${url.origin}/@${name}.rss`, url.href];
  }
  if (platform === 'vimeo' && second === '') return [`https://vimeo.com/${first}/videos/rss`];
  if (platform === 'pinterest' && second === '') return [`https://www.pinterest.com/${first}/feed.rss`];
  return [url.href];
}

/** Whether an account is where nobody may read without a login, so that it has no open feed whatever its address is. */
export function isClosed({ platform, url }: AccountAddress): boolean {
  return closedPlatforms.has(platform) || url.startsWith('https://open.spotify.com/');
}

/**
 * The addresses to ask, in order, until one is a feed or a page that names one. Empty for an account without an address and
 * where nobody may read without a login. An account's own page is the last resort: its feed is looked for there.
 */
export function whereToAsk(account: AccountAddress): string[] {
  if (isClosed(account) || !URL.canParse(account.url)) return [];
  const url = new URL(account.url);
  return url.protocol === 'https:' || url.protocol === 'http:' ? onPlatform(account.platform, url) : [];
}

/** An address as somebody typed it, made whole; `null` when it is none that can be asked. */
export function typedAddress(text: string): string | null {
  const given = text.trim().replace(/^feed:(\/\/)?(?=https?:)/i, '');
  const whole = /^[a-z][a-z\d+.-]*:\/\//i.test(given)
    ? given.replace(/^feed:/i, 'https:')
    : /^[^\s/:@]+\.[^\s/:@]+/.test(given)
      ? `https://${given}`
      : given;
  if (!URL.canParse(whole)) return null;
  const url = new URL(whole);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.username === '' && url.password === '' && url.hostname !== '' ? url.href : null;
}
