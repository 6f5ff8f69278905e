import { fromChromium, originOf } from './addresses.ts';
import { strict } from './not-modelled.ts';
import { worldName } from './page-scripts.ts';

interface Frame {
  id: string;
  parentId?: string;
  url: string;
  /** Set when this is the browser's own page about one that did not come. */
  unreachableUrl?: string;
}

/** What Electron's `WebFrameMain` says about a frame, as far as we rely on it. */
export interface WebFrame {
  url: string;
  origin: string;
  parent: WebFrame | null;
}

/** The frames of one page and the isolated worlds in them. */
export class Frames {
  readonly #frames = new Map<string, Frame>();
  readonly #worlds = new Map<number, string>();
  #main = '';

  /** The main frame's id. */
  get main(): string {
    return this.#main;
  }

  /** Whether the page now shown is the browser's own, about one that did not come. */
  get isErrorPage(): boolean {
    return this.#frames.get(this.#main)?.unreachableUrl !== undefined;
  }

  set(frame: Frame): void {
    this.#frames.set(frame.id, frame);
    if (frame.parentId === undefined) this.#main = frame.id;
  }

  worldCreated(context: { id: number; name: string; auxData: { frameId: string } }): void {
    if (context.name === worldName) this.#worlds.set(context.id, context.auxData.frameId);
  }

  worldGone(id: number): void {
    this.#worlds.delete(id);
  }

  /** The isolated worlds of the page now shown. */
  worlds(): number[] {
    return [...this.#worlds.keys()];
  }

  /** The frame that an isolated world belongs to; `null` when it is already gone, as in Electron. */
  ofWorld(contextId: number): WebFrame | null {
    const id = this.#worlds.get(contextId);
    return id === undefined ? null : this.#describe(id);
  }

  #describe(id: string): WebFrame | null {
    const frame = this.#frames.get(id);
    if (frame === undefined) return null;
    const url = fromChromium(frame.url);
    const parent = frame.parentId === undefined ? null : this.#describe(frame.parentId);
    return strict('senderFrame', { url, origin: originOf(url), parent });
  }
}
