import type { WebContentsViewConstructorOptions } from 'electron';
import { onlyModelled, strict } from './not-modelled.ts';
import { WebContents } from './web-contents.ts';

interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What may show a view: a window that knows whether anything of it is on screen. */
export interface Showing {
  isVisible(): boolean;
  isMinimized(): boolean;
}

/** A view that others lie in; a window's content. */
export class ContentView {
  readonly children: WebContentsView[] = [];
  readonly #window: Showing;

  constructor(window: Showing) {
    strict('View', this);
    this.#window = window;
  }
  /** The last one added lies on top, and one that was there already comes there. */
  addChildView(view: WebContentsView): void {
    this.removeChildView(view);
    this.children.push(view);
    view.shownBy(this.#window);
  }
  removeChildView(view: WebContentsView): void {
    const index = this.children.indexOf(view);
    if (index < 0) return;
    this.children.splice(index, 1);
    view.shownBy(null);
  }
}

/**
 * A page that lies in a window. Chromium here has no window to lay it in: it is a page of its own, of the size that it was given, and the double only
 * knows whether it would be seen.
 */
export class WebContentsView {
  readonly webContents: WebContents;
  #bounds: Bounds = { x: 0, y: 0, width: 0, height: 0 };
  #visible = true;
  #window: Showing | null = null;

  constructor(given: WebContentsViewConstructorOptions = {}) {
    onlyModelled('WebContentsView', given, ['webPreferences']);
    strict('WebContentsView', this);
    this.webContents = new WebContents(given.webPreferences ?? {}, { width: 800, height: 600 });
    this.webContents.seenWhen(
      () => this.#visible && this.#window !== null && this.#window.isVisible() && !this.#window.isMinimized(),
    );
  }

  setBounds(bounds: Bounds): void {
    this.#bounds = { ...bounds };
    // A page without a size keeps the one it had, as one that is hidden does.
    if (bounds.width > 0 && bounds.height > 0) this.webContents.resize(bounds.width, bounds.height);
  }
  getBounds(): Bounds {
    return { ...this.#bounds };
  }
  setVisible(visible: boolean): void {
    this.#visible = visible;
  }
  getVisible(): boolean {
    return this.#visible;
  }

  /** For the double's own use: the window that it lies in. */
  shownBy(window: Showing | null): void {
    this.#window = window;
  }
}
