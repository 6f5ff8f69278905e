import { ipcMain, type IpcMainEvent, type WebContents } from 'electron';
import type { WindowMessage } from '../core-process/messages.ts';
import { isTrusted } from './security/sender.ts';

const channel = 'kanalvakt';
const connectionId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What carries the pages' messages further. */
export interface Carrier {
  /** False when there is nobody to carry it to; the page is told so. */
  post(connection: string, data: WindowMessage): boolean;
  close(connection: string): void;
}

/** Whether a message has the shape that our preload gives it. */
function isWindowMessage(value: unknown): value is WindowMessage {
  return typeof value === 'string' || value instanceof Uint8Array;
}

/** Carries messages between our windows' pages and the core, and listens to nobody else. */
export class WindowBridge {
  readonly #windows = new Set<number>();
  readonly #pages = new Map<string, WebContents>();
  readonly #carrier: Carrier;

  constructor(carrier: Carrier) {
    this.#carrier = carrier;
    ipcMain.on(channel, (event, connection: unknown, message: unknown) => this.#hear(event, connection, message));
  }

  /** From now on this window's own page is listened to. */
  trust(contents: WebContents): void {
    const { id } = contents;
    this.#windows.add(id);
    contents.once('destroyed', () => {
      this.#windows.delete(id);
      this.#forget(contents);
    });
  }

  /** Gives a page what the core said to it. */
  deliver(connection: string, data: WindowMessage): void {
    this.#send(connection, data);
  }

  /** Tells every page that its open calls have no answer. */
  coreWentAway(): void {
    for (const connection of this.#pages.keys()) this.#send(connection, null);
  }

  #hear(event: IpcMainEvent, connection: unknown, message: unknown): void {
    if (!isTrusted(event, this.#windows)) return;
    if (typeof connection !== 'string' || !connectionId.test(connection) || !isWindowMessage(message)) return;
    if (this.#pages.get(connection) !== event.sender) {
      // Another window's page holds this id: not made by our preload.
      if (this.#pages.has(connection)) return;
      // A new page in the window: the one before it was reloaded or left.
      this.#forget(event.sender);
      this.#pages.set(connection, event.sender);
    }
    if (!this.#carrier.post(connection, message)) this.#send(connection, null);
  }

  #forget(contents: WebContents): void {
    for (const [connection, page] of this.#pages) {
      if (page !== contents) continue;
      this.#pages.delete(connection);
      this.#carrier.close(connection);
    }
  }

  #send(connection: string, data: WindowMessage | null): void {
    const page = this.#pages.get(connection);
    if (page !== undefined && !page.isDestroyed()) page.send(channel, connection, data);
  }
}
