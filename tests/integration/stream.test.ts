import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Core } from '../../electron/core/create-core.ts';
import type { Fetched, FeedSource } from '../../electron/core/rounds/stream/contract.ts';
import { type FeedServer, feedServer, rssOf, sends } from '../feed-servers.ts';
import { type Client, clockAt, draft, inWorkers, openRegister, refusal, temporaryFolder } from '../register.ts';

const monday = '2026-05-04T10:00:00Z';
const posts = [
  { title: 'Ett', at: '2026-05-02T10:00:00Z' },
  { title: 'Två', at: '2026-05-03T10:00:00Z' },
];

describe('feeds of real servers', () => {
  const { folder, remove } = temporaryFolder();
  const clock = clockAt(monday);
  const servers: FeedServer[] = [];
  const accounts = new Map<string, string>();
  let core: Core;
  let client: Client;
  let administrationId: string;

  const serve = async (address?: string) => {
    const server = await feedServer(address);
    servers.push(server);
    return server;
  };
  async function fetchNow(accountIds: string[] = []): Promise<Fetched> {
    let last: Fetched | null = null;
    for await (const step of await client.stream.fetchNow({ administrationId, accountIds }))
      if (step.state === 'done') last = step;
    if (last === null) throw new Error('It never ended');
    return last;
  }
  const idOf = (name: string) => accounts.get(name) ?? '';
  async function sourceNamed(name: string): Promise<FeedSource> {
    const { sources } = await client.stream.sources({ administrationId });
    const source = sources.find(({ accountName }) => accountName === name);
    if (source === undefined) throw new Error(`No source for ${name}`);
    return source;
  }
  /** An account whose feed is at this address. */
  async function account(name: string, address: string) {
    const { id } = await client.accounts.create({ draft: draft(administrationId, { name }) });
    accounts.set(name, id);
    await client.stream.setSource({ accountId: id, version: 0, choice: { origin: 'typed', address } });
  }
  async function switchOn(isOn: boolean) {
    const [administration] = await client.settings.administrations({});
    if (administration === undefined) throw new Error('No administration');
    const { id, version, name, settings } = administration;
    await client.settings.updateAdministration({
      id,
      version,
      name,
      settings: { ...settings, readFeeds: { ...settings.readFeeds, value: isOn } },
    });
  }

  beforeAll(async () => {
    const askingBounds = {
      mayReach: (address: string) => address === '127.0.0.1',
      patienceMs: 1000,
      mostBytes: 200_000,
    };
    ({ core, client } = await openRegister(folder, { clock, askingBounds, runJob: inWorkers }));
    administrationId = (await client.settings.createAdministration({ name: 'Kulturförvaltningen' })).id;
  });
  afterAll(async () => {
    await core.close();
    for (const server of servers) await server.close();
    remove();
  });

  test('nobody is asked until the administration has switched it on', async () => {
    const server = await serve();
    server.answers.set('/flode', sends(rssOf(posts)));
    await account('Avstängt', `${server.origin}/flode`);
    await core.readFeeds();
    expect(await refusal(fetchNow())).toMatchObject({ code: 'feeds-off' });
    expect(server.asked).toEqual([]);
    const { items, standing } = await client.stream.list({ administrationId });
    expect(items).toEqual([]);
    expect(standing).toMatchObject({ isOn: false, answering: 0, waiting: 1 });
    await switchOn(true);
    await core.readFeeds();
    expect(server.asked.length).toBe(1);
    expect(server.asked[0]?.headers).toMatchObject({ 'user-agent': 'Kanalvakt/0.0.0 (feed reader)' });
    expect(server.asked[0]?.headers.cookie).toBe(undefined);
  });

  test('posts come newest first, are unchanged by a 304, and what comes later is new since then', async () => {
    const server = await serve();
    let body = rssOf(posts);
    server.answers.set('/flode', (request, response) => {
      const tag = `"${body.length}"`;
      if (request.headers['if-none-match'] === tag) response.writeHead(304).end();
      else response.writeHead(200, { etag: tag, 'content-encoding': 'gzip' }).end(gzipSync(body));
    });
    await account('Bloggen', `${server.origin}/flode`);
    const accountIds = [idOf('Bloggen')];
    expect(await fetchNow(accountIds)).toMatchObject({ asked: 1, answered: 1, news: 2, offline: false });
    const first = await client.stream.list({ administrationId, accountIds });
    expect(first.items.map(({ text }) => text)).toEqual(['Två', 'Ett']);
    expect(await fetchNow(accountIds)).toMatchObject({ answered: 1, news: 0 });
    expect(server.asked[1]?.headers['if-none-match']).toBe(`"${body.length}"`);
    clock.set('2026-05-04T10:30:00Z');
    body = rssOf([...posts, { title: 'Tre', at: '2026-05-04T08:00:00Z' }]);
    expect(await fetchNow(accountIds)).toMatchObject({ news: 1 });
    // Published before the round, seen after it: nobody has read it.
    const since = await client.stream.list({ administrationId, accountIds, since: '2026-05-04T10:00:00Z' });
    expect(since.items.map(({ text }) => text)).toEqual(['Tre']);
    expect(since.total).toBe(1);
    const page = await client.stream.list({ administrationId, accountIds, limit: 2 });
    const rest = await client.stream.list({ administrationId, accountIds, limit: 2, cursor: page.cursor });
    expect([...page.items, ...rest.items].map(({ text }) => text)).toEqual(['Tre', 'Två', 'Ett']);
    expect(rest.cursor).toBe(null);
  });

  test('the day of the newest post is on the account, its version is as before, and a person’s later day stays', async () => {
    const before = await client.accounts.get({ id: idOf('Bloggen') });
    expect(before).toMatchObject({ lastPostOn: '2026-05-04', version: 1 });
    expect((await client.accounts.history({ id: before.id }))[0]).toMatchObject({
      action: 'last-post-from-feed',
      changes: [{ field: 'lastPostOn', from: '2026-05-03', to: '2026-05-04' }],
    });
    const id = idOf('Avstängt');
    const { version } = await client.accounts.get({ id });
    const entered = draft(administrationId, { name: 'Avstängt', lastPostOn: '2026-05-04' });
    await client.accounts.update({ id, version, draft: entered });
    expect(await fetchNow([id])).toMatchObject({ answered: 1 });
    expect((await client.accounts.get({ id })).lastPostOn).toBe('2026-05-04');
  });

  test('every way of not answering has its name, is a due item, and never looks like nothing new', async () => {
    const server = await serve();
    const dead = await feedServer();
    await dead.close();
    const inside = await serve('127.0.0.2');
    inside.answers.set('/flode', sends(rssOf(posts)));
    const at = (name: string, answer: Parameters<typeof server.answers.set>[1]) => {
      server.answers.set(`/${name}`, answer);
      return account(name, `${server.origin}/${name}`);
    };
    const moves = (to: string) => sends('', { location: to }, 302);
    await account('dödad', `${dead.origin}/flode`);
    await at('långsam', () => {});
    await at('sövande', (_, response) => void response.writeHead(200, { 'content-type': 'text/xml' }).write('<rss'));
    await at('ljuger', sends('<!doctype html><html><body>Allt är bra</body></html>'));
    await at('slutar', (_, response) => {
      response.writeHead(200, { 'content-length': '5000' });
      response.write('<rss>');
      response.destroy();
    });
    await at('bomb', sends(gzipSync(new Uint8Array(50_000_000)), { 'content-encoding': 'gzip' }));
    await at('halv', sends(gzipSync(rssOf(posts)).subarray(0, 60), { 'content-encoding': 'gzip' }));
    await at('stor', sends(rssOf(Array.from({ length: 3000 }, () => ({ title: 'x'.repeat(100), at: '' })))));
    await at('borta', sends('', {}, 410));
    await at('stängd', sends('', {}, 403));
    await at('trasig', sends('', {}, 500));
    await at('inåt', moves(`${inside.origin}/flode`));
    await at('runt', moves('/runt'));
    await at('oändlig', (_, response) => response.writeHead(304).end());
    await at('skräp', (request) => request.socket.end('HTTP/1.1 200 OK\r\nx: \u0001\r\n\r\n'));
    await at('fil', moves('file:///etc/passwd'));
    await at('rätt', moves('/rätt-flöde'));
    server.answers.set('/rätt-flöde', sends(rssOf(posts)));

    expect(await fetchNow()).toMatchObject({ offline: false });
    const faults: Record<string, string | null> = {};
    for (const name of accounts.keys()) faults[name] = (await sourceNamed(name)).fault;
    expect(faults).toEqual({
      Avstängt: null,
      Bloggen: null,
      dödad: 'no-contact',
      långsam: 'too-slow',
      sövande: 'too-slow',
      ljuger: 'not-a-feed',
      slutar: 'no-contact',
      bomb: 'too-large',
      halv: 'damaged',
      stor: 'too-large',
      borta: 'gone',
      stängd: 'not-let-in',
      trasig: 'server-error',
      inåt: 'not-public',
      runt: 'redirects',
      oändlig: 'odd-answer',
      skräp: 'odd-answer',
      fil: 'odd-answer',
      rätt: null,
    });
    expect(inside.asked).toEqual([]);
    expect(server.most()).toBe(1);
    expect((await sourceNamed('borta')).nextAt).toBe(null);
    // One hiccup is nobody's work; two are, and what is certain is at once.
    const names = async () => (await client.stream.due({ administrationId })).map(({ kind, count }) => [kind, count]);
    expect(await names()).toEqual([
      ['failing', 2],
      ['gone', 1],
    ]);
    await fetchNow(['trasig', 'bomb', 'dödad', 'runt'].map(idOf));
    expect(await names()).toEqual([
      ['failing', 6],
      ['gone', 1],
    ]);
    const { standing } = await client.stream.list({ administrationId });
    expect(standing).toMatchObject({ answering: 3, accounts: 19, offlineSince: null });
    expect(standing.silent.length).toBe(16);
  });

  test('a feed that had posts and is empty, or is something else now, has stopped answering; what it told stays', async () => {
    const server = await serve();
    server.answers.set('/flode', sends(rssOf(posts), { etag: '"1"' }));
    await account('Tömd', `${server.origin}/flode`);
    const accountIds = [idOf('Tömd')];
    await fetchNow(accountIds);
    for (const [body, fault] of [
      [rssOf([]), 'emptied'],
      ['<!doctype html><html>Domänen är till salu</html>', 'not-a-feed'],
      [rssOf(posts).slice(0, -20), 'damaged'],
    ] as const) {
      server.answers.set('/flode', sends(body));
      expect(await fetchNow(accountIds)).toMatchObject({ answered: fault === 'emptied' ? 1 : 0, news: 0 });
      expect(await sourceNamed('Tömd')).toMatchObject({ state: 'failing', fault });
    }
    expect((await client.stream.list({ administrationId, accountIds })).total).toBe(2);
    server.answers.set('/flode', sends(rssOf(posts)));
    await fetchNow(accountIds);
    expect(await sourceNamed('Tömd')).toMatchObject({ state: 'ok', fault: null, failingSince: null });
  });

  test('who asks to be left is left, by all its feeds, also when somebody presses the button', async () => {
    const server = await serve();
    server.answers.set('/a', sends('', { 'retry-after': '3600' }, 429));
    server.answers.set('/b', sends(rssOf(posts)));
    await account('Vänta A', `${server.origin}/a`);
    await account('Vänta B', `${server.origin}/b`);
    const accountIds = [idOf('Vänta A'), idOf('Vänta B')];
    await fetchNow(accountIds);
    expect(server.asked.map(({ path: asked }) => asked)).toEqual(['/a']);
    expect(await sourceNamed('Vänta A')).toMatchObject({ fault: 'too-many', nextAt: '2026-05-04T11:30:00.000Z' });
    expect(await sourceNamed('Vänta B')).toMatchObject({ fault: null, nextAt: '2026-05-04T11:30:00.000Z' });
    await core.readFeeds();
    expect(await fetchNow([idOf('Vänta A')])).toMatchObject({ asked: 0 });
    expect(server.asked.length).toBe(1);
    clock.set('2026-05-04T11:31:00Z');
    server.answers.set('/a', sends(rssOf(posts)));
    expect(await fetchNow(accountIds)).toMatchObject({ asked: 2, answered: 2 });
  });

  test('a page leads to its feed, and a server’s own API to the account’s posts', async () => {
    const server = await serve();
    server.answers.set('/blogg', sends('<!doctype html><link rel=alternate type="application/rss+xml" href="/f.xml">'));
    server.answers.set('/f.xml', sends(rssOf(posts)));
    await account('Sida', `${server.origin}/blogg`);
    server.answers.set('/api/v1/accounts/lookup', sends('{"id":"7","acct":"kultur"}'));
    const status = { id: '1', uri: 'https://s.exempel.se/1', url: 'https://s.exempel.se/@a/1', content: '<p>Hej</p>' };
    const statuses = [{ ...status, created_at: '2026-05-04T09:00:00Z' }];
    server.answers.set('/api/v1/accounts/7/statuses', sends(JSON.stringify(statuses)));
    await account('Server', `${server.origin}/api/v1/accounts/lookup?acct=kultur`);
    await fetchNow([idOf('Sida'), idOf('Server')]);
    expect(await sourceNamed('Sida')).toMatchObject({ address: `${server.origin}/f.xml`, state: 'ok' });
    expect(await sourceNamed('Server')).toMatchObject({ state: 'ok', lastPostOn: '2026-05-04' });
    await fetchNow([idOf('Sida')]);
    expect(server.asked.filter(({ path: asked }) => asked === '/blogg').length).toBe(1);
  });

  test('pages of two servers that lead to the same third one ask it one at a time', async () => {
    const third = await serve();
    // The first is kept waiting, so that another could come beside it.
    third.answers.set('/f.xml', (_, response) => void setTimeout(() => response.end(rssOf(posts)), 400));
    for (const name of ['Ena', 'Andra']) {
      const page = await serve();
      const link = `<link rel="alternate" type="application/rss+xml" href="${third.origin}/f.xml">`;
      page.answers.set('/', sends(`<!doctype html>${link}`));
      await account(name, page.origin);
    }
    expect(await fetchNow([idOf('Ena'), idOf('Andra')])).toMatchObject({ answered: 2 });
    expect([third.asked.length, third.most()]).toEqual([2, 1]);
  });

  test('a source said not to exist is never asked, is no work, and a wrong address is refused', async () => {
    const { version } = await sourceNamed('borta');
    const accountId = idOf('borta');
    expect(
      await refusal(client.stream.setSource({ accountId, version, choice: { origin: 'typed', address: 'flöde' } })),
    ).toMatchObject({ code: 'feed-address-wrong' });
    expect(
      await refusal(client.stream.setSource({ accountId, version: version + 1, choice: { origin: 'none' } })),
    ).toMatchObject({ code: 'changed-meanwhile' });
    await client.stream.setSource({ accountId, version, choice: { origin: 'none' } });
    expect(await fetchNow([accountId])).toMatchObject({ asked: 0 });
    expect((await client.stream.due({ administrationId })).map(({ kind }) => kind)).toEqual(['failing']);
  });

  test('closing the stream stops after the one that is going on, and holds nothing against it', async () => {
    const server = await serve();
    server.answers.set('/flode', () => stop.abort());
    await account('Avbruten', `${server.origin}/flode`);
    const stop = new AbortController();
    const ask = { administrationId, accountIds: [idOf('Avbruten')] };
    const asking = async () => {
      for await (const _ of await client.stream.fetchNow(ask, { signal: stop.signal }));
    };
    await asking().catch(() => {});
    await fetchNow([idOf('Bloggen')]);
    expect(await sourceNamed('Avbruten')).toMatchObject({ state: 'never', fault: null });
  });

  test('a computer without a network holds nothing against anybody', async () => {
    const before = await client.stream.sources({ administrationId });
    for (const server of servers.splice(0)) await server.close();
    const asked = ['Bloggen', 'Tömd', 'Sida'];
    expect(await fetchNow(asked.map(idOf))).toMatchObject({ asked: 3, answered: 0, offline: true });
    expect(await client.stream.sources({ administrationId })).toEqual(before);
    expect((await client.stream.list({ administrationId })).standing.offlineSince).not.toBe(null);
  });

  test('after their time the posts are gone', async () => {
    expect((await client.stream.list({ administrationId })).total).toBeGreaterThan(0);
    clock.set('2026-06-10T10:00:00Z');
    await core.dailyWork();
    clock.set('2026-05-04T12:00:00Z');
    expect((await client.stream.list({ administrationId })).total).toBe(0);
  });

  test('a feed can be chosen by whoever saw it before the app had made itself ready to ask', async () => {
    const server = await serve();
    const address = `${server.origin}/blogg`;
    server.answers.set('/blogg', sends(rssOf(posts)));
    const made = draft(administrationId, { name: 'Sedd', platform: 'blog', platformName: 'Blogg', url: server.origin });
    const { id } = await client.accounts.create({ draft: made });
    const seen = await sourceNamed('Sedd');
    await core.readFeeds();
    const choice = { origin: 'typed' as const, address };
    const chosen = await client.stream.setSource({ accountId: id, version: seen.version, choice });
    expect(chosen.address).toBe(address);
    // Now it is somebody's choice.
    const again = client.stream.setSource({ accountId: id, version: seen.version, choice: { origin: 'none' } });
    expect(await refusal(again)).toMatchObject({ code: 'changed-meanwhile' });
    await client.stream.setSource({ accountId: id, version: chosen.version, choice: { origin: 'none' } });
  });

  test('a podcast that is only known where it is listened to lacks an address; it is not closed, and is not asked', async () => {
    const url = 'https://open.spotify.com/show/ovningspodden';
    const made = draft(administrationId, { name: 'Podden', platform: 'podcast', platformName: 'Podd', url });
    const { id } = await client.accounts.create({ draft: made });
    const { sources, closed } = await client.stream.sources({ administrationId });
    expect(sources.find(({ accountId }) => accountId === id)).toMatchObject({ host: '', address: '', state: 'never' });
    expect(closed.map(({ platformName }) => platformName)).not.toContain('Podd');
    expect(await fetchNow([id])).toMatchObject({ asked: 0 });
    const choice = { origin: 'typed' as const, address: 'https://poddar.exempel.se/rss' };
    expect(await client.stream.setSource({ accountId: id, version: 0, choice })).toMatchObject({
      host: 'poddar.exempel.se',
    });
    await client.stream.setSource({ accountId: id, version: 1, choice: { origin: 'none' } });
  });
});

