import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAddress } from '../../../electron/core/accounts/read-address.ts';
import {
  fallbackKey,
  loadCatalogue,
  platformById,
  platformNamed,
  recogniseAddress,
} from '../../../electron/core/accounts/platforms.ts';

const catalogue = loadCatalogue(
  readFileSync(path.join(import.meta.dirname, '../../../resources/platforms.yaml'), 'utf8'),
);
const keyOf = (text: string, hint: string | null = null) => recogniseAddress(catalogue, text, hint)?.canonicalKey;

/** Ways to write one account: address, and the platform a list says beside it. */
type Written = string | [string, string];
const shapes: Record<string, { key: string; url: string; written: Written[] }> = {
  'Facebook, sida': {
    key: 'facebook:farstabibliotek',
    url: 'https://www.facebook.com/farstabibliotek',
    written: [
      'https://www.facebook.com/farstabibliotek',
      'http://facebook.com/farstabibliotek/',
      'facebook.com/farstabibliotek',
      'www.facebook.com/FarstaBibliotek',
      'https://m.facebook.com/farstabibliotek?ref=bookmarks',
      'https://sv-se.facebook.com/farstabibliotek',
      'https://www.facebook.com/farstabibliotek/?fref=ts',
      'https://www.facebook.com/pg/farstabibliotek/about/',
      'https://fb.com/farstabibliotek',
      'https://fb.me/farstabibliotek',
      'https://m.me/farstabibliotek',
      'https://www.facebook.com/farstabibliotek/posts/1234567890',
      'https://www.facebook.com/#!/farstabibliotek',
      'https://web.facebook.com/farstabibliotek?_rdc=1&_rdr',
      ['farstabibliotek', 'facebook'],
      ['@farstabibliotek', 'facebook'],
    ],
  },
  'Facebook, id': {
    key: 'facebook:id/123456789012345',
    url: 'https://www.facebook.com/123456789012345',
    written: [
      'https://www.facebook.com/pages/Stadsmuseet-Exempel/123456789012345',
      'https://www.facebook.com/pages/Stadsmuseet/123456789012345?fref=ts',
      'https://www.facebook.com/pages/category/Museum/Stadsmuseet-123456789012345/',
      'https://www.facebook.com/Stadsmuseet-Exempel-123456789012345/',
      'https://www.facebook.com/people/Stadsmuseet/123456789012345/',
      'https://www.facebook.com/p/Stadsmuseet-123456789012345/',
      'facebook.com/123456789012345',
    ],
  },
  Instagram: {
    key: 'instagram:kulturskolan_sthlm',
    url: 'https://www.instagram.com/kulturskolan_sthlm/',
    written: [
      'https://www.instagram.com/kulturskolan_sthlm/',
      'https://instagram.com/kulturskolan_sthlm?hl=sv',
      'instagram.com/kulturskolan_sthlm',
      'http://www.instagram.com/Kulturskolan_Sthlm',
      'https://m.instagram.com/kulturskolan_sthlm/',
      'https://instagr.am/kulturskolan_sthlm',
      'https://ig.me/m/kulturskolan_sthlm',
      'https://www.instagram.com/_u/kulturskolan_sthlm',
      'https://www.instagram.com/stories/kulturskolan_sthlm/3141592653/',
      'https://www.instagram.com/kulturskolan_sthlm/reels/',
      'https://www.instagram.com/kulturskolan_sthlm/p/Cabc123/?igsh=xyz',
      'https://www.instagram.com/@kulturskolan_sthlm',
      ['@kulturskolan_sthlm', 'instagram'],
      ['kulturskolan_sthlm', 'instagram'],
    ],
  },
  X: {
    key: 'x:stadsmuseet_ex',
    url: 'https://x.com/stadsmuseet_ex',
    written: [
      'https://twitter.com/stadsmuseet_ex',
      'https://x.com/stadsmuseet_ex',
      'x.com/Stadsmuseet_Ex',
      'http://www.twitter.com/stadsmuseet_ex/',
      'https://mobile.twitter.com/stadsmuseet_ex?lang=sv',
      'https://mobile.x.com/stadsmuseet_ex',
      'https://twitter.com/#!/stadsmuseet_ex',
      'https://twitter.com/@stadsmuseet_ex',
      'https://twitter.com/intent/user?screen_name=stadsmuseet_ex',
      'https://x.com/intent/follow?screen_name=@stadsmuseet_ex',
      'https://twitter.com/stadsmuseet_ex/status/1234567890',
      'https://x.com/stadsmuseet_ex/with_replies?s=20',
      ['@stadsmuseet_ex', 'x'],
      ['stadsmuseet_ex', 'x'],
    ],
  },
  'LinkedIn, företag': {
    key: 'linkedin:company/evenemang-exempel',
    url: 'https://www.linkedin.com/company/evenemang-exempel/',
    written: [
      'https://www.linkedin.com/company/evenemang-exempel/about/',
      'https://www.linkedin.com/company/evenemang-exempel',
      'https://se.linkedin.com/company/evenemang-exempel',
      'linkedin.com/company/Evenemang-Exempel/',
      'http://www.linkedin.com/company/evenemang-exempel/posts/?feedView=all',
      'https://www.linkedin.com/company/evenemang-exempel/mycompany/',
      'https://www.linkedin.com/company/evenemang-exempel?trk=public',
      'https://www.linkedin.com/company-beta/evenemang-exempel/',
      'https://www.linkedin.com/organization/evenemang-exempel',
      'https://m.linkedin.com/company/evenemang-exempel#top',
      ['company/evenemang-exempel', 'linkedin'],
      ['evenemang-exempel', 'linkedin'],
      ['@evenemang-exempel', 'linkedin'],
    ],
  },
  'YouTube, kanal': {
    key: 'youtube:channel/UCexempel0000000000000001',
    url: 'https://www.youtube.com/channel/UCexempel0000000000000001',
    written: [
      'https://www.youtube.com/channel/UCexempel0000000000000001',
      'youtube.com/channel/UCexempel0000000000000001/',
      'https://m.youtube.com/channel/UCexempel0000000000000001/videos',
      'https://studio.youtube.com/channel/UCexempel0000000000000001/analytics',
      'https://www.youtube.com/feeds/videos.xml?channel_id=UCexempel0000000000000001',
      'https://music.youtube.com/channel/UCexempel0000000000000001?si=abc',
    ],
  },
  'YouTube, namn': {
    key: 'youtube:@kulturskolansthlm',
    url: 'https://www.youtube.com/@kulturskolansthlm',
    written: [
      'https://youtube.com/@kulturskolansthlm?si=abc',
      'https://www.youtube.com/@kulturskolansthlm/videos',
      'http://m.youtube.com/@KulturskolanSthlm/',
      'youtube.com/@kulturskolansthlm',
      'https://www.youtube.com/@kulturskolansthlm/featured?view_as=subscriber',
      'https://www.youtube.com/%40kulturskolansthlm',
      'https://www.youtube.com/@kulturskolansthlm#about',
      'https://youtube.com/@kulturskolansthlm/shorts',
      'https://music.youtube.com/@kulturskolansthlm',
      '<https://www.youtube.com/@kulturskolansthlm>',
      ['@kulturskolansthlm', 'youtube'],
      ['kulturskolansthlm', 'youtube'],
    ],
  },
  TikTok: {
    key: 'tiktok:kulturnatt.exempel',
    url: 'https://www.tiktok.com/@kulturnatt.exempel',
    written: [
      'https://www.tiktok.com/@kulturnatt.exempel?lang=sv',
      'https://www.tiktok.com/@kulturnatt.exempel',
      'http://tiktok.com/@kulturnatt.exempel/',
      'tiktok.com/@Kulturnatt.Exempel',
      'https://m.tiktok.com/@kulturnatt.exempel',
      'https://www.tiktok.com/@kulturnatt.exempel/video/7000000000000000000',
      'https://www.tiktok.com/@kulturnatt.exempel/live',
      'https://www.tiktok.com/@kulturnatt.exempel?is_from_webapp=1&sender_device=pc',
      'https://www.tiktok.com/%40kulturnatt.exempel',
      'https://www.tiktok.com/embed/@kulturnatt.exempel',
      ['@kulturnatt.exempel', 'tiktok'],
      ['kulturnatt.exempel', 'tiktok'],
    ],
  },
  Snapchat: {
    key: 'snapchat:katarinaskolan',
    url: 'https://www.snapchat.com/add/katarinaskolan',
    written: [
      'https://www.snapchat.com/add/katarinaskolan',
      'http://snapchat.com/add/katarinaskolan/',
      'snapchat.com/add/Katarinaskolan',
      'https://www.snapchat.com/add/katarinaskolan?share_id=abc&locale=sv_SE',
      'https://www.snapchat.com/@katarinaskolan',
      'snapchat.com/@katarinaskolan',
      'https://story.snapchat.com/s/katarinaskolan',
      'https://story.snapchat.com/@katarinaskolan',
      'https://www.snapchat.com/add/@katarinaskolan',
      'https://www.snapchat.com/add/katarinaskolan#qr',
      ['katarinaskolan', 'snapchat'],
      ['@katarinaskolan', 'snapchat'],
    ],
  },
  Threads: {
    key: 'threads:konsthallen',
    url: 'https://www.threads.com/@konsthallen',
    written: ['https://www.threads.net/@konsthallen', 'threads.com/@Konsthallen/', ['@konsthallen', 'threads']],
  },
  Bluesky: {
    key: 'bluesky:konsthall.exempel.se',
    url: 'https://bsky.app/profile/konsthall.exempel.se',
    written: [
      'https://bsky.app/profile/konsthall.exempel.se',
      'bsky.app/profile/Konsthall.exempel.se/post/3k',
      'at://konsthall.exempel.se',
      ['@konsthall.exempel.se', 'bluesky'],
      ['konsthall.exempel.se', 'bluesky'],
    ],
  },
  'Bluesky, egen server': {
    key: 'bluesky:konsthall.bsky.social',
    url: 'https://bsky.app/profile/konsthall.bsky.social',
    written: ['https://konsthall.bsky.social', '@konsthall.bsky.social', 'bsky.app/profile/konsthall.bsky.social'],
  },
  Mastodon: {
    key: 'mastodon:konsthall@mastodon.exempel.se',
    url: 'https://mastodon.exempel.se/@konsthall',
    written: [
      '@konsthall@mastodon.exempel.se',
      'acct:konsthall@mastodon.exempel.se',
      'https://mastodon.exempel.se/@konsthall',
      'https://mastodon.exempel.se/users/konsthall',
      'https://mastodon.exempel.se/web/@konsthall',
      'https://annan.server/@konsthall@mastodon.exempel.se',
      'https://annan.server/web/@konsthall@mastodon.exempel.se',
      'mastodon.exempel.se/@Konsthall/109876543210',
      ['konsthall@mastodon.exempel.se', 'mastodon'],
    ],
  },
  Vimeo: {
    key: 'vimeo:konsthallexempel',
    url: 'https://vimeo.com/konsthallexempel',
    written: [
      'vimeo.com/konsthallexempel',
      'https://www.vimeo.com/konsthallexempel/videos',
      ['konsthallexempel', 'vimeo'],
    ],
  },
  Flickr: {
    key: 'flickr:stadsarkivet',
    url: 'https://www.flickr.com/photos/stadsarkivet/',
    written: ['https://www.flickr.com/photos/stadsarkivet/albums', 'flickr.com/people/stadsarkivet/'],
  },
  Pinterest: {
    key: 'pinterest:stadsmuseet',
    url: 'https://www.pinterest.com/stadsmuseet/',
    written: [
      'https://www.pinterest.se/stadsmuseet/',
      'https://se.pinterest.com/stadsmuseet/tavla/',
      'pinterest.com/Stadsmuseet',
    ],
  },
  Blogg: {
    key: 'blog:norraskolan-idrott.blogspot.com',
    url: 'https://norraskolan-idrott.blogspot.com/',
    written: [
      'http://norraskolan-idrott.blogspot.se',
      'https://norraskolan-idrott.blogspot.com/2016/05/inlagg.html',
      'norraskolan-idrott.blogspot.co.uk/',
    ],
  },
  'Podd, Spotify': {
    key: 'podcast:spotify/exempel123',
    url: 'https://open.spotify.com/show/exempel123',
    written: ['https://open.spotify.com/show/exempel123', 'open.spotify.com/intl-sv/show/exempel123?si=abc'],
  },
  'Podd, Apple': {
    key: 'podcast:apple/1234567890',
    url: 'https://podcasts.apple.com/podcast/id1234567890',
    written: [
      'https://podcasts.apple.com/se/podcast/kulturstrategi-podden/id1234567890',
      'https://itunes.apple.com/se/podcast/id1234567890?mt=2',
    ],
  },
  'Podd, Acast': {
    key: 'podcast:acast/kulturpodden',
    url: 'https://shows.acast.com/kulturpodden',
    written: [
      'https://shows.acast.com/kulturpodden/episodes/1',
      'https://feeds.acast.com/public/shows/kulturpodden',
      'https://play.acast.com/s/kulturpodden',
    ],
  },
};

