import { describe, expect, test } from 'vitest';
import { isPublicAddress } from '../../../electron/core/rounds/stream/public-address.ts';
import {
  believable,
  dueRows,
  faultOfStatus,
  isDue,
  isOffline,
  laterDay,
  newestDay,
  newPosts,
  nextAsking,
  type Post,
  readRetryAfter,
  remember,
  type SourceMemory,
  stateOf,
} from '../../../electron/core/rounds/stream/rules.ts';
import { typedAddress, whereToAsk } from '../../../electron/core/rounds/stream/where-to-ask.ts';

const now = new Date('2026-05-04T10:00:00.000Z');
const fresh: SourceMemory = { okAt: null, failingSince: null, failures: 0, fault: null, hadPosts: false };
const minutes = (from: Date, until: string | null) => (Date.parse(until ?? '') - from.getTime()) / 60_000;
const id = '00000000-0000-4000-8000-000000000001';

describe('where an account’s feed is', () => {
  test.each([
    [
      'youtube',
      'https://www.youtube.com/channel/UCabc_-1',
      ['https://www.youtube.com/feeds/videos.xml?channel_id=UCabc_-1'],
    ],
    ['youtube', 'https://www.youtube.com/@kultur', ['https://www.youtube.com/@kultur']],
    [
      'mastodon',
      'https://social.exempel.se/@kultur',
      [
        'https://social.exempel.se/api/v1/accounts/lookup?acct=kultur',
        'https://social.exempel.se/@kultur.rss',
        'https://social.exempel.se/@kultur',
      ],
    ],
    [
      'bluesky',
      'https://bsky.app/profile/kultur.exempel.se',
      [
        'https://public.api.bsky.app/xrpc/app.bsky.feed.getAuthorFeed?actor=kultur.exempel.se&limit=30&filter=posts_no_replies',
      ],
    ],
    ['vimeo', 'https://vimeo.com/kultur', ['https://vimeo.com/kultur/videos/rss']],
    ['blog', 'https://kultur.wordpress.com/', ['https://kultur.wordpress.com/']],
    ['other', 'https://exempel.se/nyheter', ['https://exempel.se/nyheter']],
    ['facebook', 'https://www.facebook.com/kultur', []],
    ['podcast', 'https://open.spotify.com/show/1', []],
    ['blog', '', []],
    ['blog', 'ftp://exempel.se/', []],
  ])('%s %s', (platform, url, expected) => {
    expect(whereToAsk({ platform, url })).toEqual(expected);
  });

  test('what people type', () => {
    expect(typedAddress(' exempel.se/flode ')).toBe('https://exempel.se/flode');
    expect(typedAddress('feed://exempel.se/x')).toBe('https://exempel.se/x');
    expect(typedAddress('feed:https://exempel.se/x')).toBe('https://exempel.se/x');
    for (const wrong of [
      '',
      'flöde',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'https://a:b@exempel.se/',
      'mailto:a@exempel.se',
      'https://',
    ])
      expect([wrong, typedAddress(wrong)]).toEqual([wrong, null]);
  });
});

test('only the open internet is reached', () => {
  for (const open of ['8.8.8.8', '193.10.1.1', '2a00:1450::1', '172.32.0.1', '100.128.0.1'])
    expect([open, isPublicAddress(open)]).toEqual([open, true]);
  for (const shut of [
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '10.1.1.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '198.18.0.1',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    'fe80::1',
    'fc00::1',
    'fd12::1',
    'ff02::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '64:ff9b::7f00:1',
    '2001::1',
    'exempel.se',
    '',
  ])
    expect([shut, isPublicAddress(shut)]).toEqual([shut, false]);
});

