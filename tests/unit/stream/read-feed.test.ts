import { describe, expect, test } from 'vitest';
import { readFeed } from '../../../electron/core/rounds/stream/read-feed.ts';

const address = 'https://blogg.exempel.se/flode/';
const read = (content: string | Uint8Array, contentType = 'application/rss+xml') =>
  readFeed({ bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content, contentType, address });
const postsOf = async (...given: Parameters<typeof read>) => {
  const answer = await read(...given);
  if (answer.state !== 'feed') throw new Error(`Expected a feed, and it was ${JSON.stringify(answer)}`);
  return answer.posts;
};
const rss = (items: string, head = '') =>
  `<?xml version="1.0" encoding="utf-8"?>${head}<rss version="2.0"><channel><title>T</title>${items}</channel></rss>`;
const item = (inner: string) => `<item>${inner}</item>`;

describe('feeds as they should be', () => {
  test('RSS: headline and text as plain text, whole address, the kind from what comes with it', async () => {
    const [first, second] = await postsOf(
      rss(
        item(
          '<title>Sommar p&amp;aring; Ängby &amp;amp; Åkeshov</title><link>/2026/sommar</link><guid isPermaLink="false">7</guid><pubDate>Mon, 04 May 2026 10:00:00 +0200</pubDate><description>&lt;p&gt;Boken om &lt;b&gt;Ö&lt;/b&gt;n.&lt;/p&gt;&lt;p&gt;Kl. 13.&lt;/p&gt;</description>',
        ) +
          item(
            '<title>Avsnitt 3</title><guid>https://podd.exempel.se/3</guid><enclosure url="https://podd.exempel.se/3.mp3" type="audio/mpeg" length="1"/><pubDate>Sun, 03 May 2026 10:00:00 GMT</pubDate>',
          ),
      ),
    );
    expect(first).toMatchObject({
      text: 'Sommar på Ängby & Åkeshov\nBoken om Ön. Kl. 13.',
      address: 'https://blogg.exempel.se/2026/sommar',
      publishedAt: '2026-05-04T08:00:00.000Z',
      kind: 'article',
    });
    expect(second).toMatchObject({ text: 'Avsnitt 3', address: 'https://podd.exempel.se/3', kind: 'audio' });
  });

  test('a YouTube channel is films', async () => {
    expect(
      await postsOf(
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/"><title>K</title><entry><id>yt:video:abc</id><yt:videoId>abc</yt:videoId><title>Filmen</title><link rel="alternate" href="https://www.youtube.com/watch?v=abc"/><published>2026-05-04T08:00:00+00:00</published><media:group><media:description>Om filmen</media:description></media:group></entry></feed>',
      ),
    ).toMatchObject([{ text: 'Filmen\nOm filmen', address: 'https://www.youtube.com/watch?v=abc', kind: 'video' }]);
  });

  test('Mastodon: own posts only, without markup; an account found by name leads on to them', async () => {
    const status = {
      id: '1',
      uri: 'https://social.exempel.se/1',
      url: 'https://social.exempel.se/@a/1',
      created_at: '2026-05-04T08:00:00.000Z',
      content: '<p>Hej<br>på <a href="x">er</a></p>',
      spoiler_text: '',
      reblog: null,
      in_reply_to_id: null,
    };
    expect(
      await postsOf(
        JSON.stringify([
          status,
          { ...status, id: '2', uri: 'u2', reblog: { id: '9' } },
          { ...status, id: '3', uri: 'u3', in_reply_to_id: '1' },
        ]),
      ),
    ).toMatchObject([{ text: 'Hej på er', address: 'https://social.exempel.se/@a/1', kind: 'post' }]);
    expect(await read('{"id":"42","acct":"a","username":"a"}')).toEqual({
      state: 'page',
      links: [
        'https://blogg.exempel.se/api/v1/accounts/42/statuses?limit=30&exclude_replies=true&exclude_reblogs=true',
      ],
    });
    expect(await postsOf('[]')).toEqual([]);
  });

  test('Bluesky: own posts, at the earlier of what is said and what was seen; the account’s own server says the same in other words', async () => {
    const uri = 'at://did:plc:abc/app.bsky.feed.post/3k';
    const record = { $type: 'app.bsky.feed.post', text: 'Hej <b>du</b>', createdAt: '2030-01-01T00:00:00Z' };
    const author = { handle: 'a.bsky.social', did: 'did:plc:abc' };
    const expected = [{ text: 'Hej <b>du</b>', address: 'https://bsky.app/profile/did:plc:abc/post/3k', kind: 'post' }];
    const feed = [
      { post: { uri, indexedAt: '2026-05-04T08:00:00.000Z', author, record } },
      { post: { uri: `${uri}x`, indexedAt: '', author, record }, reason: { $type: 'app.bsky.feed.defs#reasonRepost' } },
    ];
    const posts = await postsOf(JSON.stringify({ feed }));
    expect(posts).toMatchObject(expected);
    expect(posts[0]?.publishedAt).toBe('2026-05-04T08:00:00.000Z');
    expect(await postsOf(JSON.stringify({ records: [{ uri, cid: 'c', value: record }] }))).toMatchObject(expected);
  });

  test('a JSON feed, and a page that names its feeds: the main one first, comments last, never another scheme', async () => {
    expect(
      await postsOf(
        '{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","content_html":"<i>Hej</i>","url":"https://a.se/1"}]}',
      ),
    ).toMatchObject([{ text: 'Hej', address: 'https://a.se/1' }]);
    const links =
      '<link rel="alternate" type="application/rss+xml" title="Kommentarer" href="/comments/feed"><link href=\'/feed?a=1&amp;b=2\' type="application/atom+xml" rel="alternate home"><link rel="alternate" type="application/rss+xml" href="file:///etc/passwd"><link rel="stylesheet" type="application/rss+xml" href="/no">';
    expect(await read(`<!DOCTYPE html><html><head>${links}</head><body>Hej</body></html>`, 'text/html')).toEqual({
      state: 'page',
      links: ['https://blogg.exempel.se/feed?a=1&b=2', 'https://blogg.exempel.se/comments/feed'],
    });
  });
});