describe('adresser i alla former ger ett konto', () => {
  for (const [title, { key, url, written }] of Object.entries(shapes))
    test(`${title}`, () => {
      for (const one of written) {
        const [text, hint] = typeof one === 'string' ? [one, null] : one;
        expect({ text, ...recogniseAddress(catalogue, text, hint) }).toMatchObject({ text, canonicalKey: key, url });
      }
    });

  test('de sju största har minst tolv former var', () => {
    for (const platform of ['facebook', 'instagram', 'x', 'linkedin', 'youtube', 'tiktok', 'snapchat']) {
      const most = Math.max(
        ...Object.values(shapes)
          .filter(({ key }) => key.startsWith(`${platform}:`))
          .map(({ written }) => written.length),
      );
      expect([platform, most >= 12]).toEqual([platform, true]);
    }
  });

  test('adressen som sparas känns igen som samma konto', () => {
    for (const { key, url } of Object.values(shapes)) {
      const again = recogniseAddress(catalogue, url, key.split(':')[0] ?? null);
      expect(again).toMatchObject({ canonicalKey: key, url });
    }
  });

  test('versaler, schema, www, snedstreck, spårning, ankare och blanksteg betyder inget', () => {
    const bases = Object.values(shapes)
      .slice(0, 9)
      // A YouTube channel id and a Mastodon path tell upper case from lower.
      .filter(({ key }) => !key.includes('/UC'));
    const scheme = fc.constantFrom('https://', 'http://', 'HTTPS://', '');
    const www = fc.constantFrom('www.', '', 'WWW.');
    const slash = fc.constantFrom('', '/');
    const query = fc.constantFrom('', '?utm_source=mejl', '?fbclid=a1&utm_medium=x', '?ref=bookmarks&hl=sv');
    const fragment = fc.constantFrom('', '#top', '#');
    const space = fc.constantFrom('', ' ', '\u00a0', '\t', '\u200b');
    fc.assert(
      fc.property(
        fc.constantFrom(...bases),
        fc.tuple(scheme, www, slash, query, fragment, space, space, fc.boolean()),
        ({ key, url }, [s, w, end, q, f, before, after, upper]) => {
          const bare = url.replace(/^https:\/\/(?:www\.)?/, '').replace(/\/$/, '');
          const text = `${before}${s}${w}${upper ? bare.toUpperCase() : bare}${end}${q}${f}${after}`;
          expect([text, keyOf(text)]).toEqual([text, key]);
        },
      ),
      { numRuns: 3000, seed: 11 },
    );
  });
});

