import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '../..');

/** Electron's real executable where it has been fetched, else the double in `tests/doubles/electron/`. */
export const electronKind = existsSync(path.join(root, 'node_modules/electron/dist')) ? 'real' : 'double';

/** Points the npm package `electron` at the double when there is no real executable; nothing in the product knows. */
export function chooseElectron(): void {
  if (electronKind === 'double') process.env['ELECTRON_OVERRIDE_DIST_PATH'] = path.join(root, 'tests/doubles/electron');
}

/** What a run says first. */
export function electronLine(): string {
  return electronKind === 'real'
    ? 'Electron: den riktiga (node_modules/electron/dist).'
    : 'Electron: dubbelgångaren (tests/doubles/electron); den riktiga finns inte här.';
}

export interface RunningElectron {
  app: ElectronApplication;
  window: Page;
  /** Where Chromium's own files of this run lie. */
  configDir: string;
  stop(): Promise<void>;
}

/**
 * Says beforehand what a person answers in the system's dialogs to come, in order: a button's number, a file's path, or `null` for one that is closed.
 * On the real Electron nobody sees the dialogs either: the two functions that the app uses answer by themselves.
 */
export async function answerDialogs(app: ElectronApplication, given: Array<number | string | null>): Promise<void> {
  await app.evaluate(({ dialog }, answers) => {
    const scripted = dialog as unknown as {
      answers: Array<number | string | null>;
      shown: object[];
      showMessageBoxSync: (window: unknown, options: { cancelId: number }) => unknown;
      showOpenDialog: (window: unknown, options: object) => Promise<object>;
    };
    if (!Object.hasOwn(scripted, 'answers')) {
      scripted.answers = [];
      scripted.shown = [];
      const next = (options: object) => {
        scripted.shown.push(options);
        return scripted.answers.shift();
      };
      scripted.showMessageBoxSync = (_window, options) => next(options) ?? options.cancelId;
      scripted.showOpenDialog = async (_window, options) => {
        const answer = next(options);
        const filePaths = typeof answer === 'string' ? [answer] : [];
        return { canceled: filePaths.length === 0, filePaths };
      };
    }
    scripted.answers.push(...answers);
  }, given);
}

/** What the system's dialogs have asked so far. */
export async function shownDialogs(app: ElectronApplication): Promise<object[]> {
  return await app.evaluate(({ dialog }) => [...(dialog as unknown as { shown: object[] }).shown]);
}

/** Starts the built app on a data folder, with its own files in a folder that goes away afterwards. */
export async function startElectron(options: {
  dataDir: string;
  args?: readonly string[];
  configDir?: string;
}): Promise<RunningElectron> {
  const configDir = options.configDir ?? mkdtempSync(path.join(os.tmpdir(), 'kanalvakt-electron-'));
  const { DBUS_SESSION_BUS_ADDRESS: _, ...environment } = process.env as Record<string, string>;
  const app = await _electron.launch({
    args: ['.', '--data', options.dataDir, ...(options.args ?? [])],
    cwd: root,
    env: {
      // Without the bus there is no keyring, so a developer's own gets nothing from a test.
      ...environment,
      XDG_CONFIG_HOME: configDir,
      ELECTRON_DOUBLE_NODE: process.execPath,
    },
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    // Playwright saves what Electron would ask the person about.
    acceptDownloads: true,
  });
  return {
    app,
    configDir,
    window: await app.firstWindow(),
    stop: async () => {
      await app.close();
      if (options.configDir === undefined) rmSync(configDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