describe('feeds broken in every way', () => {
  test.each([
    ['cut off', rss(item('<title>Hel</title>') + item('<title>Halv')).slice(0, -30), 'damaged'],
    ['nested without end', rss(`<item>${'<a>'.repeat(50_000)}</item>`), 'damaged'],
    ['something else in XML', '<?xml version="1.0"?><note><to>Tove</to></note>', 'not-a-feed'],
    ['nothing at all', '', 'not-a-feed'],
    ['zeros', new Uint8Array(5000), 'not-a-feed'],
    ['half a JSON', '[{"id":"1","created_at":', 'damaged'],
    ['another JSON', '{"error":"not found"}', 'not-a-feed'],
    ['words', 'Service Unavailable', 'not-a-feed'],
  ])('%s', async (_, content, fault) => {
    expect(await read(content)).toEqual({ state: 'fault', fault });
  });

  test('HTML instead of a feed is a page without feeds', async () => {
    expect(await read('<!doctype html><title>Logga in</title>')).toEqual({ state: 'page', links: [] });
  });

  test('entities of the file’s own are not unfolded, and what it names is not fetched', async () => {
    const head = `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(100)}">${'bcdefg'
      .split('')
      .map((name, n) => `<!ENTITY ${name} "${`&${'abcdef'[n]};`.repeat(10)}">`)
      .join('')}]>`;
    const answer = await read(rss(item('<title>x &g; y</title><guid>1</guid>'), head));
    expect(JSON.stringify(answer).length).toBeLessThan(1000);
    const outside = await read(
      rss(item('<title>&e;</title>'), '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
    );
    expect(JSON.stringify(outside)).not.toContain('root:');
  });

  test('the encoding is what the bytes turn out to be, whatever is said of them', async () => {
    const text = (name: string) =>
      `<?xml version="1.0" encoding="${name}"?><rss version="2.0"><channel><title>T</title><item><title>Å, ä, ö</title></item></channel></rss>`;
    const latin = (given: string) => Uint8Array.from(given, (character) => character.charCodeAt(0));
    const wide = new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text('utf-16'), 'utf16le')]));
    for (const [content, type] of [
      [latin(text('iso-8859-1')), 'text/xml'],
      [latin(text('utf-8')), 'text/xml; charset=utf-8'],
      [latin(text('klingon')), 'text/xml; charset=klingon'],
      [new TextEncoder().encode(text('iso-8859-1')), 'text/xml; charset=utf-8'],
      [new TextEncoder().encode(`\ufeff${text('utf-8')}`), ''],
      [wide, ''],
    ] as const)
      expect((await postsOf(content, type))[0]?.text).toBe('Å, ä, ö');
  });

  test('scripts, styles, hidden letters and half tags leave nothing but text', async () => {
    const [post] = await postsOf(
      rss(
        item(
          `<title><![CDATA[Hej <script>alert(1)</script>\u202edu]]></title><description><![CDATA[<style>p{}</style><scr<script>x</script>ipt>a</script><img src=x onerror=alert(1)> text &#0;&#x110000; &lt;b&gt; <a href="javascript:alert(1)]]></description><link>javascript:alert(1)</link>`,
        ),
      ),
    );
    expect(post?.text).not.toMatch(/alert|\u202e|onerror|javascript|p\{/);
    expect(post?.text).toContain('text');
    expect(post?.address).toBe('');
  });

  test('addresses with other schemes or a password are left out', async () => {
    for (const link of ['data:text/html,x', 'file:///etc/passwd', 'https://namn:hemligt@exempel.se/', 'https://[', ''])
      expect((await postsOf(rss(item(`<title>x</title><link>${link}</link>`))))[0]?.address).toBe(
        // An address within the feed's own site is made whole; only what is no web address goes.
        '',
      );
  });

  test('no ids, the same ids and nothing in them: each post once, under the same key next time', async () => {
    const items =
      item('<title>Utan id</title>') +
      item('<title>Ett</title><guid>1</guid>') +
      item('<title>Två</title><guid>1</guid>') +
      item('') +
      item('<title>Utan id</title>');
    const posts = await postsOf(rss(items));
    expect(posts.map(({ text }) => text)).toEqual(['Utan id', 'Ett']);
    expect((await postsOf(rss(items))).map(({ key }) => key)).toEqual(posts.map(({ key }) => key));
  });

  test('wrong dates are no dates; texts and feeds are bounded', async () => {
    const many = Array.from({ length: 1000 }, (_, n) =>
      item(
        `<title>${'ord '.repeat(200)}</title><guid>${n}</guid><description>${'ä'.repeat(20_000)}</description><pubDate>${n % 2 === 0 ? 'i morse' : 'Mon, 04 May 2026 10:00:00 GMT'}</pubDate>`,
      ),
    );
    const posts = await postsOf(rss(many.join('')));
    expect(posts.length).toBe(100);
    expect(posts.filter(({ publishedAt }) => publishedAt === null).length).toBeGreaterThan(0);
    expect(Math.max(...posts.map(({ text }) => Array.from(text).length))).toBeLessThanOrEqual(501);
  });

  test('text made to be slow is read in time', async () => {
    const began = performance.now();
    for (const evil of ['<p'.repeat(50_000), '<!--'.repeat(20_000), '<script '.repeat(20_000), '&#'.repeat(50_000)])
      await postsOf(rss(item(`<title>x</title><description><![CDATA[${evil}]]></description>`)));
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
