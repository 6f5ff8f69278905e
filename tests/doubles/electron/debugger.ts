import { chromium } from './chromium.ts';
import { StrictEmitter, strict } from './not-modelled.ts';

/** Electron's `webContents.debugger`: a DevTools session of its own to the page, which is what it is in Electron too. */
export class PageDebugger extends StrictEmitter {
  readonly #target: Promise<string>;
  #session: Promise<string> | null = null;

  constructor(target: Promise<string>) {
    super('debugger', ['message']);
    strict('debugger', this);
    this.#target = target;
  }

  attach(_version?: string): void {
    if (this.#session !== null) throw new Error('Debugger is already attached to the target');
    const { cdp } = chromium();
    this.#session = this.#target.then(async (targetId) => {
      const { sessionId } = await cdp.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
      this.#hear(sessionId, '');
      return sessionId;
    });
    this.#session.catch(() => {});
  }

  async sendCommand(method: string, params: object = {}, session?: string): Promise<unknown> {
    if (this.#session === null) throw new Error('No target available');
    const own = await this.#session;
    return await chromium().cdp.send(method, params, session ?? own);
  }

  detach(): void {
    const session = this.#session;
    this.#session = null;
    void session?.then((sessionId) => chromium().cdp.send('Target.detachFromTarget', { sessionId })).catch(() => {});
  }

  /** Of everything a session says, the double passes on that a frame of another process was attached to. */
  #hear(sessionId: string, known: string): void {
    chromium().cdp.on(sessionId, 'Target.attachedToTarget', (params: { sessionId: string }) => {
      this.#hear(params.sessionId, params.sessionId);
      this.emit('message', {}, 'Target.attachedToTarget', params, known);
    });
  }
}