describe('olika konton har aldrig samma nyckel', () => {
  test('grupp, sida, id; kanal, användare, namn; företag, skola, person', () => {
    const different = [
      'facebook.com/505120162749326',
      'facebook.com/groups/505120162749326',
      'facebook.com/fbskolan',
      'facebook.com/groups/fbskolan',
      'youtube.com/user/fbskolan',
      'youtube.com/c/fbskolan',
      'youtube.com/@fbskolan',
      'youtube.com/fbskolan',
      'youtube.com/channel/UCaaaa',
      'youtube.com/channel/UCAAAA',
      'linkedin.com/company/fbskolan',
      'linkedin.com/school/fbskolan',
      'linkedin.com/showcase/fbskolan',
      'linkedin.com/in/fbskolan',
      'instagram.com/fbskolan',
      'instagram.com/fb.skolan',
      'x.com/fbskolan',
      'tiktok.com/@fbskolan',
      'snapchat.com/add/fbskolan',
      'threads.net/@fbskolan',
      'https://a.exempel.se/@fbskolan',
      'https://b.exempel.se/@fbskolan',
      'vimeo.com/fbskolan',
      'vimeo.com/channels/fbskolan',
      'https://exempel.se/Sida',
      'https://exempel.se/sida',
      'https://exempel.se/sida?id=1',
      'https://exempel.se/sida?id=2',
      'https://exempel.se:8443/sida',
    ];
    const keys = different.map((text) => keyOf(text));
    expect(keys.filter((key) => key === undefined)).toEqual([]);
    expect(new Set(keys).size).toBe(different.length);
  });

  test('två olika namn på samma plattform ger två nycklar', () => {
    const name = fc.string({
      unit: fc.constantFrom(...Array.from('abcdefghij0123456789_')),
      minLength: 3,
      maxLength: 15,
    });
    const address = fc.constantFrom('instagram.com/', 'x.com/', 'tiktok.com/@', 'snapchat.com/add/', 'youtube.com/@');
    fc.assert(
      fc.property(address, name, name, (start, a, b) => {
        fc.pre(a !== b && /[a-j]/.test(a) && /[a-j]/.test(b));
        expect(keyOf(start + a)).not.toBe(keyOf(start + b));
      }),
      { numRuns: 1000, seed: 12 },
    );
  });

  test('plattformens egen förstasida är inget konto, en film har sin egen adress', () => {
    expect(keyOf('https://www.facebook.com/')).toBeUndefined();
    expect(keyOf('instagram.com')).toBeUndefined();
    expect(keyOf('https://www.facebook.com/?fbclid=abc')).toBeUndefined();
    expect(recogniseAddress(catalogue, 'https://youtu.be/dQw4w9WgXcQ', null)).toMatchObject({
      platform: 'youtube',
      canonicalKey: 'web:youtu.be/dQw4w9WgXcQ',
      handle: '',
    });
    // What happens once is nobody's address; the page's own list of them is the page's.
    expect(keyOf('https://www.facebook.com/events/1234567890123/')).toBeUndefined();
    expect(keyOf('https://fb.me/e/1abcDEF')).toBeUndefined();
    expect(keyOf('https://www.facebook.com/angbyexempel/events')).toBe('facebook:angbyexempel');
    expect(keyOf('https://www.instagram.com/p/Cabc/')).toBe('web:instagram.com/p/Cabc');
    expect(keyOf('https://vimeo.com/123456789')).toBe('web:vimeo.com/123456789');
  });

  test.each([
    ['https://www.facebook.com/angbyexempel/posts/pfbid0abc', 'facebook:angbyexempel'],
    ['https://www.facebook.com/permalink.php?story_fbid=12&id=505120162749326', 'facebook:id/505120162749326'],
    ['https://m.facebook.com/story.php?story_fbid=12&id=505120162749326', 'facebook:id/505120162749326'],
    ['https://www.instagram.com/angbyexempel/reel/Cabc/', 'instagram:angbyexempel'],
    ['https://x.com/angbyexempel/status/1234567890', 'x:angbyexempel'],
    ['https://www.tiktok.com/@angbyexempel/video/7123456789', 'tiktok:angbyexempel'],
  ])('ett inlägg vars adress säger vems det är, %s, är det kontots', (address, key) => {
    expect(keyOf(address)).toBe(key);
  });

  test.each([
    ['instagram.com/p/Cabc', 'instagram'],
    ['instagram.com/reel/Cabc', 'instagram'],
    ['facebook.com/permalink.php?story_fbid=12', 'facebook'],
    ['x.com/i/status/1234567890', 'x'],
    ['youtube.com/watch?v=dQw4w9WgXcQ', 'youtube'],
    ['youtu.be/dQw4w9WgXcQ', 'youtube'],
    ['vm.tiktok.com/ZMabc', 'tiktok'],
  ])(
    'ett inlägg vars adress inte säger vems det är, %s, behåller den och är ingens användarnamn',
    (address, platform) => {
      expect(recogniseAddress(catalogue, `https://${address}`, platform)).toMatchObject({
        platform,
        url: `https://${address}`,
        handle: '',
      });
      expect(keyOf(address)).toMatch(/^web:/);
    },
  );
});

