import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { answerDialogs, electronKind, type RunningElectron, shownDialogs, startElectron } from './electron-app.ts';

// What only the installed app does: its window, its core in a process of its own, its start and its end.
let folder: string;
let dataDir: string;
const running: RunningElectron[] = [];

const start = async (options: Partial<Parameters<typeof startElectron>[0]> = {}): Promise<RunningElectron> => {
  const started = await startElectron({ dataDir, configDir: folder, ...options });
  running.push(started);
  return started;
};
const welcome = (page: Page) => page.getByRole('heading', { name: 'Välkommen till Kanalvakt' });
const corePid = (electron: RunningElectron) =>
  electron.app.evaluate(
    ({ app }) => app.getAppMetrics().find((metric) => metric.serviceName === 'Kanalvakt core')?.pid ?? 0,
  );
const log = () => {
  const [name] = readdirSync(path.join(folder, 'kanalvakt-window'));
  return readFileSync(path.join(folder, 'kanalvakt-window', name!, 'kanalvakt.log'), 'utf8');
};

test.beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kanalvakt-window-'));
  dataDir = path.join(folder, 'data');
});
test.afterEach(async () => {
  for (const electron of running.splice(0)) await electron.app.close().catch(() => {});
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('sidan har två funktioner från värden, och inget bryter mot sidans regler', async () => {
  const electron = await start();
  const complaints: string[] = [];
  electron.window.on('console', (message) => {
    if (/content security policy|trusted/i.test(message.text())) complaints.push(message.text());
  });
  await expect(welcome(electron.window)).toBeVisible();
  await electron.window.reload();
  await expect(welcome(electron.window)).toBeVisible();
  expect(await electron.window.evaluate(() => Object.keys(window.kanalvakt ?? {}))).toEqual(['post', 'listen']);
  expect(
    await electron.window.evaluate(() => Object.keys(window).filter((name) => /electron|ipc|require/i.test(name))),
  ).toEqual([]);
  expect(complaints).toEqual([]);
});

test('menyn är på svenska', async () => {
  const electron = await start();
  const labels = await electron.app.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.items.map((item) => [item.label, item.submenu?.items.map((inner) => inner.label)]),
  );
  expect(labels).toEqual([
    ['Arkiv', ['Avsluta Kanalvakt']],
    ['Redigera', ['Ångra', 'Gör om', '', 'Klipp ut', 'Kopiera', 'Klistra in', 'Markera allt']],
    ['Visa', ['Verklig storlek', 'Förstora', 'Förminska', '', 'Helskärm', 'Läs in sidan på nytt', 'Utvecklarverktyg']],
    ['Fönster', ['Minimera', 'Zooma']],
  ]);
});

test('en länk ut öppnas av operativsystemet och aldrig i appen (bara dubbelgångaren: den riktiga öppnar en webbläsare)', async () => {
  test.skip(electronKind === 'real', 'skulle öppna en webbläsare');
  const electron = await start();
  await expect(welcome(electron.window)).toBeVisible();
  await electron.window.evaluate(() => {
    for (const address of ['https://example.org/a b', 'file:///etc/passwd', 'https://namn:ord@example.org/'])
      window.open(address);
  });
  const opened = () => electron.app.evaluate(({ shell }) => [...(shell as unknown as { opened: string[] }).opened]);
  await expect.poll(opened).toEqual(['https://example.org/a%20b']);
  await electron.window.evaluate(() => {
    location.href = 'https://example.org/';
  });
  await expect(welcome(electron.window)).toBeVisible();
  expect(await opened()).toHaveLength(1);
});

test('en fil som ingen har gjort i ordning finns inte', async () => {
  const electron = await start();
  await expect(welcome(electron.window)).toBeVisible();
  expect(
    await electron.window.evaluate(async () => {
      const status = async (address: string, init?: RequestInit) => (await fetch(address, init)).status;
      return [
        await status('/download/00000000-0000-4000-8000-000000000000'),
        await status('/..%2fmain%2findex.js'),
        await status('/', { method: 'POST' }),
      ];
    }),
  ).toEqual([404, 404, 405]);
});

test('när kärnan faller startas den om en gång; faller den igen sägs det på svenska', async () => {
  const electron = await start();
  await expect(welcome(electron.window)).toBeVisible();
  const first = await corePid(electron);
  process.kill(first, 'SIGKILL');
  await expect.poll(() => corePid(electron)).not.toBe(first);
  await expect.poll(() => corePid(electron)).toBeGreaterThan(0);
  await electron.window.reload();
  await expect(welcome(electron.window)).toBeVisible();
  process.kill(await corePid(electron), 'SIGKILL');
  await expect(electron.window.getByRole('heading', { name: 'Kanalvakt har stannat' })).toBeVisible();
  await expect(electron.window.getByRole('alert')).toContainText('allt tidigare är orört');
  expect(log()).toContain('the core process ended by itself');
});

test('en skadad förteckning sägs i fönstret, och filen är orörd', async () => {
  const { mkdirSync } = await import('node:fs');
  mkdirSync(dataDir);
  const file = path.join(dataDir, 'kanalvakt.sqlite');
  writeFileSync(file, 'det här är ingen databas'.repeat(500));
  const before = readFileSync(file);
  const electron = await start();
  await expect(electron.window.getByRole('heading', { name: 'Kanalvakt kan inte öppna förteckningen' })).toBeVisible();
  await expect(electron.window.getByRole('alert')).toContainText('skadad');
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('en andra start med samma förteckning visar det fönster som finns; en annan förteckning öppnas bredvid', async () => {
  const first = await start();
  await expect(welcome(first.window)).toBeVisible();
  await expect(startElectron({ dataDir, configDir: folder })).rejects.toThrow();
  const beside = await start({ dataDir: path.join(folder, 'other') });
  await expect(welcome(beside.window)).toBeVisible();
  await expect(welcome(first.window)).toBeVisible();
});

test('fönstret öppnas där det var, och förteckningen är stängd när appen är det', async () => {
  const electron = await start();
  await expect(welcome(electron.window)).toBeVisible();
  const core = await corePid(electron);
  await electron.app.close();
  expect(() => process.kill(core, 0)).toThrow();
  // A database that was closed in order has nothing left in its log.
  expect(readdirSync(dataDir).filter((name) => name.endsWith('kanalvakt.sqlite-wal'))).toEqual([]);
  const [name] = readdirSync(path.join(folder, 'kanalvakt-window'));
  const place = path.join(folder, 'kanalvakt-window', name!, 'window.json');
  expect(JSON.parse(readFileSync(place, 'utf8'))).toMatchObject({ width: 1280, height: 800, maximised: false });
  writeFileSync(place, JSON.stringify({ x: 40, y: 50, width: 1000, height: 700, maximised: false }));
  const again = await start();
  await expect(welcome(again.window)).toBeVisible();
  expect(await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds())).toEqual({
    x: 40,
    y: 50,
    width: 1000,
    height: 700,
  });
});

test('osparade ändringar håller kvar sidan och fönstret tills någon har svarat', async () => {
  const electron = await start({ args: ['--demo'] });
  const { app, window } = electron;
  // Playwright would answer for the person.
  window.on('dialog', () => {});
  await expect(window.getByRole('heading', { name: 'Idag', level: 1 })).toBeVisible();
  await window.getByRole('link', { name: 'Inställningar' }).click();
  await window.getByRole('link', { name: 'Förvaltning och regler' }).click();
  const name = window.getByLabel('Kort namn');
  await name.click();
  await window.keyboard.type('Halvskrivet');
  const reload = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload());
  const windows = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  const asked = async () => (await shownDialogs(app)).length;

  await answerDialogs(app, [0]);
  await reload();
  await expect.poll(asked).toBe(1);
  expect(await shownDialogs(app)).toMatchObject([
    { message: 'Det finns ändringar som inte är sparade', buttons: ['Stanna kvar', 'Lämna ändå'], cancelId: 0 },
  ]);
  await expect(name).toHaveValue('Halvskrivet');
  // A dialog that is closed stays too; so does the window, and the app that was to quit.
  await answerDialogs(app, [null]);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(asked).toBe(2);
  await answerDialogs(app, [0]);
  // The question has been shown; until its answer has been taken the window is still on its way, and nobody is asked anew.
  await expect(async () => {
    await app.evaluate(({ app: application }) => application.quit());
    await expect.poll(asked, { timeout: 5_000 }).toBe(3);
  }).toPass();
  await expect(name).toHaveValue('Halvskrivet');
  expect(await windows()).toBe(1);

  await answerDialogs(app, [1]);
  await reload();
  await expect.poll(asked).toBe(4);
  await expect(name).toHaveValue('');
  // Without changes nobody is asked.
  await reload();
  await expect(name).toHaveValue('');
  expect(await asked()).toBe(4);
  await name.click();
  await window.keyboard.type('Igen');
  await answerDialogs(app, [1]);
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  await app.evaluate(({ app: application }) => application.quit()).catch(() => {});
  await ended;
});
