import { type Clipboard, ClipboardUnavailable } from '../core/foundation/ports.ts';
import type { FromCore, RequestName } from './messages.ts';

/** Main does not answer: it has been asked to end, or hangs; milliseconds. */
const patience = 5_000;

/** The core's way to ask main for what only main can do. */
export class MainRequests {
  readonly #tell: (message: FromCore) => void;
  readonly #waiting = new Map<number, (ok: boolean) => void>();
  #next = 1;

  constructor(tell: (message: FromCore) => void) {
    this.#tell = tell;
  }

  /** Main has done what it was asked, or could not. */
  done(id: number, ok: boolean): void {
    this.#waiting.get(id)?.(ok);
    this.#waiting.delete(id);
  }

  /** Electron's clipboard, which lives in main. */
  get clipboard(): Clipboard {
    return {
      write: (text) => this.#ask('clipboard-write', text),
      clear: (text) => this.#ask('clipboard-clear', text),
    };
  }

  #ask(name: RequestName, value: string): Promise<void> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.done(id, false), patience);
      this.#waiting.set(id, (ok) => {
        clearTimeout(timer);
        if (ok) resolve();
        else reject(new ClipboardUnavailable(name));
      });
      this.#tell({ type: 'request', id, name, value });
    });
  }
}