test('production reaches nothing on the inside, by number or by name', async () => {
  const { folder, remove } = temporaryFolder();
  const server = await feedServer();
  server.answers.set('/flode', sends(rssOf(posts)));
  const { core, client } = await openRegister(folder);
  const { id: administrationId, version, name, settings } = await client.settings.createAdministration({ name: 'K' });
  const on = { ...settings, readFeeds: { ...settings.readFeeds, value: true } };
  await client.settings.updateAdministration({ id: administrationId, version, name, settings: on });
  const { port } = new URL(server.origin);
  const hosts = ['127.0.0.1', 'localhost', '[::1]', '0.0.0.0', '2130706433', '169.254.169.254'];
  for (const host of hosts) {
    const { id } = await client.accounts.create({ draft: draft(administrationId, { name: host }) });
    const choice = { origin: 'typed' as const, address: `http://${host}:${port}/flode` };
    await client.stream.setSource({ accountId: id, version: 0, choice });
  }
  await core.readFeeds();
  const { sources } = await client.stream.sources({ administrationId });
  expect(sources.map(({ fault }) => fault)).toEqual(hosts.map(() => 'not-public'));
  expect(server.asked).toEqual([]);
  await core.close();
  await server.close();
  remove();
});

test('the demo asks nobody', async () => {
  const { folder, remove } = temporaryFolder();
  const { core, client } = await openRegister(folder, { demo: true });
  const [demo] = await client.settings.administrations({});
  if (demo === undefined) throw new Error('No demo');
  const settings = { ...demo.settings, readFeeds: { ...demo.settings.readFeeds, value: true } };
  await client.settings.updateAdministration({ id: demo.id, version: demo.version, name: demo.name, settings });
  const ask = async () => {
    for await (const _ of await client.stream.fetchNow({ administrationId: demo.id }));
  };
  expect(await refusal(ask())).toMatchObject({ code: 'feeds-held' });
  await core.readFeeds();
  expect((await client.stream.list({ administrationId: demo.id })).standing).toMatchObject({ isHeld: true });
  await core.close();
  remove();
});
