import { type BrowserWindow, WebContentsView } from 'electron';
import type { PageEvent, PageToOpen } from '../../core/foundation/ports.ts';
import type { AccountPage, Bounds, PagePhase } from '../../core/views/contract.ts';
import { accountPreferences } from '../security/web-preferences.ts';
import { accountSession } from './account-sessions.ts';
import { isAtHome, isLargeEnough, isRefusal, mayLead, newWindow, pageKey } from './page-policy.ts';

/** A page that falls again within this time is not started by itself once more; milliseconds. */
const quietAfterReload = 60_000;
/** Chromium's "aborted": a navigation that another took the place of. */
const aborted = -3;

/** One account's page, awake: its view, what it is doing, and what it may do. */
export class AwakePage {
  readonly opened: PageToOpen;
  readonly view: WebContentsView;
  readonly #window: BrowserWindow;
  readonly #tell: (event: PageEvent) => void;
  #phase: PagePhase = 'loading';
  #reason = '';
  #refusesEmbedding = false;
  #refusedAddress: string | null = null;
  #isShown = false;
  /** Whether there is a page to see; until then our own words lie there. */
  #hasPage = false;
  #reloadedAt = Number.NEGATIVE_INFINITY;
  #isEnding = false;
  #bounds: Bounds = { x: 0, y: 0, width: 0, height: 0 };

  constructor(opened: PageToOpen, window: BrowserWindow, devTools: boolean, tell: (event: PageEvent) => void) {
    this.opened = opened;
    this.#window = window;
    this.#tell = tell;
    this.view = new WebContentsView({
      webPreferences: accountPreferences({ session: accountSession(opened.partition), devTools }),
    });
    this.view.setVisible(false);
    window.contentView.addChildView(this.view);
    this.#listen();
    this.#load(opened.url);
  }

  get isShown(): boolean {
    return this.#isShown;
  }

  /** What the person is told of the page. What the page itself says is cut short. */
  describe(): AccountPage {
    const { webContents } = this.view;
    const address = webContents.getURL();
    return {
      accountId: this.opened.accountId,
      phase: this.#phase,
      reason: this.#reason.slice(0, 100),
      host: (URL.parse(address)?.hostname ?? '').slice(0, 255),
      isHome: isAtHome(address, this.opened.hosts),
      title: webContents.getTitle().slice(0, 300),
      canGoBack: webContents.navigationHistory.canGoBack(),
      isShown: this.#isShown,
      hasFocus: webContents.isFocused(),
      refusesEmbedding: this.#refusesEmbedding,
      refusedHost: this.#refusedAddress === null ? '' : (URL.parse(this.#refusedAddress)?.hostname ?? ''),
    };
  }

  /** Lies there, in the window's pixels, over everything else. */
  show(bounds: Bounds): void {
    this.place(bounds);
    this.view.webContents.setAudioMuted(false);
    this.#isShown = true;
    this.#settle();
  }

  place(bounds: Bounds): void {
    this.#bounds = bounds;
    this.view.setBounds(bounds);
  }

  /** Gone from sight and silent; the keyboard goes back to the app. */
  hide(): void {
    if (this.view.webContents.isFocused()) this.#window.webContents.focus();
    this.view.webContents.setAudioMuted(true);
    this.#isShown = false;
    this.#settle();
  }

