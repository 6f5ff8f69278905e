import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { electronKind, type RunningElectron, startElectron } from './electron-app.ts';
import { expect, test } from './fixtures.ts';
import { makeRoundRegister } from './round-register.ts';

// The system's notice of a round: once, without a name, and a click leads to Bevakning.
interface Told {
  title: string;
  body: string;
  emit(event: string): void;
}

let folder: string;
let dataDir: string;
let running: RunningElectron | null = null;

const shown = (app: ElectronApplication) =>
  app.evaluate(({ Notification }) =>
    (Notification as unknown as { shown: Told[] }).shown.map(({ title, body }) => [title, body]),
  );

async function start(): Promise<RunningElectron> {
  running = await startElectron({ dataDir, configDir: folder });
  await expect(running.window.getByRole('heading', { name: 'Idag', level: 1 })).toBeVisible();
  return running;
}

test.beforeEach(async () => {
  test.skip(electronKind === 'real', 'läser dubbelgångarens lista över notiser');
  folder = mkdtempSync(path.join(os.tmpdir(), 'kanalvakt-reminders-'));
  dataDir = path.join(folder, 'data');
  await makeRoundRegister(dataDir, 4);
});
test.afterEach(async () => {
  await running?.app.close().catch(() => {});
  running = null;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('en notis när ronden har börjat, utan namn, och inte en till efter en omstart; ett klick leder till Bevakning (bara dubbelgångaren: dess lista läses)', async () => {
  const { app, window } = await start();
  const once = [['Rond 1 har börjat', '4 konton, senast 23:59']];
  await expect.poll(() => shown(app)).toEqual(once);
  // The system said it, and the app does not.
  await expect(window.getByText('Rond 1 har börjat')).toHaveCount(0);
  await window.getByRole('link', { name: 'Konton', exact: true }).click();
  await expect(window.getByRole('heading', { name: 'Konton', level: 1 })).toBeVisible();
  await app.evaluate(({ BrowserWindow, Notification }) => {
    BrowserWindow.getAllWindows()[0]?.minimize();
    (Notification as unknown as { shown: Told[] }).shown[0]?.emit('click');
  });
  await expect(window.getByRole('heading', { name: 'Bevakning', level: 1 })).toBeVisible();
  expect(new URL(window.url()).hash).toBe('#/bevakning');
  expect(
    await app.evaluate(({ BrowserWindow }) => {
      const [first] = BrowserWindow.getAllWindows();
      return [first?.isMinimized(), first?.isFocused()];
    }),
  ).toEqual([false, true]);
  // It is a step like any other: the page was not loaded anew, and the way back is there.
  await window.goBack();
  await expect(window.getByRole('heading', { name: 'Konton', level: 1 })).toBeVisible();
  expect(await shown(app)).toEqual(once);
  await app.close();

  const again = await start();
  await again.window.getByRole('link', { name: /^Bevakning/ }).click();
  await expect(again.window.getByRole('button', { name: /Starta rond 1 av 1/ })).toBeVisible();
  expect(await shown(again.app)).toEqual([]);
});
