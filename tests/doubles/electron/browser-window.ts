import type { BrowserWindowConstructorOptions } from 'electron';
import { application } from './app.ts';
import { StrictEmitter, onlyModelled, preventable, strict } from './not-modelled.ts';
import { openWindows } from './open-windows.ts';
import { ContentView } from './web-contents-view.ts';
import { WebContents } from './web-contents.ts';

const options = ['title', 'show', 'x', 'y', 'width', 'height', 'minWidth', 'minHeight', 'webPreferences'];
const events = ['ready-to-show', 'close', 'closed'];
const windows = new Set<BrowserWindow>();

/** A window: a page, and what the window itself would remember of where it stands. */
export class BrowserWindow extends StrictEmitter {
  readonly webContents: WebContents;
  readonly id: number;
  readonly contentView: ContentView;
  readonly #bounds: { x: number; y: number; width: number; height: number };
  #visible: boolean;
  #maximised = false;
  #minimised = false;
  #focused = false;
  #isClosing = false;

  constructor(given: BrowserWindowConstructorOptions) {
    super('BrowserWindow', events);
    strict('BrowserWindow', this);
    onlyModelled('BrowserWindow', given, options);
    if (!application.started()) throw new Error('Cannot create BrowserWindow before app is ready');
    this.#bounds = { x: given.x ?? 0, y: given.y ?? 0, width: given.width ?? 800, height: given.height ?? 600 };
    this.#visible = given.show !== false;
    this.webContents = new WebContents(given.webPreferences ?? {}, {
      width: this.#bounds.width,
      height: this.#bounds.height,
    });
    this.webContents.seenWhen(() => this.#visible && !this.#minimised);
    this.contentView = new ContentView(this);
    this.id = this.webContents.id;
    windows.add(this);
    openWindows.add(this);
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
  }

  loadURL(address: string): Promise<void> {
    return this.webContents.loadURL(address);
  }
  show(): void {
    this.#visible = true;
    this.#focused = true;
  }
  isVisible(): boolean {
    return this.#visible;
  }
  focus(): void {
    this.#focused = true;
  }
  isFocused(): boolean {
    return this.#focused;
  }
  minimize(): void {
    this.#minimised = true;
    this.#focused = false;
  }
  isMinimized(): boolean {
    return this.#minimised;
  }
  restore(): void {
    this.#minimised = false;
  }
  maximize(): void {
    this.#maximised = true;
  }
  isMaximized(): boolean {
    return this.#maximised;
  }
  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    return { ...this.#bounds };
  }
  /** There is no frame around it here. */
  getContentSize(): number[] {
    return [this.#bounds.width, this.#bounds.height];
  }
  isDestroyed(): boolean {
    return !windows.has(this);
  }

  close(): void {
    if (this.isDestroyed() || this.#isClosing) return;
    const { event, prevented } = preventable();
    this.emit('close', event);
    if (prevented()) return application.windowStays();
    // The page is asked last, and main for it where it does not want to go.
    this.#isClosing = true;
    void this.webContents.leave().then((isLeft) => {
      this.#isClosing = false;
      if (isLeft) this.destroy();
      else application.windowStays();
    });
  }

  destroy(): void {
    if (this.isDestroyed()) return;
    windows.delete(this);
    openWindows.delete(this);
    this.webContents.close();
    this.emit('closed');
    if (windows.size === 0) application.allWindowsClosed();
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }
  static fromWebContents(contents: WebContents | undefined): BrowserWindow | null {
    return [...windows].find((window) => window.webContents === contents) ?? null;
  }
}
strict('BrowserWindow', BrowserWindow);