  /** Whether somebody at the screen can see the account's page now: shown, loaded, at home, in a window that is not hidden, minimised or covered. */
  isOnScreen(): boolean {
    const { webContents } = this.view;
    return (
      this.#isShown &&
      this.#phase === 'ready' &&
      isLargeEnough(this.#bounds) &&
      isAtHome(webContents.getURL(), this.opened.hosts) &&
      this.#window.isVisible() &&
      !this.#window.isMinimized() &&
      webContents.mainFrame.visibilityState === 'visible'
    );
  }

  reload(): void {
    // One that never loaded has nothing to reload.
    if (this.#phase === 'failed') this.#load(this.opened.url);
    else this.view.webContents.reload();
  }

  back(): void {
    const { navigationHistory } = this.view.webContents;
    if (navigationHistory.canGoBack()) navigationHistory.goBack();
  }

  /** The address of the window that the page was not let open, once. */
  takeRefused(): string | null {
    const address = this.#refusedAddress;
    this.#refusedAddress = null;
    this.#say();
    return address;
  }

  /** Ends it, page and process; Electron would keep it as long as the app (`base-window`). */
  close(): void {
    const { webContents } = this.view;
    if (webContents.isDestroyed()) return;
    // A window that is gone takes its views with it, but not their pages.
    if (!this.#window.isDestroyed()) {
      if (this.#isShown) this.hide();
      this.#window.contentView.removeChildView(this.view);
    }
    this.#isShown = false;
    webContents.close();
  }

  #load(address: string): void {
    if (!mayLead(address, true)) return this.#turn('failed', 'ERR_DISALLOWED_URL_SCHEME');
    this.#turn('loading');
    // What went wrong is told by `did-fail-load`.
    this.view.webContents.loadURL(address).catch(() => {});
  }

  #say(): void {
    if (!this.view.webContents.isDestroyed()) this.#tell({ type: 'page', page: this.describe() });
  }

  #turn(phase: PagePhase, reason = ''): void {
    this.#phase = phase;
    this.#reason = reason;
    if (phase !== 'loading') this.#hasPage = phase === 'ready';
    this.#settle();
    this.#say();
  }

  /** In sight when it is to be shown and there is something to see: a page that failed or fell would lie there blank, over what we say of it. */
  #settle(): void {
    this.view.setVisible(this.#isShown && this.#hasPage);
  }

  /** One automatic start a minute; falls it again, the person decides. */
  #startAgain(phase: 'crashed' | 'unresponsive'): void {
    this.#turn(phase);
    const now = performance.now();
    if (now - this.#reloadedAt < quietAfterReload) return;
    this.#reloadedAt = now;
    if (phase === 'crashed') return this.view.webContents.reload();
    // One that hangs is ended first, and starts again when it is gone.
    this.#isEnding = true;
    this.view.webContents.forcefullyCrashRenderer();
  }

  #listen(): void {
    const { webContents } = this.view;
    const { accountId, hosts, refusals } = this.opened;
    webContents.on('did-start-navigation', (event) => {
      if (event.isMainFrame && !event.isSameDocument) this.#turn('loading');
    });
    webContents.on('did-navigate', (_event, address) => {
      this.#refusesEmbedding = isRefusal(address, refusals);
      this.#refusedAddress = null;
      this.#hasPage = true;
      // A page was on its way when the one before it fell: it has come all the same.
      if (this.#phase !== 'ready') this.#phase = 'loading';
      this.#settle();
      this.#say();
    });
    webContents.on('did-navigate-in-page', (_event, address, isMainFrame) => {
      if (!isMainFrame) return;
      this.#refusesEmbedding = isRefusal(address, refusals);
      this.#say();
    });
    const settled = () => {
      if (this.#phase === 'loading' && webContents.getURL() !== '') this.#turn('ready');
    };
    webContents.on('did-finish-load', settled);
    // A navigation that a guard stopped ends here, and the page that was there before still is.
    webContents.on('did-stop-loading', () => {
      settled();
      this.#say();
    });
    webContents.on('did-fail-load', (_event, code, name, _address, isMainFrame) => {
      if (isMainFrame && code !== aborted) this.#turn('failed', name);
    });
    webContents.on('page-title-updated', () => this.#say());
    webContents.on('focus', () => this.#say());
    webContents.on('blur', () => this.#say());
    webContents.on('unresponsive', () => this.#startAgain('unresponsive'));
    webContents.on('responsive', () => {
      if (this.#phase === 'unresponsive') this.#turn('ready');
    });
    webContents.on('render-process-gone', (_event, { reason }) => {
      const isEnding = this.#isEnding;
      this.#isEnding = false;
      if (isEnding) webContents.reload();
      else if (reason !== 'clean-exit') this.#startAgain('crashed');
    });
    webContents.on('before-input-event', (event, input) => {
      const key = pageKey(input, process.platform);
      if (key === null) return;
      event.preventDefault();
      if (key === 'esc') this.#window.webContents.focus();
      this.#tell({ type: 'key', accountId, key });
    });
    webContents.setWindowOpenHandler(({ url }) => {
      const where = newWindow(url, hosts);
      if (where === 'here') this.#load(url);
      if (where === 'ask') {
        this.#refusedAddress = url;
        this.#say();
      }
      return { action: 'deny' };
    });
  }
}
