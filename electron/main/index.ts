import path from 'node:path';
import { app, type BrowserWindow, Menu, protocol } from 'electron';
import { wordsIn } from '../core/foundation/i18n/index.ts';
import { refusalText } from '../core/foundation/i18n/refusal-text.ts';
import { answerAppRequest } from './app-protocol.ts';
import { electronClipboard } from './clipboard.ts';
import { readLaunch, windowFolder } from './command-line.ts';
import { CoreConnection, type CoreFailure } from './core-connection.ts';
import { mayLeave, pickFile } from './dialogs.ts';
import { watchLockSignals } from './lock-signals.ts';
import { openLog } from '../log.ts';
import { openMainWindow } from './main-window.ts';
import { menuTemplate } from './menu.ts';
import { systemNotices } from './notices.ts';
import { type Problem, problemPage } from './problem-page.ts';
import { problemAddress, roundsAddress, startAddress } from './security/addresses.ts';
import { installGuards } from './security/guards.ts';
import { scheduleUpdates } from './updates/schedule.ts';
import { AccountPages } from './views/account-pages.ts';
import { removeQueued } from './views/partitions.ts';
import { serve } from './serve.ts';
import { WindowBridge } from './window-bridge.ts';

// The order matters: what must stand before Electron is ready comes first, the core before its window.
const launch = readLaunch(process.argv);
const userData = windowFolder(app.getPath('appData'), launch.dataDir);
app.setPath('userData', userData);
if (!app.requestSingleInstanceLock()) app.exit(0);
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
app.enableSandbox();
// As the installer names us, or Windows shows the notices under Electron's name.
if (process.platform === 'win32') app.setAppUserModelId('se.kanalvakt');
// Swedish dates and pickers in the browser's own controls, whatever the computer's language (`ui.md`).
app.commandLine.appendSwitch('lang', 'sv');
const logFile = path.join(userData, 'kanalvakt.log');
const log = openLog(logFile, () => new Date());
installGuards(log);
// Before there is a session that could write in them.
if (removeQueued(userData).length > 0) log.info('some folders of logins that are gone are still there');

await app.whenReady();

const built = path.join(import.meta.dirname, '..');
const words = wordsIn('sv');
let window: BrowserWindow | null = null;
let problem: Problem | null = null;

protocol.handle('app', (request) =>
  answerAppRequest(request, {
    rendererDir: path.join(built, 'renderer'),
    takeFile: (token) => core.ask('take-file', { token }),
    problem: () => problem && problemPage(problem, words('desktop.problem.help', { log: logFile })),
  }),
);

const bridge = new WindowBridge({
  post: (connection, data) => core.post(connection, data),
  close: (connection) => core.close(connection),
});

const pages = new AccountPages({
  window: () => window,
  userData,
  devTools: !app.isPackaged,
  log,
  tell: (event) => core.pageEvent(event),
});

const core = new CoreConnection({
  entry: path.join(import.meta.dirname, 'core-process.js'),
  start: {
    dataDir: launch.dataDir,
    resourcesDir: path.join(app.getAppPath(), 'resources'),
    version: app.getVersion(),
    demo: launch.demo,
    updates: app.isPackaged,
  },
  log,
  served: serve(pages, electronClipboard, systemNotices(words, openRounds), {
    pick: async (extensions) => (window === null ? null : await pickFile(window, words, extensions)),
  }),
  onMessage: (connection, data) => bridge.deliver(connection, data),
  onDown: () => {
    bridge.coreWentAway();
    pages.closeAll();
  },
  onFailure: (failure) => {
    problem = problemOf(failure);
    show(window, problemAddress);
  },
});

watchLockSignals((signal) => core.lock(signal));

/** The words for a core that is not there. */
function problemOf(failure: CoreFailure): Problem {
  if (failure.kind === 'crashed')
    return { title: words('desktop.problem.crashedTitle'), text: words('desktop.problem.crashed') };
  return {
    title: words('desktop.problem.refusedTitle'),
    text: refusalText(failure, words),
  };
}

function show(target: BrowserWindow | null, address: string): void {
  // A page that is replaced while it loads reports itself as aborted; the newer one is what counts.
  target?.loadURL(address).catch((error: unknown) => log.error('a page did not load', error));
}

function openWindow(): void {
  const opened = openMainWindow({
    preload: path.join(built, 'preload/app.cjs'),
    placeFile: path.join(userData, 'window.json'),
    devTools: !app.isPackaged,
  });
  window = opened;
  bridge.trust(opened.webContents);
  // Reloaded or closed with unsaved changes: Electron asks nobody by itself and stays silently.
  opened.webContents.on('will-prevent-unload', (event) => {
    if (mayLeave(opened, words)) event.preventDefault();
  });
  // Not before: the person may choose to stay.
  opened.once('closed', () => {
    pages.closeAll();
    window = null;
  });
  show(opened, problem === null ? startAddress : problemAddress);
}

/** Brings the window forward, or opens one. */
function bringForward(): void {
  if (window === null) return openWindow();
  if (window.isMinimized()) window.restore();
  window.focus();
}

/** Somebody clicked a reminder. Within the page it is a step like any other: what is typed and not saved is asked about there. */
function openRounds(): void {
  bringForward();
  if (problem === null) show(window, roundsAddress);
}

Menu.setApplicationMenu(
  Menu.buildFromTemplate(menuTemplate(words, { mac: process.platform === 'darwin', devTools: !app.isPackaged })),
);
openWindow();

app.on('second-instance', bringForward);
app.on('activate', () => {
  if (window === null) openWindow();
});
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit();
});

let closed = false;
app.on('will-quit', (event) => {
  if (closed) return;
  // The database is closed before the process goes.
  event.preventDefault();
  void core.stop().finally(() => {
    closed = true;
    app.quit();
  });
});

scheduleUpdates({
  packaged: app.isPackaged,
  preference: () => core.ask('update-preference', {}),
  updater: async () => (await import('electron-updater')).default.autoUpdater,
  log,
});
