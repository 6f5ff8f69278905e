import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Core, createCore } from '../../electron/core/create-core.ts';
import { AdministrationSettings, importMegabytesMost } from '../../electron/core/settings/contract.ts';
import { pageHeaders } from '../../electron/page-headers.ts';
import { bodyLimit, tabHeader, uploadLimit } from '../../electron/web-host/guards.ts';
import { serve, type WebHost } from '../../electron/web-host/serve.ts';
import { clockAt, coreOptions, temporaryFolder } from '../register.ts';
import { type Answered, fromOwnPage, logIn, send, sendRaw } from './web-client.ts';

const clock = clockAt('2026-05-04T10:00:00Z');
const temporary = temporaryFolder();
const rendererDir = path.join(temporary.folder, 'renderer');
const pagesDir = 'electron/web-host/pages';
const secretText = 'ska aldrig lämna datorn';
let core: Core;
let host: WebHost;
let origin: string;
let cookie: string;
let tab: string;

/** A call that everything is right about, but for what the test changes. `undefined` takes a header away. */
function call(changes: {
  headers?: Record<string, string | undefined>;
  method?: string;
  path?: string;
  body?: string;
  to?: string;
}): Promise<Answered> {
  const wanted = { ...fromOwnPage(origin), cookie, [tabHeader]: tab, ...changes.headers };
  const headers = Object.fromEntries(
    Object.entries(wanted).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return send(changes.to ?? origin, changes.path ?? '/rpc/settings/info', {
    method: changes.method ?? 'POST',
    headers,
    ...(changes.method === 'GET' || changes.method === 'HEAD' ? {} : { body: changes.body ?? '{"json":{}}' }),
  });
}

beforeAll(async () => {
  mkdirSync(path.join(rendererDir, 'assets'), { recursive: true });
  writeFileSync(path.join(rendererDir, 'index.html'), '<!doctype html><title>Kanalvakt</title>');
  writeFileSync(path.join(rendererDir, 'assets', 'index-Bod6pLgZ.js'), 'export {};');
  writeFileSync(path.join(temporary.folder, 'hemligt.txt'), secretText);
  core = await createCore(coreOptions(path.join(temporary.folder, 'data'), { version: '1.2.3' }));
  host = await serve({ core, rendererDir, pagesDir, clock });
  origin = host.origin;
  ({ cookie, tab } = await logIn(origin, host.newLink()));
});

afterAll(async () => {
  await host.close();
  await core.close();
  temporary.remove();
});

test('a call with everything right is answered, and each attack below differs from it in one thing', async () => {
  const answer = await call({});
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.body)).toMatchObject({ json: { version: '1.2.3' } });
});