describe('okända platser', () => {
  test('behålls som övrigt med hela adressen', () => {
    expect(recogniseAddress(catalogue, 'https://www.tripadvisor.se/Attraction_Review-exempel', null)).toEqual({
      platform: 'other',
      platformName: 'tripadvisor.se',
      canonicalKey: 'web:tripadvisor.se/Attraction_Review-exempel',
      url: 'https://www.tripadvisor.se/Attraction_Review-exempel',
      handle: '',
    });
    expect(recogniseAddress(catalogue, 'konsthallen.exempel.se/nyheter?id=3&utm_source=a', null)?.url).toBe(
      'https://konsthallen.exempel.se/nyheter?id=3',
    );
  });

  test('en egen blogg eller podd är samma adress vad listan än kallar den', () => {
    expect(recogniseAddress(catalogue, 'https://bloggen.exempel.se/', 'blog')).toMatchObject({
      platform: 'blog',
      canonicalKey: 'web:bloggen.exempel.se',
    });
    expect(keyOf('http://www.bloggen.exempel.se')).toBe('web:bloggen.exempel.se');
  });

  test('en adress i löpande text hittas, ett namn är ingen adress', () => {
    expect(keyOf('Se https://www.facebook.com/farstabibliotek (gamla sidan)')).toBe('facebook:farstabibliotek');
    expect(keyOf('Kulturskolan Stockholm', 'facebook')).toBeUndefined();
    expect(keyOf('Anna Exempel')).toBeUndefined();
    expect(keyOf('anna@exempel.se')).toBeUndefined();
    expect(keyOf('@farstabibliotek')).toBeUndefined();
    expect(keyOf('')).toBeUndefined();
  });
});

