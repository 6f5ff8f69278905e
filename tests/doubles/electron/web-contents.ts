import { readFileSync } from 'node:fs';
import type { WebPreferences } from 'electron';
import { fromChromium, toChromium } from './addresses.ts';
import { application } from './app.ts';
import { chromium } from './chromium.ts';
import { Frames } from './frames.ts';
import { ipcMain } from './ipc-main.ts';
import { Navigation } from './navigation.ts';
import { StrictEmitter, onlyModelled, strict } from './not-modelled.ts';
import { decodePayload, deliverExpression, isolatedWorldScript, pageWorldScript, worldName } from './page-scripts.ts';
import { defaultSession, type Session } from './session.ts';
import { openTarget } from './targets.ts';

const preferences = [
  'preload',
  'devTools',
  'sandbox',
  'contextIsolation',
  'nodeIntegration',
  'nodeIntegrationInSubFrames',
  'nodeIntegrationInWorker',
  'webSecurity',
  'allowRunningInsecureContent',
  'experimentalFeatures',
  'webviewTag',
  'navigateOnDragDrop',
  'spellcheck',
];
const events = [
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  // Never emitted: the double has no <webview>, and neither has the app.
  'will-attach-webview',
  'did-navigate',
  'did-finish-load',
  'destroyed',
];
type OpenHandler = (details: { url: string }) => { action: 'deny' };

const all = new Map<number, WebContents>();
let lastId = 0;

/** A page in Chromium, driven as Electron would drive it: preload in an isolated world, schemes answered by main. */
export class WebContents extends StrictEmitter {
  readonly id = ++lastId;
  readonly session: Session = defaultSession();
  readonly #preferences: WebPreferences;
  readonly #frames = new Frames();
  readonly #navigation: Navigation;
  readonly #opened: Promise<{ targetId: string; sessionId: string }>;
  readonly #initialised: Promise<void>;
  #openHandler: OpenHandler | null = null;
  #sessionId = '';
  #targetId = '';
  #url = '';
  #destroyed = false;

  constructor(given: WebPreferences, size: { width: number; height: number }) {
    super('webContents', events);
    strict('webContents', this);
    onlyModelled('webPreferences', given, preferences);
    if (given.contextIsolation === false || (given.sandbox !== true && !application.allSandboxed()))
      throw new Error('double: a window without sandbox or context isolation is not modelled');
    this.#preferences = given;
    this.#navigation = new Navigation(this, this.#frames);
    all.set(this.id, this);
    application.emit('web-contents-created', strict('event', {}), this);
    this.#opened = openTarget(size);
    this.#initialised = this.#initialise();
  }

  /** For the double's own use: the page's DevTools target. */
  get targetId(): string {
    return this.#targetId;
  }
  getURL(): string {
    return this.#url;
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    const expression = deliverExpression(channel, args);
    for (const contextId of this.#frames.worlds())
      this.command('Runtime.evaluate', { contextId, expression }).catch(() => {});
  }

  async loadURL(address: string): Promise<void> {
    await this.#initialised;
    const wire = toChromium(address);
    this.#navigation.expect(wire);
    const loaded = new Promise<void>((resolve) => this.once('did-finish-load', resolve));
    const { errorText } = await this.command<{ errorText?: string }>('Page.navigate', { url: wire });
    if (errorText !== undefined) throw new Error(`${errorText.replace('net::', '')} loading '${address}'`);
    await loaded;
  }

  close(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    all.delete(this.id);
    this.emit('destroyed');
    const { cdp } = chromium();
    void this.#opened.then(({ targetId }) => cdp.send('Target.closeTarget', { targetId })).catch(() => {});
  }

  /** For the double's own use: a DevTools command to this page. */
  command<T = Record<string, never>>(method: string, params: object = {}): Promise<T> {
    return chromium().cdp.send<T>(method, params, this.#sessionId);
  }

  async #initialise(): Promise<void> {
    const { targetId, sessionId } = await this.#opened;
    this.#targetId = targetId;
    this.#sessionId = sessionId;
    this.#listen(sessionId);
    // A page's target and its first main frame have the same id.
    this.#frames.set({ id: targetId, url: 'about:blank' });
    await Promise.all([
      this.command('Page.enable'),
      this.command('Runtime.enable'),
      this.#navigation.start(sessionId),
      this.command('Runtime.addBinding', { name: 'doubleSend', executionContextName: worldName }),
    ]);
    if (this.#preferences.preload !== undefined) {
      const preload = readFileSync(this.#preferences.preload, 'utf8');
      await this.command('Page.addScriptToEvaluateOnNewDocument', { source: pageWorldScript });
      await this.command('Page.addScriptToEvaluateOnNewDocument', { worldName, source: isolatedWorldScript(preload) });
    }
    await this.command('Runtime.runIfWaitingForDebugger');
  }

  #listen(sessionId: string): void {
    const { cdp } = chromium();
    const on = (method: string, listener: (params: never) => void) => cdp.on(sessionId, method, listener);
    on('Runtime.executionContextCreated', ({ context }: { context: Parameters<Frames['worldCreated']>[0] }) =>
      this.#frames.worldCreated(context),
    );
    on('Runtime.executionContextDestroyed', ({ executionContextId }: { executionContextId: number }) =>
      this.#frames.worldGone(executionContextId),
    );
    on('Page.frameNavigated', ({ frame }: { frame: Parameters<Frames['set']>[0] }) => {
      this.#frames.set(frame);
      if (frame.parentId !== undefined) return;
      this.#url = fromChromium(frame.url);
      this.emit('did-navigate', strict('event', {}), this.#url);
    });
    on('Page.loadEventFired', () => this.emit('did-finish-load', strict('event', {})));
    on('Page.windowOpen', ({ url }: { url: string }) => void this.#openHandler?.({ url: fromChromium(url) }));
    on('Runtime.bindingCalled', (call: { payload: string; executionContextId: number }) => this.#heard(call));
  }

  #heard(call: { payload: string; executionContextId: number }): void {
    const { channel, args } = decodePayload(call.payload);
    const senderFrame = this.#frames.ofWorld(call.executionContextId);
    ipcMain.emit(channel, strict('event', { sender: this, senderFrame }), ...args);
  }
}

export const webContents = strict('webContents', {
  fromId: (id: number) => all.get(id),
  getAllWebContents: () => [...all.values()],
  /** Playwright asks with this which window a page of its own is. */
  fromDevToolsTargetId: (targetId: string) => [...all.values()].find((contents) => contents.targetId === targetId),
});