describe('asking again', () => {
  test('after the interval while it answers; later and later while not; a day at most; never when gone; a week for a page without a feed', () => {
    expect(minutes(now, nextAsking({ id, memory: { ...fresh, okAt: 'x' } }, now, 30))).toBeGreaterThanOrEqual(27);
    const waits = [1, 2, 3, 5, 9, 40].map((failures) =>
      minutes(now, nextAsking({ id, memory: { ...fresh, failures, fault: 'server-error' } }, now, 30)),
    );
    expect(waits.toSorted((a, b) => a - b)).toEqual(waits);
    expect(waits[0]).toBeLessThan(6);
    expect(waits.at(-1)).toBeLessThanOrEqual(24 * 60 * 1.1);
    expect(nextAsking({ id, memory: { ...fresh, failures: 1, fault: 'gone' } }, now, 30)).toBe(null);
    expect(
      minutes(now, nextAsking({ id, memory: { ...fresh, failures: 1, fault: 'none-found' } }, now, 30)),
    ).toBeGreaterThan(6 * 24 * 60);
  });

  test('a server that says how long is left for that long, a week at most; what cannot be read is nothing', () => {
    expect(readRetryAfter('120', now)).toBe(120_000);
    expect(readRetryAfter('Mon, 04 May 2026 11:00:00 GMT', now)).toBe(3_600_000);
    expect(readRetryAfter('Mon, 04 May 2026 09:00:00 GMT', now)).toBe(0);
    expect(readRetryAfter('999999999', now)).toBe(7 * 24 * 3_600_000);
    for (const text of ['', 'snart', '-5', '1e99']) expect([text, readRetryAfter(text, now)]).toEqual([text, 0]);
    const memory = { ...fresh, failures: 1, fault: 'too-many' as const };
    expect(minutes(now, nextAsking({ id, memory }, now, 30, '7200'))).toBe(120);
  });

  test('two sources are not asked at the same second', () => {
    const other = '00000000-0000-4000-8000-000000000002';
    const at = (source: string) => nextAsking({ id: source, memory: { ...fresh, okAt: 'x' } }, now, 30);
    expect(at(id)).not.toBe(at(other));
  });
});

describe('how a source stands', () => {
  test('the first silence is remembered, and forgotten when it answers', () => {
    const once = remember({ ...fresh, okAt: '2026-05-03T10:00:00.000Z', hadPosts: true }, 'too-slow', false, now);
    const twice = remember(once, 'no-contact', false, new Date('2026-05-04T11:00:00.000Z'));
    expect(twice).toEqual({
      okAt: '2026-05-03T10:00:00.000Z',
      failingSince: now.toISOString(),
      failures: 2,
      fault: 'no-contact',
      hadPosts: true,
    });
    expect([stateOf(fresh), stateOf(once), stateOf(remember(twice, null, true, now))]).toEqual([
      'never',
      'failing',
      'ok',
    ]);
    expect([isDue(once), isDue(twice)]).toEqual([false, true]);
  });

  test('certain faults are work at once; a page that never had a feed is none', () => {
    for (const fault of ['gone', 'not-there', 'not-a-feed', 'not-public', 'emptied'] as const)
      expect([fault, isDue(remember({ ...fresh, okAt: 'x' }, fault, false, now))]).toEqual([fault, true]);
    const none = remember(fresh, 'none-found', false, now);
    expect([stateOf(none), isDue(none), isDue(remember(none, 'none-found', false, now))]).toEqual([
      'never',
      false,
      false,
    ]);
    expect(stateOf(remember({ ...fresh, okAt: 'x' }, 'gone', false, now))).toBe('gone');
  });

  test('statuses', () => {
    expect([401, 403, 404, 410, 429, 500, 503, 418, 204].map(faultOfStatus)).toEqual([
      'not-let-in',
      'not-let-in',
      'not-there',
      'gone',
      'too-many',
      'server-error',
      'server-error',
      'odd-answer',
      'odd-answer',
    ]);
  });

  test('nobody reached is this computer; one of several is that one; one alone is it when there is a network', () => {
    const lost = { host: 'a', fault: 'no-contact' as const };
    const other = { host: 'b', fault: 'too-slow' as const };
    expect(isOffline([lost, other], true)).toBe(true);
    expect(isOffline([lost, { host: 'b', fault: 'server-error' }], true)).toBe(false);
    expect(isOffline([lost, { host: 'b', fault: null }], false)).toBe(false);
    expect([isOffline([lost], true), isOffline([lost], false), isOffline([lost, { ...lost }], true)]).toEqual([
      false,
      true,
      false,
    ]);
    expect(isOffline([], false)).toBe(false);
  });

  test('Idag: one row for silent ones, one for those that have gone, the longest silence first', () => {
    const source = (name: string, memory: SourceMemory) => ({
      accountId: id,
      accountName: name,
      platformName: 'Blogg',
      memory,
    });
    const silent = (since: string, fault: SourceMemory['fault'], failures = 2) => ({
      ...fresh,
      failingSince: since,
      failures,
      fault,
    });
    const rows = dueRows([
      source('A', silent('2026-05-04T09:00:00.000Z', 'too-slow')),
      source('B', silent('2026-05-03T09:00:00.000Z', 'too-slow')),
      source('C', silent('2026-05-02T09:00:00.000Z', 'gone', 1)),
      source('D', silent('2026-05-01T09:00:00.000Z', 'server-error', 1)),
      source('E', { ...fresh, okAt: 'x' }),
    ]);
    expect(rows).toMatchObject([
      {
        kind: 'failing',
        count: 2,
        names: ['B, Blogg', 'A, Blogg'],
        fault: 'too-slow',
        since: '2026-05-03T09:00:00.000Z',
      },
      { kind: 'gone', count: 1, names: ['C, Blogg'] },
    ]);
  });
});

