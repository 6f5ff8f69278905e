import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { hostname, userInfo } from 'node:os';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { type Client, draft, openRegister } from '../register.ts';

// Account pages on loopback, for the pages inside the window. The rule that pages are https holds as it is: the site is https, under names that
// Chromium is told to look for here, with a certificate that it is told not to mind. Both are Chromium's own switches, which no file of the product has.

/** A name of a test site. */
export const site = (name: string) => `https://${name}.prov.example`;

const der = (tag: number, ...parts: Buffer[]) => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};

/** A certificate that signs itself, made for one run (RFC 5280, no more than it must have). */
function certificate(): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaSha256 = der(0x30, Buffer.from('06082a8648ce3d040302', 'hex'));
  const name = der(
    0x30,
    der(0x31, der(0x30, Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from('prov.example')))),
  );
  const body = der(
    0x30,
    Buffer.from('a003020102', 'hex'),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaSha256,
    name,
    der(0x30, der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('491231235959Z'))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = sign('sha256', body, privateKey);
  const whole = der(0x30, body, ecdsaSha256, der(0x03, Buffer.from([0]), signature));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${whole.toString('base64')}\n-----END CERTIFICATE-----\n`,
  };
}

export interface Site {
  /** Arguments for the app's start that lead the test names here. */
  args: string[];
  /** What was asked for, as `METHOD host/path`. */
  asked: string[];
  stop(): void;
}

const loginForm = `<h1>Inloggning</h1>
<form method="post" action="/inloggad"><input id="user" name="username" autocomplete="username">
<input id="pass" type="password" autocomplete="current-password"><button>In</button></form>
<form><input id="new" type="password" autocomplete="new-password"><input id="find" type="search" name="q"></form>
<textarea id="reply"></textarea><div id="rich" contenteditable>rik</div>`;

/** What each path of any test name answers; `/@name` is an account. */
function bodyOf(path: string, other: string): string {
  if (path === '/inloggning') return loginForm;
  if (path === '/ram-egen') return `<iframe id="ram" src="/inloggning" width="600" height="400"></iframe>`;
  if (path === '/ram-annan') return `<iframe id="ram" src="${other}/inloggning" width="600" height="400"></iframe>`;
  if (path === '/@hostil') return `<h1>Hostil</h1><textarea id="reply"></textarea><script src="/hostil.js"></script>`;
  return `<h1>${decodeURIComponent(path)}</h1><textarea id="reply"></textarea>
<a id="ny" target="_blank" href="${other}/">annan</a> <a id="egen" target="_blank" href="/@samma">samma</a>`;
}

/** A page that takes every key, opens windows, asks for everything, shouts, and will not let itself be left. */
const hostile = `window.heard = []; window.answers = {};
for (const type of ['keydown', 'keyup', 'keypress'])
  addEventListener(type, (event) => { heard.push(type + ' ' + event.code); event.stopImmediatePropagation(); if (event.altKey || event.code === 'Escape') event.preventDefault(); }, true);
addEventListener('beforeunload', (event) => { event.preventDefault(); event.returnValue = 'stanna'; });
for (let i = 0; i < 5; i += 1) answers['window ' + i] = String(window.open('https://annan.prov.example/' + i));
for (const address of ['http://annan.prov.example/', 'app://bundle/', 'file:///etc/passwd']) window.open(address);
alert('Hej'); answers.confirm = confirm('Säkert?');
window.focus(); document.documentElement.requestFullscreen().catch(() => { answers.fullscreen = 'nekad'; });
navigator.geolocation.getCurrentPosition(() => { answers.place = 'given'; }, (error) => { answers.place = error.code; });
Notification.requestPermission().then((answer) => { answers.notice = answer; });
navigator.permissions.query({ name: 'microphone' }).then(({ state }) => { answers.sound = state; });
answers.bridge = typeof window.kanalvakt + typeof window.require;`;

function answer(request: IncomingMessage, response: ServerResponse, asked: string[]): void {
  const host = String(request.headers.host);
  const path = request.url ?? '/';
  asked.push(`${request.method} ${host}${path}`);
  const other = host.startsWith('annan.') ? site('s') : site('annan');
  if (path === '/hostil.js')
    return void response.setHeader('content-type', 'text/javascript; charset=utf-8').end(hostile);
  if (path === '/fil') return void response.setHeader('content-disposition', 'attachment; filename="x.exe"').end('fil');
  response.setHeader('content-type', 'text/html; charset=utf-8');
  // A site of its own in each frame: what X-Frame-Options says of frames does not concern a page in a view.
  response.setHeader('x-frame-options', path.startsWith('/@') ? 'DENY' : '');
  response.end(`<!doctype html><html lang="sv"><title>Sidan ${decodeURIComponent(path)}</title>${bodyOf(path, other)}`);
}

/** Serves every test name on loopback. */
export async function startSite(): Promise<Site> {
  const asked: string[] = [];
  const server = createServer(certificate(), (request, response) => answer(request, response, asked));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    args: [`--host-resolver-rules=MAP *.prov.example 127.0.0.1:${port}`, '--ignore-certificate-errors'],
    asked,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Works in the register of a data folder while the app is not open, as whoever runs the tests; answers what the work answers. */
export async function inRegister<T>(dataDir: string, work: (client: Client) => Promise<T>): Promise<T> {
  const { core, client } = await openRegister(dataDir, {
    osAccount: `${userInfo().username}@${hostname()}`,
    clock: { now: () => new Date() },
  });
  try {
    return await work(client);
  } finally {
    await core.close();
  }
}

/** Accounts with pages on the test site, by the name in their address. */
export async function makeAccounts(
  client: Client,
  administrationId: string,
  names: readonly string[],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const name of names) {
    const url = `${site('s')}/@${name}`;
    const fields = {
      name,
      platform: 'mastodon',
      platformName: 'Mastodon',
      url,
      handle: `@${name}`,
      accessModel: 'shared' as const,
    };
    ids.set(name, (await client.accounts.create({ draft: draft(administrationId, fields) })).id);
  }
  return ids;
}

/** Introduces whoever runs the tests. */
export async function introduce(client: Client): Promise<string> {
  const me = await client.people.introduce({ administrationName: 'Kulturförvaltningen', name: 'Karin Ek' });
  return me.administrationId ?? '';
}

/** The page that is awake at an address; waits for it. */
export async function pageAt(app: ElectronApplication, address: string): Promise<Page> {
  const find = () => app.windows().find((page) => page.url() === address);
  await expect.poll(() => find() !== undefined, { message: address }).toBe(true);
  const page = find()!;
  await page.waitForLoadState();
  return page;
}

/** Gives a page keys as the keyboard would: main hears of each before the page does. `address` is the page's. */
export async function type(
  app: ElectronApplication,
  address: string,
  events: ReadonlyArray<{ type: 'keyDown' | 'keyUp' | 'char'; keyCode: string; modifiers?: Array<'alt'> }>,
): Promise<void> {
  await app.evaluate(
    ({ webContents }, given) => {
      const page = webContents.getAllWebContents().find((contents) => contents.getURL() === given.address);
      for (const event of given.events) page?.sendInputEvent(event);
    },
    { address, events: [...events] },
  );
}
