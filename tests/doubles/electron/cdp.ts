import type { Readable, Writable } from 'node:stream';
import { EventEmitter } from 'node:events';

interface Message {
  id?: number;
  sessionId?: string;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
}

/** The Chrome DevTools Protocol over a pipe: messages are JSON, each ended by a NUL. */
export class Cdp {
  readonly #output: Writable;
  readonly #events = new EventEmitter().setMaxListeners(0);
  readonly #pending = new Map<number, { resolve(value: never): void; reject(error: Error): void; method: string }>();
  #parts: Buffer[] = [];
  #lastId = 0;

  constructor(output: Writable, input: Readable) {
    this.#output = output;
    input.on('data', (chunk: Buffer) => this.#read(chunk));
  }

  /** Calls a method, in a page's session or in the browser's own; rejects with Chromium's words. */
  send<T = Record<string, never>>(method: string, params: object = {}, sessionId?: string): Promise<T> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject, method });
      this.#output.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  /** Hears an event of a page's session, or with '' of the browser's own. */
  on(sessionId: string, method: string, listener: (params: never) => void): void {
    this.#events.on(`${sessionId}:${method}`, listener as (params: unknown) => void);
  }

  #read(chunk: Buffer): void {
    let from = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, from)) {
      const text = Buffer.concat([...this.#parts, chunk.subarray(from, end)]).toString('utf8');
      this.#parts = [];
      from = end + 1;
      this.#receive(JSON.parse(text) as Message);
    }
    if (from < chunk.length) this.#parts.push(chunk.subarray(from));
  }

  #receive(message: Message): void {
    if (message.id === undefined) {
      this.#events.emit(`${message.sessionId ?? ''}:${message.method}`, message.params);
      return;
    }
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (message.error === undefined) pending?.resolve(message.result as never);
    else pending?.reject(new Error(`${pending.method}: ${message.error.message}`));
  }
}
