import type { WindowMessage } from './messages.ts';

type Listener = (event?: { data: unknown }) => unknown;

/** One page's end of the conversation, in the shape that oRPC's message-port handler takes. */
export class WindowPort {
  readonly #send: (data: WindowMessage) => void;
  readonly #failed: (error: unknown) => void;
  readonly #listeners = new Map<string, Listener[]>();

  /** `failed` hears of a message that could not be read; one bad message never stops the core. */
  constructor(send: (data: WindowMessage) => void, failed: (error: unknown) => void) {
    this.#send = send;
    this.#failed = failed;
  }

  on(event: string, listener: Listener): void {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
  }

  postMessage(data: WindowMessage): void {
    this.#send(data);
  }

  /** Hands over what the page said. */
  receive(data: WindowMessage): void {
    for (const listener of this.#listeners.get('message') ?? [])
      Promise.resolve(listener({ data })).catch((error: unknown) => this.#failed(error));
  }

  /** The page is gone: its calls and its event streams end. */
  close(): void {
    for (const listener of this.#listeners.get('close') ?? []) listener();
  }
}
