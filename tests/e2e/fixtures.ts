import { execFile, spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { test as base, type Browser, chromium, expect, type Page } from '@playwright/test';
import { linkFromRunning } from '../../electron/web-host/running.ts';
import { pageBrowserPath } from '../chromium.ts';
import { commandLine } from '../command-line.ts';
import { type RunningElectron, startElectron } from './electron-app.ts';
import { type StartedHost, type WebHosts, webHosts } from './web-hosts.ts';

export type HostKind = 'web' | 'electron';

export const projectRoot = path.resolve(import.meta.dirname, '../..');

/** Without the bus there is no keyring, so a developer's own gets nothing from a test. */
function withoutKeyring(): NodeJS.ProcessEnv {
  const { DBUS_SESSION_BUS_ADDRESS: _, ...environment } = process.env;
  return environment;
}

/** Starts the web host on a data folder, as a process of its own. */
export async function startWebHost(dataDir: string, args: string[] = []): Promise<StartedHost> {
  const child = spawn(process.execPath, [commandLine, 'serve', '--no-open', '--data', dataDir, ...args], {
    cwd: projectRoot,
    env: withoutKeyring(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const link = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`serve ended with ${code}`)));
  });
  return {
    link,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

/** The address of one more tab of the web host that has the data folder open, as a second start gets it. */
export async function anotherLink(dataDir: string): Promise<string> {
  const link = await linkFromRunning(dataDir);
  if (link === null) throw new Error(`no web host answers for ${dataDir}`);
  return link;
}

/** Opens a one-time address and waits until the tab has its token and shows the app. */
export async function openLink(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.waitForURL(({ pathname }) => pathname === '/');
}

/** Types a day, `YYYY-MM-DD`, into a date field. */
export async function typeDay(page: Page, label: string, day: string): Promise<void> {
  const parts = page.getByRole('group', { name: label }).getByRole('spinbutton');
  await parts.first().click();
  await page.keyboard.type(day.replaceAll('-', ''));
  await expect(parts).toHaveText(day.split('-'));
}

interface Fixtures {
  hostKind: HostKind;
  /** More arguments for the app's start, the same for every host: `['--demo']`. */
  startArgs: string[];
  dataDir: string;
  /** The app's host, where it is Electron. */
  electron: RunningElectron | null;
  page: Page;
}

/** What a worker makes once for all its tests, when the first of them asks. */
interface Shared {
  browser: () => Promise<Browser>;
  /** A data folder that holds the demo; copied for each test, which is four times as fast as making it. */
  demo: () => Promise<string>;
  /** What starts the web host of each test, in one process for them all. */
  hosts: () => WebHosts;
}

async function makeDemo(): Promise<string> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'kanalvakt-e2e-demo-'));
  await promisify(execFile)(process.execPath, [commandLine, 'demo', '--data', dataDir], {
    cwd: projectRoot,
    env: withoutKeyring(),
  });
  return dataDir;
}

const newFolder = () => mkdtemp(path.join(os.tmpdir(), 'kanalvakt-e2e-'));

/** Takes a folder away; the day's backup, which the start began, may still be on its way in a worker. */
export const removeFolder = (folder: string) => rm(folder, { recursive: true, force: true, maxRetries: 20 });

/** A page of the app on a data folder of its own, the same for every host. */
export const test = base.extend<Fixtures, { shared: Shared }>({
  hostKind: ['web', { option: true }],
  startArgs: [[], { option: true }],
  shared: [
    // biome-ignore lint: Playwright reads the argument names.
    async ({}, use) => {
      let browser: Promise<Browser> | undefined;
      let demo: Promise<string> | undefined;
      let hosts: WebHosts | undefined;
      await use({
        browser: () =>
          (browser ??= chromium.launch({
            executablePath: pageBrowserPath,
            args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-gpu'],
          })),
        demo: () => (demo ??= makeDemo()),
        hosts: () => (hosts ??= webHosts(withoutKeyring())),
      });
      hosts?.close();
      await (await browser)?.close();
      if (demo !== undefined) await removeFolder(await demo);
    },
    { scope: 'worker' },
  ],
  dataDir: async ({ shared, startArgs }, use) => {
    const dataDir = await newFolder();
    if (startArgs.includes('--demo')) await cp(await shared.demo(), dataDir, { recursive: true });
    await use(dataDir);
    await removeFolder(dataDir);
  },
  electron: async ({ hostKind, dataDir, startArgs }, use) => {
    const running = hostKind === 'electron' ? await startElectron({ dataDir, args: startArgs }) : null;
    await use(running);
    await running?.stop();
  },
  page: async ({ electron, dataDir, startArgs, shared }, use) => {
    if (electron !== null) return await use(electron.window);
    const starting = shared.hosts().start(dataDir, startArgs);
    starting.catch(() => {});
    const browser = await shared.browser();
    const context = await browser.newContext({
      locale: 'sv-SE',
      timezoneId: 'Europe/Stockholm',
      viewport: { width: 1280, height: 800 },
      // As a browser lets a page do when somebody has pressed a key; the one without a frame asks.
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    const host = await starting;
    await openLink(page, host.link);
    await use(page);
    await context.close();
    await host.stop();
  },
});

/** This computer now, for a register that is filled beforehand: the app then opens it as the same person. */
export const here = {
  osAccount: `${os.userInfo().username}@${os.hostname()}`,
  clock: { now: () => new Date() },
};

/** `test` on a data folder that is filled before the app opens it; `fill` closes what it opens. */
export const testOn = (fill: (dataDir: string, hostKind: HostKind) => Promise<void>) =>
  test.extend({
    dataDir: async ({ hostKind }, use) => {
      const dataDir = await newFolder();
      await fill(dataDir, hostKind);
      await use(dataDir);
      await removeFolder(dataDir);
    },
  });
export { expect };
