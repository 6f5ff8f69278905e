import { app, type BrowserWindow } from 'electron';
import type { AccountViews, LoginLook, PageEvent, PageToOpen } from '../../core/foundation/ports.ts';
import { type AccountPage, type Bounds, type LoginField, mostAwake, seenSeconds } from '../../core/views/contract.ts';
import type { ShellLog } from '../../log.ts';
import { openOutside } from '../security/open-outside.ts';
import { AwakePage } from './awake-page.ts';
import { lookForLogin } from './login-page.ts';
import { memoryOf } from './memory.ts';
import { placed, seenFor, toSleep } from './page-policy.ts';
import { queueUnused } from './partitions.ts';

/** How often is looked whether the page is on screen; milliseconds. */
const look = 250;

export interface AccountPagesOptions {
  /** The window that the pages lie in; `null` when it is closed. */
  window(): BrowserWindow | null;
  /** Where the partitions' folders lie. */
  userData: string;
  devTools: boolean;
  log: ShellLog;
  tell: (event: PageEvent) => void;
}

/** The pages of accounts inside the window: asleep until asked for, at most six awake, at most one shown. */
export class AccountPages implements Omit<AccountViews, 'listen'> {
  readonly #options: AccountPagesOptions;
  /** Least recently used first. */
  readonly #awake = new Map<string, AwakePage>();
  /** The page that was shown last, also while something of ours lies in front of it. */
  #current: string | null = null;
  #timer: NodeJS.Timeout | null = null;
  #lookedAt = 0;
  #seenTime = 0;

  constructor(options: AccountPagesOptions) {
    this.#options = options;
  }

  async show(opened: PageToOpen, bounds: Bounds): Promise<AccountPage> {
    const page = this.#wake(opened);
    for (const other of this.#awake.values()) if (other !== page && other.isShown) other.hide();
    if (!page.isShown) this.#seenTime = 0;
    page.show(this.#placed(bounds));
    this.#current = opened.accountId;
    this.#watch();
    this.#sleep(toSleep([...this.#awake.values()], mostAwake));
    return page.describe();
  }

  async preload(opened: PageToOpen): Promise<void> {
    this.#wake(opened);
    this.#sleep(toSleep([...this.#awake.values()], mostAwake));
  }

  async place(bounds: Bounds): Promise<void> {
    this.#shown()?.place(this.#placed(bounds));
  }

  async hide(): Promise<void> {
    this.#shown()?.hide();
    this.#watch();
  }

  async reload(): Promise<void> {
    this.#shown()?.reload();
  }

  async back(): Promise<void> {
    this.#shown()?.back();
  }

  async focus(where: 'page' | 'app'): Promise<void> {
    if (where === 'page') this.#shown()?.view.webContents.focus();
    else this.#options.window()?.webContents.focus();
  }

  async openOutside(url: string): Promise<void> {
    openOutside(url, this.#options.log);
  }

  async openRefused(): Promise<void> {
    const address = this.#shown()?.takeRefused() ?? null;
    if (address !== null) openOutside(address, this.#options.log);
  }

  async state(): ReturnType<AccountViews['state']> {
    const pages = [...this.#awake.values()];
    const memory = memoryOf(
      pages.map(({ view }) => view.webContents.getOSProcessId()),
      app.getAppMetrics(),
    );
    return {
      awake: pages.map((page, index) => ({ ...page.describe(), megabytes: memory.each[index] ?? null })),
      megabytes: memory.total,
    };
  }

  async loginFields(accountId: string, origins: readonly string[]): Promise<LoginLook> {
    return await this.#login(accountId, origins, null);
  }

  async fill(
    accountId: string,
    origins: readonly string[],
    values: Readonly<Partial<Record<LoginField, string>>>,
  ): Promise<LoginLook> {
    return await this.#login(accountId, origins, values);
  }

  async keepPartitions(names: readonly string[]): Promise<void> {
    const used = new Set(names);
    this.#sleep([...this.#awake.values()].filter(({ opened }) => !used.has(opened.partition)));
    queueUnused(this.#options.userData, names);
  }

  /** Every page ends: the window closes, or the core is gone. */
  closeAll(): void {
    this.#sleep([...this.#awake.values()]);
  }

  #shown(): AwakePage | undefined {
    return [...this.#awake.values()].find(({ isShown }) => isShown);
  }

  /** The page, awake and the most recently used. Opened anew when its login or its address has become another. */
  #wake(opened: PageToOpen): AwakePage {
    const before = this.#awake.get(opened.accountId);
    const isSame = before?.opened.partition === opened.partition && before.opened.url === opened.url;
    if (before !== undefined && !isSame) this.#sleep([before]);
    const page = before !== undefined && isSame ? before : this.#open(opened);
    this.#awake.delete(opened.accountId);
    this.#awake.set(opened.accountId, page);
    return page;
  }

  #open(opened: PageToOpen): AwakePage {
    const window = this.#options.window();
    if (window === null) throw new Error('no window');
    return new AwakePage(opened, window, this.#options.devTools, this.#options.tell);
  }

  #sleep(pages: readonly AwakePage[]): void {
    for (const page of pages) {
      this.#awake.delete(page.opened.accountId);
      page.close();
      this.#options.tell({ type: 'asleep', accountId: page.opened.accountId });
    }
    this.#watch();
  }

  #placed(bounds: Bounds): Bounds {
    const window = this.#options.window();
    if (window === null) throw new Error('no window');
    const [width = 0, height = 0] = window.getContentSize();
    return placed(bounds, window.webContents.getZoomFactor(), { width, height });
  }

  async #login(
    accountId: string,
    origins: readonly string[],
    values: Readonly<Partial<Record<LoginField, string>>> | null,
  ): Promise<LoginLook> {
    // The dialog that opens the vault has just lain over it.
    const page = this.#current === accountId ? this.#awake.get(accountId) : undefined;
    if (page === undefined) return { refused: 'asleep' };
    return await lookForLogin(page.view.webContents.debugger, origins, values);
  }

  /** Looks at the page that is shown, four times a second and only while one is. */
  #watch(): void {
    const isShown = this.#shown() !== undefined;
    if (isShown === (this.#timer !== null)) return;
    this.#seenTime = 0;
    this.#lookedAt = performance.now();
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = isShown ? setInterval(() => this.#look(), look) : null;
  }

  #look(): void {
    const now = performance.now();
    const page = this.#shown();
    const { time, isSeen } = seenFor(
      this.#seenTime,
      now - this.#lookedAt,
      page?.isOnScreen() === true,
      seenSeconds * 1000,
    );
    this.#lookedAt = now;
    this.#seenTime = time;
    if (isSeen && page !== undefined) this.#options.tell({ type: 'seen', accountId: page.opened.accountId });
  }
}
