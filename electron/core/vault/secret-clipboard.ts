import { type Clipboard, ClipboardUnavailable, type Log } from '../foundation/ports.ts';
import { clipboardSeconds } from './contract.ts';

/** Puts secrets on this computer's clipboard, and takes them away again: after a while, when the vault locks, and when the app closes. */
export class SecretClipboard {
  readonly #clipboard: Clipboard | null;
  readonly #log: Log;
  #copied: string | null = null;
  #timer: NodeJS.Timeout | undefined;

  /** `clipboard` is `null` where the host reaches none. */
  constructor(clipboard: Clipboard | null, log: Log) {
    this.#clipboard = clipboard;
    this.#log = log;
  }

  /** Copies a secret that goes by itself; false where no clipboard could be reached, and then nothing was copied. */
  async copy(text: string): Promise<boolean> {
    if (this.#clipboard === null) return false;
    try {
      await this.#clipboard.write(text);
    } catch (error) {
      if (!(error instanceof ClipboardUnavailable)) throw error;
      this.#log.error('a secret was not copied', error);
      return false;
    }
    this.#copied = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.clear(), clipboardSeconds * 1000);
    return true;
  }

  /** Takes the copied secret away, if it is still there. Never throws: whoever locks cannot be stopped by a clipboard. */
  async clear(): Promise<void> {
    clearTimeout(this.#timer);
    const text = this.#copied;
    this.#copied = null;
    if (text === null) return;
    await this.#clipboard
      ?.clear(text)
      .catch((error: unknown) => this.#log.error('a copied secret may still be on the clipboard', error));
  }
}
