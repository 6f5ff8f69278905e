import {
  type AccountViews,
  type Clipboard,
  ClipboardUnavailable,
  type FilePicker,
  type Notifier,
  type PageEvent,
} from '../core/foundation/ports.ts';
import type { FromCore, RequestName, Requests } from './messages.ts';

/** Main does not answer: it has been asked to end, or hangs; milliseconds. */
const patience = 5_000;
/** A page with many pictures takes its time to be saved; milliseconds. */
const capturePatience = 30_000;

/** Main could not do what it was asked. */
class MainUnavailable extends Error {
  override readonly name = 'MainUnavailable';
}

/** What main said to a request: that it could not, or its answer. */
type Said = { ok: false } | { ok: true; answer: unknown };

/** The core's way to ask main for what only main can do. */
export class MainRequests {
  readonly #tell: (message: FromCore) => void;
  readonly #waiting = new Map<number, (said: Said) => void>();
  readonly #pageListeners: Array<(event: PageEvent) => void> = [];
  #next = 1;

  constructor(tell: (message: FromCore) => void) {
    this.#tell = tell;
  }

  /** Main has done what it was asked, or could not. */
  done(id: number, said: Said): void {
    this.#waiting.get(id)?.(said);
    this.#waiting.delete(id);
  }

  /** Something happened to a page. */
  pageEvent(event: PageEvent): void {
    for (const listener of this.#pageListeners) listener(event);
  }

  /** Electron's clipboard, which lives in main. */
  get clipboard(): Clipboard {
    const ask = (name: 'clipboard-write' | 'clipboard-clear', text: string) =>
      this.#ask(name, text).catch(() => {
        throw new ClipboardUnavailable(name);
      });
    return { write: (text) => ask('clipboard-write', text), clear: (text) => ask('clipboard-clear', text) };
  }

  /** The system's notices, which main shows. Whether main said it is all that matters: otherwise the app does. */
  get notifier(): Notifier {
    return { notify: (notice) => this.#ask('notify', notice).catch(() => false) };
  }

  /** Electron's own file picker, which lies over main's window; a person takes the time they need. */
  get filePicker(): FilePicker {
    return { pick: (extensions) => this.#send('pick-file', [extensions], null) };
  }

  /** The pages of accounts, which lie in main's window. */
  get accountViews(): AccountViews {
    return {
      show: (page, bounds) => this.#ask('views-show', page, bounds),
      preload: (page) => this.#ask('views-preload', page),
      place: (bounds) => this.#ask('views-place', bounds),
      hide: () => this.#ask('views-hide'),
      reload: () => this.#ask('views-reload'),
      back: () => this.#ask('views-back'),
      focus: (where) => this.#ask('views-focus', where),
      openOutside: (url) => this.#ask('views-openOutside', url),
      openRefused: () => this.#ask('views-openRefused'),
      capture: (accountId) => this.#send('views-capture', [accountId], capturePatience),
      state: () => this.#ask('views-state'),
      loginFields: (accountId, origins) => this.#ask('views-loginFields', accountId, origins),
      fill: (accountId, origins, values) => this.#ask('views-fill', accountId, origins, values),
      keepPartitions: (names) => this.#ask('views-keepPartitions', names),
      listen: (listener) => void this.#pageListeners.push(listener),
    };
  }

  #ask<N extends RequestName>(name: N, ...asked: Requests[N]['asked']): Promise<Requests[N]['answer']> {
    return this.#send(name, asked, patience);
  }

  /** Asks main, and waits for it this long; `null` waits for as long as it takes. */
  #send<N extends RequestName>(
    name: N,
    asked: Requests[N]['asked'],
    within: number | null,
  ): Promise<Requests[N]['answer']> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      const timer = within === null ? undefined : setTimeout(() => this.done(id, { ok: false }), within);
      this.#waiting.set(id, (said) => {
        clearTimeout(timer);
        if (said.ok) resolve(said.answer as Requests[N]['answer']);
        else reject(new MainUnavailable(name));
      });
      this.#tell({ type: 'request', id, name, asked });
    });
  }
}
