import { readFileSync } from 'node:fs';
import type { WebPreferences } from 'electron';
import { fromChromium, toChromium } from './addresses.ts';
import { application } from './app.ts';
import { chromium } from './chromium.ts';
import { Frames } from './frames.ts';
import { ipcMain } from './ipc-main.ts';
import { PageDebugger } from './debugger.ts';
import { dispatchOf, inputOf, type KeyEvent } from './keys.ts';
import { pageMemory } from './memory.ts';
import { Navigation } from './navigation.ts';
import { StrictEmitter, onlyModelled, preventable, strict } from './not-modelled.ts';
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
  'session',
  'disableDialogs',
  'focusOnNavigation',
  // No sound is played here.
  'autoplayPolicy',
];
const events = [
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  // Never emitted: the double has no <webview>, and neither has the app.
  'will-attach-webview',
  'did-start-navigation',
  'did-navigate',
  'did-navigate-in-page',
  'did-finish-load',
  'did-stop-loading',
  'did-fail-load',
  'page-title-updated',
  'will-prevent-unload',
  'before-input-event',
  'focus',
  'blur',
  'render-process-gone',
  // Emitted by a test, which says what Chromium would: the double does not measure whether a page answers.
  'unresponsive',
  'responsive',
  // Never emitted: Chromium here has no certificates.
  'select-client-certificate',
  'destroyed',
];
/** Chromium's numbers for the faults that tests make. */
const errorCodes: Record<string, number> = {
  ERR_CONNECTION_REFUSED: -102,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_EMPTY_RESPONSE: -324,
};
type OpenHandler = (details: { url: string }) => { action: 'deny' };

const all = new Map<number, WebContents>();
let lastId = 0;
/** Whose page has the keyboard, by id; a click that a test makes over DevTools does not move it. */
let focused = 0;

/** A page in Chromium, driven as Electron would drive it: preload in an isolated world, schemes answered by main. */
export class WebContents extends StrictEmitter {
  readonly id = ++lastId;
  readonly session: Session;
  readonly debugger: PageDebugger;
  readonly mainFrame: { visibilityState: string };
  readonly navigationHistory = strict('navigationHistory', {
    canGoBack: (): boolean => this.#historyIndex > 0,
    goBack: (): void => void this.#goBack(),
  });
  readonly #preferences: WebPreferences;
  readonly #frames = new Frames();
  readonly #navigation: Navigation;
  readonly #opened: Promise<{ targetId: string; sessionId: string }>;
  readonly #initialised: Promise<void>;
  #openHandler: OpenHandler | null = null;
  #sessionId = '';
  #targetId = '';
  #url = '';
  #title = '';
  #historyIndex = 0;
  #muted = false;
  #isSeen = () => true;
  /** Told when a page that was to close does not want to, and main keeps it. */
  #left: (isLeft: boolean) => void = () => {};
  #destroyed = false;