describe('ord för plattformar', () => {
  test.each([
    ['FB', 'facebook'],
    ['Facebook-sida', 'facebook'],
    ['Insta', 'instagram'],
    ['instagram', 'instagram'],
    ['Twitter', 'x'],
    ['twitter/x', 'x'],
    ['X (fd Twitter)', 'x'],
    ['X', 'x'],
    ['YT', 'youtube'],
    ['You Tube', 'youtube'],
    ['Youtube', 'youtube'],
    ['LINKEDIN', 'linkedin'],
    ['Linked-In', 'linkedin'],
    ['Tik Tok', 'tiktok'],
    ['Snapchat', 'snapchat'],
    ['Blogg', 'blog'],
    ['Spotify', 'podcast'],
    ['Apple Podcasts', 'podcast'],
    ['Mastodon', 'mastodon'],
    ['Bluesky', 'bluesky'],
    ['Vår facebook', 'facebook'],
  ])('%s är %s', (text, id) => {
    expect(platformNamed(catalogue, text)?.id).toBe(id);
  });
  test.each(['Tripadvisor', 'Facebook och Instagram', '', '?', 'Stadsbiblioteket'])('%s är ingen', (text) => {
    expect(platformNamed(catalogue, text)).toBeUndefined();
  });
});

describe('fientlig inmatning', () => {
  const hostile = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)//facebook.com/x',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'https://facebook.com@ond.exempel/inloggning',
    'https://anna:hemligt@exempel.se/sida',
    'https://fаcebook.com/farstabibliotek',
    'https://exempel.se\\@facebook.com/x',
    'https://facebook.com.ond.exempel/farstabibliotek',
    '//facebook.com/x',
    'https://[::1]/x',
    'https://exempel.se:99999/',
    'https://%00/',
    'https://facebook.com/%',
    'https://facebook.com/../../x',
    'facebook.com/'.repeat(800),
    'a'.repeat(10_000),
    '@'.repeat(10_000),
    'https://'.repeat(1200),
    `https://facebook.com/${'a.'.repeat(4000)}`,
    `${' '.repeat(9000)}x`,
    '\u202ehttps://facebook.com/x',
    '__proto__',
    'constructor',
  ];
  const hints = [null, 'other', 'facebook', 'linkedin', 'mastodon', 'bluesky', 'blog', 'finns-inte', '__proto__'];

  function check(text: string) {
    for (const hint of hints) {
      const found = recogniseAddress(catalogue, text, hint);
      if (found === null) continue;
      const url = new URL(found.url);
      expect(['http:', 'https:']).toContain(url.protocol);
      expect(url.username + url.password).toBe('');
      expect(found.url.length).toBeLessThan(8000);
    }
    platformNamed(catalogue, text);
  }

  test('kastar aldrig och ger aldrig en farlig adress', () => {
    const started = performance.now();
    for (const text of hostile) check(text);
    // The longest text costs no more than any other: no pattern backtracks.
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test('inte heller med slumpad text', () => {
    const part = fc.constantFrom(
      'https://',
      'http:',
      '//',
      '@',
      'facebook.com',
      'x.com',
      '/',
      '?',
      '#',
      '%',
      '..',
      ':',
      'å',
      'а',
      ' ',
      'user',
      '\0',
      '[',
      '#!/',
      'web',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 60 }),
          fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
        ),
        check,
      ),
      { numRuns: 2000, seed: 13 },
    );
  });

  test('en likadan bokstav från ett annat alfabet är inte Facebook', () => {
    expect(recogniseAddress(catalogue, 'https://fаcebook.com/farstabibliotek', null)?.platform).toBe('other');
    expect(recogniseAddress(catalogue, 'https://facebook.com@ond.exempel/x', null)?.canonicalKey).toBe(
      'web:ond.exempel/x',
    );
  });

  test('vad som än sparas känns igen likadant nästa gång', () => {
    const word = fc.string({
      unit: fc.constantFrom(...Array.from('abcåö0129._-@/?=&%#')),
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(
        fc.constantFrom('https://facebook.com/', 'exempel.se/', 'https://youtube.com/', 'https://a.se/@', ''),
        word,
        fc.constantFrom(null, 'facebook', 'youtube', 'blog'),
        (start, end, hint) => {
          const first = recogniseAddress(catalogue, start + end, hint);
          fc.pre(first !== null);
          const again = recogniseAddress(catalogue, first!.url, first!.platform);
          expect(again).toMatchObject({
            canonicalKey: first!.canonicalKey,
            url: first!.url,
            platform: first!.platform,
          });
        },
      ),
      { numRuns: 3000, seed: 14 },
    );
  });
});

