import { fromChromium, privilegedSchemes } from './addresses.ts';
import { chromium } from './chromium.ts';
import type { Frames } from './frames.ts';
import { preventable, strict } from './not-modelled.ts';
import type { Session } from './session.ts';

interface Paused {
  requestId: string;
  frameId: string;
  resourceType: string;
  redirectedRequestId?: string;
  request: { url: string; method: string; headers: Record<string, string> };
}

/** The page that navigates. */
interface Page {
  session: Session;
  emit(event: string, ...args: unknown[]): boolean;
  command(method: string, params?: object): Promise<unknown>;
}

/** Pauses every request of a page that is a navigation or goes to a scheme of the app's own, and asks main. */
export class Navigation {
  readonly #page: Page;
  readonly #frames: Frames;
  #expected = '';

  constructor(page: Page, frames: Frames) {
    this.#page = page;
    this.#frames = frames;
  }

  /** The next request to this address is main's own `loadURL`, which Electron announces to nobody. */
  expect(address: string): void {
    // A request never holds the fragment.
    this.#expected = address.replace(/#.*$/, '');
  }

  async start(sessionId: string): Promise<void> {
    chromium().cdp.on(sessionId, 'Fetch.requestPaused', (paused: Paused) => {
      this.#answer(paused).catch((error: Error) => {
        // A page that is gone asks for nothing any more.
        if (!/closed|Invalid InterceptionId|not found/i.test(error.message)) process.stderr.write(`${error.stack}\n`);
      });
    });
    await this.#page.command('Fetch.enable', {
      patterns: [
        ...[...privilegedSchemes].map((scheme) => ({ urlPattern: `https://*.${scheme}.test/*` })),
        { resourceType: 'Document' },
      ],
    });
  }

  async #answer(paused: Paused): Promise<void> {
    const { requestId } = paused;
    const url = fromChromium(paused.request.url);
    if (paused.resourceType === 'Document' && !this.#allowed(paused, url)) return await this.#fail(requestId);
    if (paused.resourceType === 'Document')
      await this.#page.session.decidePermissions(url, new URL(paused.request.url).origin);
    const handler = this.#page.session.handlerOf(new URL(url).protocol.slice(0, -1));
    if (handler === undefined) return void (await this.#page.command('Fetch.continueRequest', { requestId }));
    const response = await handler(new Request(url, { method: paused.request.method }));
    if (this.#isRefusedDownload(response, url)) return await this.#fail(requestId);
    const body = Buffer.from(await response.arrayBuffer()).toString('base64');
    const responseHeaders = [...response.headers].map(([name, value]) => ({ name, value }));
    await this.#page.command('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders,
      body,
    });
  }

  async #fail(requestId: string): Promise<void> {
    await this.#page.command('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
  }

  /**
   * Announces a navigation as Electron does; false when somebody prevented it.
   * Unlike in Electron, a navigation that a test asks for over DevTools is announced too: the two look the same here.
   */
  #allowed(paused: Paused, url: string): boolean {
    const isMainFrame = paused.frameId === this.#frames.main;
    if (paused.redirectedRequestId === undefined)
      this.#page.emit('did-start-navigation', strict('details', { url, isMainFrame, isSameDocument: false }));
    if (isMainFrame && this.#expected === paused.request.url) {
      this.#expected = '';
      return true;
    }
    const { event, prevented } = preventable({ url, isMainFrame });
    if (paused.redirectedRequestId !== undefined) this.#page.emit('will-redirect', event, url);
    else {
      if (isMainFrame) this.#page.emit('will-navigate', event, url);
      this.#page.emit('will-frame-navigate', event, url);
    }
    return !prevented();
  }

  #isRefusedDownload(response: Response, url: string): boolean {
    if (!/^attachment\b/.test(response.headers.get('content-disposition') ?? '')) return false;
    const { event, prevented } = preventable();
    this.#page.session.emit('will-download', event, strict('item', { getURL: () => url }), this.#page);
    return prevented();
  }
}
