import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { inRegister, introduce, makeAccounts, site, startSite } from '../e2e/account-site.ts';
import { chooseElectron, startElectron } from '../e2e/electron-app.ts';
import { scaled } from './scale.ts';

chooseElectron();

/** Twice the most that are awake, so that each page that is opened wakes one and puts one to sleep. */
const names = Array.from({ length: 12 }, (_, index) => `sida${index + 1}`);
const cycles = scaled(200);

test(`${cycles} times a page wakes and another falls asleep: as many targets and as much memory as after the first round`, async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kanalvakt-long-views-'));
  const dataDir = path.join(folder, 'data');
  const pages = await startSite();
  const ids = await inRegister(dataDir, async (client) => makeAccounts(client, await introduce(client), names));
  const running = await startElectron({ dataDir, configDir: folder, args: pages.args });
  const { app, window } = running;
  await window.getByRole('heading', { name: 'Idag', level: 1 }).waitFor();
  const open = async (name: string) => {
    await window.evaluate((id) => {
      location.hash = `/konton/${id}/sida`;
    }, ids.get(name));
    const address = `${site('s')}/@${name}`;
    await vi.waitUntil(() => app.windows().some((page) => page.url() === address), { timeout: 30_000 });
  };
  const memory = () =>
    app.evaluate(() => {
      globalThis.gc?.();
      return process.memoryUsage().heapUsed / 1024 / 1024;
    });
  const targets = async () => {
    await vi.waitUntil(() => app.windows().length <= 7, { timeout: 30_000 });
    return [app.windows().length, await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)];
  };
  for (const name of names) await open(name);
  const base = await targets();
  expect(base).toEqual([7, 7]);
  const before = await memory();
  for (let cycle = 0; cycle < cycles; cycle += 1) await open(names[cycle % names.length] ?? '');
  expect(await targets()).toEqual(base);
  expect((await memory()) - before).toBeLessThan(50);
  await running.stop();
  pages.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});