  constructor(given: WebPreferences, size: { width: number; height: number }) {
    super('webContents', events);
    strict('webContents', this);
    onlyModelled('webPreferences', given, preferences);
    if (given.contextIsolation === false || (given.sandbox !== true && !application.allSandboxed()))
      throw new Error('double: a window without sandbox or context isolation is not modelled');
    this.#preferences = given;
    this.session = (given.session as unknown as Session | undefined) ?? defaultSession();
    const seen = () => this.#isSeen();
    this.mainFrame = strict('mainFrame', {
      get visibilityState() {
        return seen() ? 'visible' : 'hidden';
      },
    });
    this.#navigation = new Navigation(this, this.#frames);
    all.set(this.id, this);
    application.emit('web-contents-created', strict('event', {}), this);
    this.#opened = this.session.context().then((context) => openTarget(size, context));
    this.#opened.catch((error: Error) => process.stderr.write(`${error.stack}\n`));
    this.debugger = new PageDebugger(this.#opened.then(({ targetId }) => targetId));
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
  getTitle(): string {
    return this.#title;
  }
  /** The page's size is the window's own here. */
  getZoomFactor(): number {
    return 1;
  }
  /** Stands for the page's process, which DevTools does not tell. */
  getOSProcessId(): number {
    return 10_000_000 + this.id;
  }
  setAudioMuted(muted: boolean): void {
    this.#muted = muted;
  }
  isAudioMuted(): boolean {
    return this.#muted;
  }
  isFocused(): boolean {
    return focused === this.id;
  }
  focus(): void {
    if (focused === this.id) return;
    const before = all.get(focused);
    focused = this.id;
    before?.emit('blur', strict('event', {}));
    this.emit('focus', strict('event', {}));
  }
  reload(): void {
    void this.command('Page.reload').catch(() => {});
  }
  forcefullyCrashRenderer(): void {
    void this.command('Page.crash').catch(() => {});
  }
  /** A key, as the system would give it: main hears of it first, and what main prevents the page never gets. */
  sendInputEvent(event: KeyEvent): void {
    onlyModelled('sendInputEvent', event, ['type', 'keyCode', 'modifiers']);
    if (event.type !== 'char') {
      const { event: told, prevented } = preventable();
      this.emit('before-input-event', told, inputOf(event));
      if (prevented()) return;
    }
    void this.command('Input.dispatchKeyEvent', dispatchOf(event)).catch(() => {});
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
    const { errorText, loaderId } = await this.command<{ errorText?: string; loaderId?: string }>('Page.navigate', {
      url: wire,
    });
    if (errorText !== undefined) throw new Error(`${errorText.replace('net::', '')} loading '${address}'`);
    // Another fragment of the page that is there: no document is loaded.
    if (loaderId === undefined) return this.#navigation.expect('');
    await loaded;
  }

  close(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    all.delete(this.id);
    pageMemory.delete(this.getOSProcessId());
    if (focused === this.id) focused = 0;
    this.emit('destroyed');
    const { cdp } = chromium();
    void this.#opened.then(({ targetId }) => cdp.send('Target.closeTarget', { targetId })).catch(() => {});
  }

  /** For the double's own use: lets the page go as a closing window does, and answers whether it went. */
  async leave(): Promise<boolean> {
    await this.#initialised;
    const answer = new Promise<boolean>((resolve) => {
      this.#left = resolve;
      chromium().cdp.on('', 'Target.detachedFromTarget', ({ sessionId }: { sessionId: string }) => {
        if (sessionId === this.#sessionId) resolve(true);
      });
    });
    this.command('Page.close').catch(() => this.#left(true));
    return await answer;
  }

  /** For the double's own use: whether anybody at the screen would see the page. */
  seenWhen(isSeen: () => boolean): void {
    this.#isSeen = isSeen;
  }

  /** For the double's own use: the size of the view that the page fills. */
  resize(width: number, height: number): void {
    void this.#initialised
      .then(() =>
        this.command('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false }),
      )
      .catch(() => {});
  }

  async #goBack(): Promise<void> {
    const { currentIndex, entries } = await this.#history();
    const entry = entries[currentIndex - 1];
    if (entry !== undefined) await this.command('Page.navigateToHistoryEntry', { entryId: entry.id });
  }

  /** DevTools counts the empty page that every page begins with. */
  async #history(): Promise<{ currentIndex: number; entries: Array<{ id: number }> }> {
    const history = await this.command<{ currentIndex: number; entries: Array<{ id: number; url: string }> }>(
      'Page.getNavigationHistory',
    );
    const isBlankFirst = history.entries[0]?.url === 'about:blank';
    this.#historyIndex = history.currentIndex - (isBlankFirst ? 1 : 0);
    return history;
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
      this.command('Network.enable'),
      this.command('Inspector.enable'),
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
      // The page that says that there is none has, in Electron, the address of the one that did not come.
      this.#url = fromChromium(frame.unreachableUrl ?? frame.url);
      if (frame.unreachableUrl === undefined) this.emit('did-navigate', strict('event', {}), this.#url);
    });
    on('Page.navigatedWithinDocument', ({ frameId, url }: { frameId: string; url: string }) => {
      const isMainFrame = frameId === this.#frames.main;
      if (isMainFrame) this.#url = fromChromium(url);
      void this.#history().catch(() => {});
      this.emit('did-navigate-in-page', strict('event', {}), fromChromium(url), isMainFrame);
    });
    on('Page.loadEventFired', () => {
      if (this.#isErrorPage()) return;
      this.emit('did-finish-load', strict('event', {}));
      void this.#measure().catch(() => {});
    });
    on('Page.frameStoppedLoading', ({ frameId }: { frameId: string }) => {
      if (frameId !== this.#frames.main) return;
      // Everything about the page is known by then, where it stands in its history too.
      void this.#history()
        .catch(() => {})
        .then(() => this.emit('did-stop-loading', strict('event', {})));
    });
    on('Network.loadingFailed', (failed: { type: string; errorText: string; canceled?: boolean }) => {
      if (failed.type === 'Document' && failed.canceled !== true) this.#failed(failed.errorText.replace('net::', ''));
    });
    on('Page.javascriptDialogOpening', ({ type }: { type: string }) => this.#dialog(type));
    on('Inspector.targetCrashed', () =>
      this.emit('render-process-gone', strict('event', {}), strict('details', { reason: 'crashed', exitCode: 1 })),
    );
    on('Page.windowOpen', ({ url }: { url: string }) => void this.#openHandler?.({ url: fromChromium(url) }));
    on('Runtime.bindingCalled', (call: { payload: string; executionContextId: number }) => this.#heard(call));
  }

  #isErrorPage(): boolean {
    return this.#frames.isErrorPage;
  }

  /** A document did not come; of frames within the page nothing is told. */
  #failed(name: string): void {
    if (name === 'ERR_ABORTED') return;
    this.emit('did-fail-load', strict('event', {}), errorCodes[name] ?? -2, name, this.#url, true);
  }

  /** With `disableDialogs` nobody sees them; a question before leaving is main's to answer. */
  #dialog(type: string): void {
    const { event, prevented } = preventable();
    if (type === 'beforeunload') this.emit('will-prevent-unload', event);
    else if (this.#preferences.disableDialogs !== true) return;
    void this.command('Page.handleJavaScriptDialog', { accept: prevented() })
      .catch(() => {})
      .then(() => (type === 'beforeunload' && !prevented() ? this.#left(false) : undefined));
  }

  /** What is told of a page when it has loaded: its memory, and its title, which DevTools does not tell when it changes. */
  async #measure(): Promise<void> {
    const { totalSize } = await this.command<{ totalSize: number }>('Runtime.getHeapUsage');
    const { result } = await this.command<{ result: { value: string } }>('Runtime.evaluate', {
      expression: 'document.title',
    });
    if (this.#destroyed) return;
    pageMemory.set(this.getOSProcessId(), Math.round(totalSize / 1024));
    if (result.value === this.#title) return;
    this.#title = result.value;
    this.emit('page-title-updated', strict('event', {}), this.#title, true);
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
