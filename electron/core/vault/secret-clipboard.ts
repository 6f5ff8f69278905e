import { type Clipboard, ClipboardUnavailable, type Log } from '../foundation/ports.ts';
import { clipboardSeconds } from './contract.ts';

/** Puts secrets on this computer's clipboard, and takes them away again: after a while, when the vault locks, and when the app closes. */
export class SecretClipboard {
  readonly #clipboard: Clipboard | null;
  readonly #log: Log;
  /** What is on the clipboard or on its way there. */
  readonly #copied = new Set<string>();
  readonly #writes = new Set<Promise<void>>();
  #clearing: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  /** `clipboard` is `null` where the host reaches none. */
  constructor(clipboard: Clipboard | null, log: Log) {
    this.#clipboard = clipboard;
    this.#log = log;
  }

  /** Copies a secret that goes by itself; false where no clipboard could be reached, and then nothing was copied. */
  async copy(text: string): Promise<boolean> {
    if (this.#clipboard === null) return false;
    clearTimeout(this.#timer);
    // Known before it is written: a lock on the way must take it too.
    const isThere = this.#copied.has(text);
    this.#copied.add(text);
    const write = this.#clipboard.write(text);
    this.#writes.add(write);
    try {
      await write;
      return true;
    } catch (error) {
      if (!(error instanceof ClipboardUnavailable)) throw error;
      if (!isThere) this.#copied.delete(text);
      this.#log.error('a secret was not copied', error);
      return false;
    } finally {
      this.#writes.delete(write);
      clearTimeout(this.#timer);
      if (this.#copied.size > 0) this.#timer = setTimeout(() => void this.clear(), clipboardSeconds * 1000);
    }
  }

  /** Takes the copied secrets away, if they are still there, also one that is being written; waits for what is under way. Never throws: whoever locks cannot be stopped by a clipboard. */
  async clear(): Promise<void> {
    this.#clearing = Promise.all([this.#clearing, this.#clearAll()]);
    await this.#clearing;
  }

  async #clearAll(): Promise<void> {
    if (this.#writes.size > 0) await Promise.allSettled(this.#writes);
    clearTimeout(this.#timer);
    const texts = [...this.#copied];
    this.#copied.clear();
    for (const text of texts)
      await this.#clipboard
        ?.clear(text)
        .catch((error: unknown) => this.#log.error('a copied secret may still be on the clipboard', error));
  }
}
