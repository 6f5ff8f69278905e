import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { AppImageUpdater } from 'electron-updater';
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkForUpdate, type UpdateCheck } from '../../electron/main/updates/check.ts';
import { decideUpdate } from '../../electron/main/updates/preference.ts';

// electron-updater itself, against a feed on this computer, over Node's own HTTP.
// Not covered: Electron's network stack, the Windows and macOS updaters, signatures, and the installation when the app quits.
const feed = {
  requests: [] as string[],
  version: '2.0.0',
  content: Buffer.from('ny version'),
  sha512: '',
  status: 200,
};
let server: Server;
let folder: string;
let address: string;
let quitHandlers: number;
let log: string[];

const adapter = () => ({
  version: '1.0.0',
  name: 'kanalvakt',
  isPackaged: true,
  appUpdateConfigPath: path.join(folder, 'app-update.yml'),
  userDataPath: path.join(folder, 'user'),
  baseCachePath: path.join(folder, 'cache'),
  whenReady: async () => {},
  relaunch: () => {
    throw new Error('startade om mitt i arbetet');
  },
  quit: () => {
    throw new Error('avslutade mitt i arbetet');
  },
  onQuit: () => {
    quitHandlers += 1;
  },
});

function check(preference: unknown, packaged = true): UpdateCheck {
  return {
    packaged,
    preference: async () => preference,
    updater: async () => {
      const updater = new AppImageUpdater(null, adapter());
      // Electron's network stack is not here; the library's own executor is content with Node's kind of request.
      const httpExecutor = new ElectronHttpExecutor();
      httpExecutor.createRequest = (asked, answer) => request({ ...asked, agent: false }, answer as never) as never;
      return Object.assign(updater, { httpExecutor });
    },
    log: {
      info: (message) => log.push(message),
      error: (message, error) => log.push(`${message}: ${String(error)}`),
      relay: () => {},
    },
  };
}
const pending = () => {
  const place = path.join(folder, 'cache/kanalvakt-updater/pending');
  return existsSync(place) ? readdirSync(place).filter((name) => name.endsWith('.AppImage')) : [];
};

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kanalvakt-updates-'));
  mkdirSync(path.join(folder, 'user'));
  writeFileSync(
    path.join(folder, 'app-update.yml'),
    'provider: generic\nurl: https://uppdateringar.invalid/\nupdaterCacheDirName: kanalvakt-updater\n',
  );
  Object.assign(feed, { requests: [], version: '2.0.0', status: 200 });
  feed.sha512 = createHash('sha512').update(feed.content).digest('base64');
  quitHandlers = 0;
  log = [];
  server = createServer((asked, response) => {
    feed.requests.push(asked.url?.split('?')[0] ?? '');
    if (feed.status !== 200) return void response.writeHead(feed.status).end();
    if (asked.url?.includes('.yml') === true)
      return void response.end(
        `version: ${feed.version}\nfiles:\n  - url: Kanalvakt.AppImage\n    sha512: ${feed.sha512}\n    size: ${feed.content.length}\n` +
          `path: Kanalvakt.AppImage\nsha512: ${feed.sha512}\nreleaseDate: '2026-11-22T00:00:00.000Z'\n`,
      );
    response.writeHead(200, { 'content-length': feed.content.length }).end(feed.content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/kanalvakt/`;
  process.env['APPIMAGE'] = path.join(folder, 'Kanalvakt.AppImage');
});
afterEach(() => {
  delete process.env['APPIMAGE'];
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('om det ska frågas, och var', () => {
  const on = (where: unknown) => ({ enabled: true, address: where });
  test.each([
    ['avstängt', { enabled: false, address: 'https://exempel.se/' }, 'off'],
    ['inget sparat', null, 'off'],
    ['något oläsligt', 'ja', 'off'],
    ['adressen är inte text', on(7), 'off'],
    ['ingen adress', on('  '), 'no-address'],
    ['utan kryptering', on('http://exempel.se/'), 'unsafe-address'],
    ['med lösenord', on('https://a:b@exempel.se/'), 'unsafe-address'],
    ['en fil', on('file:///tmp/'), 'unsafe-address'],
    ['en namnlik dator', on('http://127.0.0.1.exempel.se/'), 'unsafe-address'],
    ['med frågedel', on('https://exempel.se/?a=b'), 'unsafe-address'],
    ['ingen adress alls', on('exempel'), 'unsafe-address'],
  ])('%s', (_name, preference, why) => {
    expect(decideUpdate({ packaged: true, preference })).toEqual({ ask: false, why });
  });
  test('en säker adress frågas, men aldrig från en app som inte är packad', () => {
    const preference = on(' https://exempel.se/kanalvakt ');
    expect(decideUpdate({ packaged: true, preference })).toEqual({ ask: true, feed: 'https://exempel.se/kanalvakt' });
    expect(decideUpdate({ packaged: false, preference })).toEqual({ ask: false, why: 'not-packaged' });
  });
});

describe('mot ett flöde på den här datorn (utan Electron)', () => {
  test('en nyare version hämtas i tysthet och väntar på att appen avslutas', async () => {
    expect(await checkForUpdate(check({ enabled: true, address }))).toBe('asked');
    expect(feed.requests[0]).toMatch(/^\/kanalvakt\/latest-linux.*\.yml$/);
    expect(feed.requests).toContain('/kanalvakt/Kanalvakt.AppImage');
    expect(pending()).toHaveLength(1);
    expect(quitHandlers).toBe(1);
  });

  test.each(['1.0.0', '0.9.0'])('version %s är inte nyare: ingenting hämtas', async (version) => {
    feed.version = version;
    expect(await checkForUpdate(check({ enabled: true, address }))).toBe('asked');
    expect(feed.requests).toHaveLength(1);
    expect([pending(), quitHandlers]).toEqual([[], 0]);
  });

  test('en fil som inte är den utlovade kastas, och ingen störs', async () => {
    feed.sha512 = createHash('sha512').update('något annat').digest('base64');
    expect(await checkForUpdate(check({ enabled: true, address }))).toBe('failed');
    expect([pending(), quitHandlers]).toEqual([[], 0]);
    expect(log.join('\n')).toContain('sha512 checksum mismatch');
  });

  test('ett flöde som är borta är en rad i loggen', async () => {
    feed.status = 503;
    expect(await checkForUpdate(check({ enabled: true, address }))).toBe('failed');
    expect(feed.requests.length).toBeGreaterThan(0);
    expect(log.some((line) => line.includes('no newer version could be looked for'))).toBe(true);
  });

  test('avstängt, eller inte packat: ingen fråga lämnar appen', async () => {
    expect(await checkForUpdate(check({ enabled: false, address }))).toBe('not-asked');
    expect(await checkForUpdate(check({ enabled: true, address }, false))).toBe('not-asked');
    expect(feed.requests).toEqual([]);
  });
});
