import { Blob } from 'node:buffer';
import { strict } from './not-modelled.ts';

/** What is on the clipboard: a text and the system's own formats, by MIME type. It is the double's own, not the computer's. */
let held = new Map<string, string | Blob>();

const isModelled = (type: string) =>
  type === 'text/plain' || /^electron application\/osclipboard;format="[^"]+"$/.test(type);

/** One entry for the clipboard; only text and the system's own formats are modelled. */
export class ClipboardItem {
  readonly types: string[];
  readonly #items: Record<string, string | Blob>;

  constructor(items: Record<string, string | Blob>) {
    this.#items = items;
    this.types = Object.keys(items);
    for (const type of this.types)
      if (!isModelled(type)) throw new Error(`double: ClipboardItem ${type} is not modelled`);
    strict('ClipboardItem', this);
  }

  getType(type: string): Promise<Blob> {
    const value = this.#items[type];
    if (value === undefined) return Promise.reject(new Error(`${type} is not on the clipboard item`));
    return Promise.resolve(typeof value === 'string' ? new Blob([value]) : value);
  }
}

export const clipboard = strict('clipboard', {
  clear(): void {
    held = new Map();
  },
  async readText(): Promise<string> {
    const text = held.get('text/plain');
    return text === undefined ? '' : typeof text === 'string' ? text : await text.text();
  },
  async has(type: string): Promise<boolean> {
    return held.has(type);
  },
  async write(items: ClipboardItem[]): Promise<void> {
    const next = new Map<string, Blob>();
    for (const item of items) for (const type of item.types) next.set(type, await item.getType(type));
    held = next;
  },
  async writeText(text: string): Promise<void> {
    held = new Map([['text/plain', text]]);
  },
});
