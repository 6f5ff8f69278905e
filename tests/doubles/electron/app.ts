import os from 'node:os';
import path from 'node:path';
import { chromium } from './chromium.ts';
import { StrictEmitter, preventable, strict } from './not-modelled.ts';
import { takeInstanceLock } from './instance-lock.ts';
import { openWindows } from './open-windows.ts';
import { pageMemory, residentKilobytes } from './memory.ts';
import { helpers } from './utility-process.ts';

const events = [
  'ready',
  'session-created',
  'web-contents-created',
  'second-instance',
  // Emitted on macOS only, which the double is not.
  'activate',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
];

class App extends StrictEmitter {
  #folder = '.';
  #name = '';
  #version = '';
  #ready: Promise<void> = Promise.resolve();
  #started = false;
  #sandboxed = false;
  #quitting = false;
  readonly #paths = new Map<string, string>();
  readonly isPackaged = false;
  readonly commandLine = strict('app.commandLine', {
    // Playwright passes its switches for Chromium; the double's Chromium is already running.
    appendSwitch: (_name: string, _value?: string) => {},
  });

  constructor() {
    super('app', events);
    strict('app', this);
  }

  /** For `boot`: what the command line and `package.json` say. */
  begin(options: { appFolder: string; name: string; version: string }): void {
    this.#folder = options.appFolder;
    this.#name = options.name;
    this.#version = options.version;
    this.#paths.set('appData', process.env['XDG_CONFIG_HOME'] ?? path.join(os.homedir(), '.config'));
    this.#paths.set('userData', path.join(this.getPath('appData'), this.#name));
    this.#ready = chromium().ready.then(() => {
      this.#started = true;
      this.emit('ready', {}, {});
    });
  }

  /** For the double's own use: whether Chromium answers. */
  started(): boolean {
    return this.#started;
  }

  /** For the double's own use: every window is sandboxed, asked or not. */
  allSandboxed(): boolean {
    return this.#sandboxed;
  }

  isReady(): boolean {
    return this.#started;
  }
  whenReady(): Promise<void> {
    return this.#ready;
  }
  getVersion(): string {
    return this.#version;
  }
  getName(): string {
    return this.#name;
  }
  getAppPath(): string {
    return this.#folder;
  }
  getPath(name: string): string {
    const found = this.#paths.get(name);
    if (found === undefined) throw new Error(`double: app.getPath('${name}') is not modelled`);
    return found;
  }
  setPath(name: string, value: string): void {
    if (name !== 'userData') throw new Error(`double: app.setPath('${name}') is not modelled`);
    this.#paths.set(name, value);
  }
  /** Windows only, and this is not: it is not there. */
  setAppUserModelId(_id: string): void {
    throw new Error('double: app.setAppUserModelId is not modelled');
  }
  enableSandbox(): void {
    if (this.#started) throw new Error('app.enableSandbox() can only be called before app is ready');
    this.#sandboxed = true;
  }
  /** Helpers are real processes; a page is counted as one, with the memory of its script, since DevTools does not tell its process. */
  getAppMetrics(): Array<{ pid: number; type: string; memory: { workingSetSize: number } }> {
    const metric = (pid: number, type: string, kilobytes: number, extra: object) =>
      strict('metric', { pid, type, memory: strict('memory', { workingSetSize: kilobytes }), ...extra });
    return [
      ...[...helpers].map(([pid, serviceName]) => metric(pid, 'Utility', residentKilobytes(pid), { serviceName })),
      ...[...pageMemory].map(([pid, kilobytes]) => metric(pid, 'Tab', kilobytes, { serviceName: '' })),
    ];
  }
  requestSingleInstanceLock(): boolean {
    return takeInstanceLock(this.getPath('userData'), (argv, folder) =>
      this.emit('second-instance', strict('event', {}), argv, folder),
    );
  }

  /** Before-quit, then every window, then will-quit and quit; each of them may be prevented, as in Electron. */
  quit(): void {
    if (this.#quitting) return;
    const before = preventable();
    this.emit('before-quit', before.event);
    if (before.prevented()) return;
    this.#quitting = true;
    if (openWindows.size === 0) return this.#end();
    for (const window of openWindows) window.close();
  }

  /** For windows: one that was to close stays, and so does the app. */
  windowStays(): void {
    this.#quitting = false;
  }

  exit(code = 0): never {
    this.emit('quit', {}, code);
    return process.exit(code);
  }

  /** For windows: the last one is closed. While quitting, nobody is asked. */
  allWindowsClosed(): void {
    if (this.#quitting) return this.#end();
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
    else this.quit();
  }

  #end(): void {
    const will = preventable();
    this.emit('will-quit', will.event);
    this.#quitting = false;
    if (!will.prevented()) this.exit();
  }
}

/** `app` itself, and under another name what the rest of the double may ask it. */
export const application = new App();