test('only this computer can reach it', () => {
  expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

describe('who is asked', () => {
  test.each(['evil.example', 'localhost', '127.0.0.1', 'evil.example:80', '127.0.0.1.evil.example', '127.0.0.1:1'])(
    'Host %s is turned away',
    async (name) => {
      expect((await call({ headers: { host: name } })).status).toBe(421);
      expect((await call({ method: 'GET', path: '/', headers: { host: name } })).status).toBe(421);
    },
  );

  test('a name that was made to point here (rebinding) gets nothing, even with its own Origin equal', async () => {
    const port = new URL(origin).port;
    const answer = await call({ headers: { host: `evil.example:${port}`, origin: `http://evil.example:${port}` } });
    expect(answer.status).toBe(421);
    expect(answer.body).toBe('');
  });

  test('another host in the request line is turned away', async () => {
    const { host: name } = new URL(origin);
    for (const target of ['http://evil.example/', '//evil.example/', `${origin}/`]) {
      const answer = await sendRaw(origin, `GET ${target} HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    }
  });
});

describe('who asks', () => {
  test.each([
    'http://evil.example',
    'null',
    'http://127.0.0.1:1',
    'https://127.0.0.1',
    `http://127.0.0.1.evil.example`,
    undefined,
  ])('Origin %s is turned away', async (value) => {
    expect((await call({ headers: { origin: value } })).status).toBe(403);
  });

  // Another port of 127.0.0.1 is "same-site": the browser sends our Strict cookie along.
  test.each(['cross-site', 'same-site', 'none', undefined])('Sec-Fetch-Site %s is turned away', async (value) => {
    expect((await call({ headers: { 'sec-fetch-site': value } })).status).toBe(403);
  });

  test.each(['cross-site', 'same-site'])(
    'a foreign page (%s) may lead a person here, and read nothing',
    async (site) => {
      const open = { cookie, 'sec-fetch-site': site };
      const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
      expect((await send(origin, '/login', { headers: { ...open, ...navigation } })).status).toBe(200);
      for (const dest of ['script', 'iframe', 'image', 'empty'])
        expect((await send(origin, '/', { headers: { ...open, 'sec-fetch-dest': dest } })).status).toBe(403);
    },
  );

  test('no answer says that another origin may read it', async () => {
    const preflight = await call({
      method: 'OPTIONS',
      headers: {
        origin: 'http://evil.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': tabHeader,
      },
    });
    expect(preflight.status).toBe(405);
    const answers = [preflight, await call({}), await call({ headers: { origin: 'http://evil.example' } })];
    for (const { headers } of answers)
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('one tab opens another', () => {
  const ask = (headers: Record<string, string>) =>
    send(origin, '/tab', { method: 'POST', headers: { ...fromOwnPage(origin), ...headers }, body: '{}' });

  test('with both cookie and token it gets an address that opens one tab, once', async () => {
    const answer = await ask({ cookie, [tabHeader]: tab });
    const { link } = JSON.parse(answer.body) as { link: string };
    const opened = await logIn(origin, link, cookie);
    expect(opened.status).toBe(200);
    expect(opened.tab).not.toBe(tab);
    expect((await logIn(origin, link, cookie)).status).toBe(403);
  });

  test('the cookie alone, the token alone and nothing at all get none', async () => {
    for (const headers of [{ cookie }, { [tabHeader]: tab }, {}, { cookie, [tabHeader]: `${tab}x` }]) {
      const answer = await ask(headers as Record<string, string>);
      expect([answer.status, answer.body]).toEqual([401, '']);
    }
    expect((await ask({ cookie, [tabHeader]: tab, origin: 'http://127.0.0.1:1' })).status).toBe(403);
    expect((await ask({ cookie, [tabHeader]: tab, 'sec-fetch-site': 'same-site' })).status).toBe(403);
  });
});

describe('with what', () => {
  test('the cookie alone opens nothing: neither without a token nor with another', async () => {
    for (const token of [undefined, '', 'x', tab.slice(1), `${tab}x`, tab.toLowerCase()])
      expect((await call({ headers: { [tabHeader]: token } })).status).toBe(401);
  });

  test('the token alone opens nothing: neither without a cookie nor with another', async () => {
    const [name] = cookie.split('=');
    for (const value of [undefined, '', `${name}=`, `${name}=x`, cookie.slice(0, -1), `other=${cookie.split('=')[1]}`])
      expect((await call({ headers: { cookie: value } })).status).toBe(401);
  });

  test('a cookie of the same name from another port does not shut the person out', async () => {
    const [name] = cookie.split('=');
    expect((await call({ headers: { cookie: `${name}=planted; ${cookie}` } })).status).toBe(200);
  });

  test('the cookie is out of reach of scripts and of other sites', async () => {
    const { setCookie } = await logIn(origin, host.newLink());
    expect(setCookie).toMatch(/^kanalvakt-[0-9a-f]{16}=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
  });

  test('a token of one browser does not go with the cookie of another', async () => {
    const other = await logIn(origin, host.newLink());
    expect(other.cookie).not.toBe(cookie);
    expect((await call({ headers: { cookie: other.cookie } })).status).toBe(401);
    expect((await call({ headers: { [tabHeader]: other.tab } })).status).toBe(401);
    expect((await call({ headers: { cookie: other.cookie, [tabHeader]: other.tab } })).status).toBe(200);
  });

  test('a second tab of the same browser gets a token of its own, and the first goes on working', async () => {
    const second = await logIn(origin, host.newLink(), cookie);
    expect(second.setCookie).toBe('');
    expect(second.tab).not.toBe(tab);
    expect((await call({ headers: { [tabHeader]: second.tab } })).status).toBe(200);
    expect((await call({})).status).toBe(200);
  });

  test('two hosts on one computer do not mix their cookies', async () => {
    const neighbour = await serve({ core, rendererDir, pagesDir, clock });
    try {
      const there = await logIn(neighbour.origin, neighbour.newLink(), cookie);
      expect(there.cookie.split('=')[0]).not.toBe(cookie.split('=')[0]);
      // The browser sends both to both.
      const both = `${cookie}; ${there.cookie}`;
      expect((await call({ headers: { cookie: both } })).status).toBe(200);
      expect((await call({ headers: { cookie: both, [tabHeader]: there.tab } })).status).toBe(401);
      const own = fromOwnPage(neighbour.origin);
      const headers = { ...own, cookie: both, [tabHeader]: tab };
      expect((await send(neighbour.origin, '/rpc/settings/info', { method: 'POST', headers, body: '{}' })).status).toBe(
        401,
      );
    } finally {
      await neighbour.close();
    }
  });
});

describe('the one-time link', () => {
  test('carries 256 bits after #, so that it is never sent with an address', () => {
    expect(host.newLink()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/login#[\w-]{43}$/);
    expect(host.newLink()).not.toBe(host.newLink());
  });

  test('works once', async () => {
    const link = host.newLink();
    expect((await logIn(origin, link)).status).toBe(200);
    expect((await logIn(origin, link)).status).toBe(403);
  });

  test('works for 60 seconds', async () => {
    clock.set('2026-05-04T10:00:00.000Z');
    const inTime = host.newLink();
    const late = host.newLink();
    clock.set('2026-05-04T10:01:00.000Z');
    expect((await logIn(origin, inTime)).status).toBe(200);
    clock.set('2026-05-04T10:01:00.001Z');
    expect((await logIn(origin, late)).status).toBe(403);
  });

  test.each(['', 'x', 'null', '__proto__'])('nothing else is a link: %j', async (link) => {
    expect((await logIn(origin, `${origin}/login#${link}`)).status).toBe(403);
  });

  test.each(['', '{', '[]', 'null', '"link"', '{"link":null}', '{"link":["x"]}', `{"link":"${'x'.repeat(5000)}"}`])(
    'a body that is no log-in is turned away: %.40s',
    async (body) => {
      const answer = await send(origin, '/login', { method: 'POST', headers: fromOwnPage(origin), body });
      expect(answer.status).toBe(403);
      expect(answer.headers['set-cookie']).toBeUndefined();
    },
  );

  test('another program gets one only by the secret in the data folder', async () => {
    const ask = (secret: string) =>
      send(origin, '/link', { method: 'POST', headers: fromOwnPage(origin), body: JSON.stringify({ secret }) });
    for (const wrong of ['', 'x', host.ownerSecret.slice(1), tab]) expect((await ask(wrong)).status).toBe(403);
    const { link } = JSON.parse((await ask(host.ownerSecret)).body) as { link: string };
    expect((await logIn(origin, link)).status).toBe(200);
  });
});

describe('what is asked', () => {
  test.each(['PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND', 'OPTIONS'])('%s is not a method here', async (method) => {
    expect((await call({ method })).status).toBe(405);
  });

  test('procedures are not read by GET', async () => {
    const answer = await call({ method: 'GET', path: '/rpc/settings/info?data=%7B%22json%22%3A%7B%7D%7D' });
    expect(answer.status).toBe(404);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/octet-stream',
    'text/event-stream',
    undefined,
  ])('a body of type %s is turned away', async (type) => {
    expect((await call({ headers: { 'content-type': type } })).status).toBe(415);
  });

  test('whatever file size the settings allow, the host lets it through to be refused by name', () => {
    const allows = (value: number) =>
      AdministrationSettings.safeParse({ importMegabytes: { value, ground: 'local', note: '' } }).success;
    expect([allows(importMegabytesMost), allows(importMegabytesMost + 1)]).toEqual([true, false]);
    expect(uploadLimit).toBeGreaterThan(importMegabytesMost * 1024 * 1024);
  });

  test.each([
    ['application/json', bodyLimit],
    ['multipart/form-data; boundary=x', uploadLimit],
  ])('a body of %s over its limit is turned away before it is sent', async (type, limit) => {
    const head = (length: number) =>
      [
        'POST /rpc/settings/info HTTP/1.1',
        `Host: ${new URL(origin).host}`,
        `Origin: ${origin}`,
        'Sec-Fetch-Site: same-origin',
        `Content-Type: ${type}`,
        `Content-Length: ${length}`,
        'Connection: close',
      ].join('\r\n');
    expect(await sendRaw(origin, `${head(limit + 1)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 413 /);
    // At the limit it is only the session that is missing.
    expect(await sendRaw(origin, `${head(limit)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 401 /);
  });

  test('a body that does not say its length is turned away', async () => {
    const answer = await sendRaw(
      origin,
      [
        'POST /rpc/settings/info HTTP/1.1',
        `Host: ${new URL(origin).host}`,
        `Origin: ${origin}`,
        'Sec-Fetch-Site: same-origin',
        'Content-Type: application/json',
        'Transfer-Encoding: chunked',
        '\r\nffffff\r\n',
      ].join('\r\n'),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 411 /);
  });

  test('a body that is not what the procedure takes is refused, and the host lives', async () => {
    for (const body of ['', '{', '{"json":{"x":1}}', '{"json":{},"meta":[[0,"__proto__"]]}', '"\\ud800"'])
      expect((await call({ body })).status).toBeGreaterThanOrEqual(400);
    expect((await call({})).status).toBe(200);
  });

  test('a head that never ends is cut off', async () => {
    const started = performance.now();
    const answer = await sendRaw(origin, `GET / HTTP/1.1\r\nHost: ${new URL(origin).host}\r\nX-Slow: `);
    expect(answer === '' || answer.startsWith('HTTP/1.1 408 ')).toBe(true);
    expect(performance.now() - started).toBeLessThan(12_000);
  });
});

describe('files', () => {
  const climbing = [
    '/../hemligt.txt',
    '/assets/../../hemligt.txt',
    '/..%2fhemligt.txt',
    '/%2e%2e/hemligt.txt',
    '/%2e%2e%2fhemligt.txt',
    '/..%5chemligt.txt',
    '/..\\hemligt.txt',
    '/assets/%252e%252e/%252e%252e/hemligt.txt',
    '/....//hemligt.txt',
    '/%c0%ae%c0%ae/hemligt.txt',
    '/index.html%00.js',
    '/./index.html',
    '/assets/',
    '/assets',
    '/etc/passwd',
    '/file:///etc/passwd',
  ];
  test.each(climbing)('%s is not a file here', async (file) => {
    const { host: name } = new URL(origin);
    const answer = await sendRaw(
      origin,
      `GET ${file} HTTP/1.1\r\nHost: ${name}\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    expect(answer).not.toContain(secretText);
  });

  test('the app is shown to a session only; anybody else is told how to open it', async () => {
    expect((await call({ method: 'GET', path: '/' })).body).toContain('<title>Kanalvakt</title>');
    for (const address of ['/', '/assets/index-Bod6pLgZ.js', '/what/ever']) {
      const answer = await send(origin, address);
      expect(answer.status).toBe(401);
      expect(answer.body).toContain('Öppna Kanalvakt från programmet');
    }
  });

  test('a name with a hash is kept for ever, the page is asked for again', async () => {
    const script = await call({ method: 'GET', path: '/assets/index-Bod6pLgZ.js' });
    expect(script.headers['cache-control']).toBe('private, max-age=31536000, immutable');
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    const page = await call({ method: 'GET', path: '/' });
    expect(page.headers['cache-control']).toBe('private, no-cache');
    const again = await call({ method: 'GET', path: '/', headers: { 'if-none-match': String(page.headers['etag']) } });
    expect(again.status).toBe(304);
  });

  test('HEAD says the same and sends nothing', async () => {
    const head = await call({ method: 'HEAD', path: '/' });
    expect(head.status).toBe(200);
    expect(head.body).toBe('');
    expect(Number(head.headers['content-length'])).toBeGreaterThan(0);
  });

  test('every kind of answer carries the security headers', async () => {
    const answers = [
      await call({}),
      await call({ method: 'GET', path: '/' }),
      await send(origin, '/login'),
      await send(origin, '/'),
      await call({ headers: { origin: 'http://evil.example' } }),
      await call({ method: 'GET', path: '/nothing' }),
    ];
    for (const { headers } of answers) expect(headers).toMatchObject(pageHeaders());
    expect(pageHeaders()['content-security-policy']).toContain("default-src 'none'");
    expect(pageHeaders()['content-security-policy']).not.toMatch(/unsafe|\*|http:|https:/);
  });
});

describe('downloads', () => {
  const name = 'Förteckning "2026"; å/ä\\ö\r\nX: 1.csv';
  const hold = () => core.context().then(({ files }) => files.hold({ name, bytes: Buffer.from('﻿Namn;Ort\r\n') }).token);
  const fetchIt = (token: string, headers: Record<string, string | undefined> = {}, method = 'GET') =>
    call({ method, path: `/download/${token}`, headers: { [tabHeader]: undefined, ...headers } });

  test('work once, and are saved rather than shown', async () => {
    const token = await hold();
    const first = await fetchIt(token);
    expect(first.status).toBe(200);
    expect(first.body).toBe('﻿Namn;Ort\r\n');
    expect(first.headers).toMatchObject({
      'content-security-policy': 'sandbox',
      'x-content-type-options': 'nosniff',
      'content-type': 'application/octet-stream',
      'cache-control': 'no-store',
    });
    expect((await fetchIt(token)).status).toBe(404);
  });

  test('say the name for every reader, and a name can add no header', async () => {
    const { headers } = await fetchIt(await hold());
    expect(headers['content-disposition']).toBe(
      'attachment; filename="Forteckning _2026_; a_a_o__X_ 1.csv"; ' +
        "filename*=UTF-8''F%C3%B6rteckning%20_2026_%3B%20%C3%A5_%C3%A4_%C3%B6__X_%201.csv",
    );
    expect(headers['x']).toBeUndefined();
  });

  test('need the session, and a page of our own that leads there; an attempt without leaves the file', async () => {
    const token = await hold();
    expect((await fetchIt(token, { cookie: undefined })).status).toBe(401);
    for (const site of ['cross-site', 'same-site', 'none', undefined])
      expect((await fetchIt(token, { 'sec-fetch-site': site })).status).toBe(403);
    expect((await fetchIt(token, {}, 'HEAD')).status).toBe(405);
    expect((await fetchIt(token)).status).toBe(200);
  });

  test('a guessed or mangled address leads nowhere', async () => {
    for (const token of ['00000000-0000-4000-8000-000000000000', 'x', '', '..', `${await hold()}/`])
      expect((await fetchIt(token)).status).toBe(404);
  });
});

test('a connection too many is closed, and the others go on', async () => {
  const { host: name } = new URL(origin);
  const halfOpen = Array.from({ length: 70 }, () =>
    sendRaw(origin, `GET / HTTP/1.1\r\nHost: ${name}\r\nX-Slow: `).catch(() => 'refused'),
  );
  const answers = await Promise.all(halfOpen);
  // Those that were let in were cut off for being slow; the rest never got an answer.
  expect(answers.filter((answer) => !answer.startsWith('HTTP/1.1 408 ')).length).toBeGreaterThanOrEqual(6);
  expect((await call({})).status).toBe(200);
});