describe('posts and their time', () => {
  const post = (key: string, publishedAt: string | null): Post => ({
    key,
    publishedAt,
    text: key,
    address: '',
    kind: 'post',
  });

  test('a time that cannot be is no time', () => {
    expect(believable('2026-05-04T09:00:00Z', now)).toBe('2026-05-04T09:00:00.000Z');
    // A clock a little ahead of ours is put back to now.
    expect(believable('2026-05-04T10:10:00Z', now)).toBe(now.toISOString());
    for (const wrong of [null, '', 'i morse', '2031-01-01T00:00:00Z', '1970-01-01T00:00:00Z', '0001-01-01T00:00:00Z'])
      expect([wrong, believable(wrong, now)]).toEqual([wrong, null]);
  });

  test('what a source has when it is first read is old; what comes later is news when it is seen', () => {
    const posts = [post('a', '2026-05-01T10:00:00.000Z'), post('b', null), post('c', '2026-01-01T10:00:00.000Z')];
    const options = { now, keepFrom: '2026-04-04T00:00:00.000Z' };
    expect(newPosts(posts, new Set(), { ...options, isFirst: true })).toMatchObject([
      { key: 'a', at: '2026-05-01T10:00:00.000Z', newsAt: '2026-05-01T10:00:00.000Z' },
      { key: 'b', publishedAt: null, at: now.toISOString(), newsAt: now.toISOString() },
    ]);
    expect(newPosts(posts, new Set(['b']), { ...options, isFirst: false })).toMatchObject([
      { key: 'a', at: '2026-05-01T10:00:00.000Z', newsAt: now.toISOString() },
    ]);
  });

  test('the newest day is a day in Stockholm, and never puts a person’s later day back', () => {
    expect(
      newestDay([post('a', '2026-05-03T22:30:00.000Z'), post('b', '2030-01-01T00:00:00.000Z'), post('c', null)], now),
    ).toBe('2026-05-04');
    expect(newestDay([], now)).toBe(null);
    expect([
      laterDay('2026-05-04', '2026-05-01'),
      laterDay('2026-05-01', '2026-05-04'),
      laterDay(null, '2026-05-04'),
      laterDay('2026-05-04', null),
    ]).toEqual(['2026-05-04', '2026-05-04', '2026-05-04', '2026-05-04']);
  });
});
