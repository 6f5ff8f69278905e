import { EventPublisher } from '@orpc/server';
import { Refusal } from '../foundation/errors.ts';
import type { AccountViews, Clock, PageEvent } from '../foundation/ports.ts';
import type { ViewEvent } from './contract.ts';

/** Nobody has listened for this long: no window shows a pane; milliseconds. */
const leaveAfter = 250;

/** When a page was captured, and at which address. */
interface Capture {
  at: string;
  address: string;
}
/** Captures that are known again; one that nobody keeps within so many is like any other file. */
const capturesMost = 100;

/** The core's side of the account pages: what they say, to the windows that listen, and when each account was last on screen. */
export class PageDesk {
  readonly #port: AccountViews | null;
  readonly #clock: Clock;
  readonly #seen = new Map<string, Date>();
  readonly #captures = new Map<string, Capture>();
  readonly #publisher = new EventPublisher<{ event: ViewEvent }>();
  #listeners = 0;
  #last: Promise<unknown> = Promise.resolve();

  /** `port` is `null` where the host shows no pages. */
  constructor(port: AccountViews | null, clock: Clock) {
    this.#port = port;
    this.#clock = clock;
    port?.listen((event) => this.#hear(event));
  }

  /** The host's pages; refuses where there are none. */
  get views(): AccountViews {
    if (this.#port === null) throw new Refusal('views-not-here');
    return this.#port;
  }

  /** The host's pages, or nothing. */
  get port(): AccountViews | null {
    return this.#port;
  }

  /** One call after another, as the window made them: a page that is to be hidden must not be shown later by a call before it that read slowly. */
  inTurn<T>(work: (views: AccountViews) => Promise<T>): Promise<T> {
    const { views } = this;
    const turn = this.#last.then(() => work(views));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** When an account's page had last been on screen for three seconds without a break, in this run of the app. */
  seenAt(accountId: string): Date | null {
    return this.#seen.get(accountId) ?? null;
  }

  /** What the app captured itself, by its SHA-256, so that a file that comes back is known. Nothing of the page is remembered. */
  rememberCapture(sha256: string, capture: Capture): void {
    const [oldest] = this.#captures.keys();
    if (this.#captures.size >= capturesMost && oldest !== undefined) this.#captures.delete(oldest);
    this.#captures.set(sha256, capture);
  }

  /** When and where a file was captured in this run of the app; `null` for any other file. */
  capturedAs(sha256: string): Capture | null {
    return this.#captures.get(sha256) ?? null;
  }

  /** Everything that happens from now on. When the last window stops listening no page lies over anything any more. */
  async *events(signal: AbortSignal | undefined): AsyncGenerator<ViewEvent, void> {
    this.#listeners += 1;
    try {
      for await (const event of this.#publisher.subscribe('event', { ...(signal && { signal }) })) yield event;
    } finally {
      this.#listeners -= 1;
      setTimeout(() => this.#leave(), leaveAfter).unref();
    }
  }

  /** A window that has just turned to another account listens again at once. */
  #leave(): void {
    if (this.#listeners === 0 && this.#port !== null) this.inTurn((views) => views.hide()).catch(() => undefined);
  }

  #hear(event: PageEvent): void {
    if (event.type !== 'seen') return this.#publisher.publish('event', event);
    const now = this.#clock.now();
    this.#seen.set(event.accountId, now);
    this.#publisher.publish('event', { ...event, at: now.toISOString() });
  }
}