test('nyckeln utan adress är plattform, namn och enhet som människor läser dem', () => {
  expect(fallbackKey('facebook', ' Gamla  SIDAN', 'Stadsbiblioteket')).toBe(
    fallbackKey('facebook', 'Gamla sidan', 'stadsbiblioteket'),
  );
  expect(fallbackKey('facebook', 'Sidan', 'A')).not.toBe(fallbackKey('facebook', 'Sidan', 'B'));
});

test('varje plattform säger hur man kan komma in', () => {
  expect(catalogue.platforms.length).toBeGreaterThanOrEqual(15);
  for (const { id, accessModels } of catalogue.platforms) {
    expect(accessModels).not.toContain('unknown');
    expect(platformById(catalogue, id)?.accessModels.length).toBeGreaterThan(0);
  }
  expect(platformById(catalogue, 'linkedin')?.accessModels).toEqual(['personal-role']);
  expect(platformById(catalogue, 'other')).toBeUndefined();
});

test('en trasig katalog läses inte', () => {
  expect(() => loadCatalogue('platforms: [{ id: Facebook }]')).toThrow('platforms');
});

test('den snabba läsningen av en adress säger detsamma som webbläsarens egen', () => {
  const label = fc.string({ unit: fc.constantFrom(...Array.from('abAB09-')), minLength: 1, maxLength: 5 });
  const segment = fc.string({ unit: fc.constantFrom(...Array.from('aB9_.@-')), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      fc.constantFrom('https://', 'http://', 'HTTPS://', ''),
      fc.array(label, { minLength: 1, maxLength: 3 }),
      fc.array(segment, { maxLength: 4 }),
      fc.constantFrom('', '/'),
      (scheme, labels, segments, end) => {
        const text = `${scheme}${labels.join('.')}.se/${segments.join('/')}${end}`;
        // A fragment sends the same address the long way round.
        expect([text, readAddress(text)]).toEqual([text, readAddress(`${text}#x`)]);
      },
    ),
    { numRuns: 3000, seed: 15 },
  );
});
