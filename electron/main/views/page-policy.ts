import type { Bounds, PageKey } from '../../core/views/contract.ts';

// What is decided about an account's page, without Electron: every function is data in, data out.

/** Where a page may lead in its own pane: https without credentials. A frame within it may also be made of what the page itself holds. */
export function mayLead(address: string, isMainFrame: boolean): boolean {
  const url = URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '') return false;
  if (url.protocol === 'https:') return true;
  return !isMainFrame && (address === 'about:blank' || address === 'about:srcdoc' || address.startsWith('blob:https:'));
}

/** Whether an address is at one of the sites, subdomains included. */
export function isAtHome(address: string, hosts: readonly string[]): boolean {
  const url = URL.parse(address);
  if (url === null || url.protocol !== 'https:') return false;
  return hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
}

/** What becomes of a window that a page wants to open: its own site is shown in the pane, others wait for the person, the rest is nothing. */
export function newWindow(address: string, hosts: readonly string[]): 'here' | 'ask' | 'nothing' {
  if (!mayLead(address, true)) return 'nothing';
  return isAtHome(address, hosts) ? 'here' : 'ask';
}

/** Whether an address says that the site lets nobody log in inside a program. */
export function isRefusal(address: string, refusals: readonly string[]): boolean {
  return refusals.some(
    (refusal) => address === refusal || address.startsWith(`${refusal}?`) || address.startsWith(`${refusal}/`),
  );
}

/** A key as Electron tells of it before the page hears it. */
export interface KeyInput {
  type: string;
  key: string;
  code: string;
  alt: boolean;
  control: boolean;
  meta: boolean;
  shift: boolean;
  isAutoRepeat: boolean;
  isComposing: boolean;
}

/**
 * The key of ours that this is, while a page has the keyboard; `null` for the page's own. By its place on the keyboard, since Alt changes the letter.
 * AltGr (Control with Alt on Windows) writes @ and €, and so does Option on a Swedish Mac, where ours are with Control and Option.
 */
export function pageKey(input: KeyInput, platform: NodeJS.Platform): PageKey | null {
  if (input.type !== 'keyDown' || input.isComposing || input.isAutoRepeat || input.meta || input.shift) return null;
  if (input.key === 'Escape') return input.alt || input.control ? null : 'esc';
  if (!input.alt || input.control !== (platform === 'darwin') || input.key === 'AltGraph') return null;
  const [, key] = /^(?:Digit([1-6])|Key([JK]))$/.exec(input.code)?.filter((part) => part !== undefined) ?? [];
  return (key?.toLowerCase() as PageKey | undefined) ?? null;
}

/** Bounds in the window's own pixels, at the zoom of our page and never outside the window. */
export function placed(bounds: Bounds, zoom: number, window: { width: number; height: number }): Bounds {
  const within = (value: number, most: number) => Math.max(0, Math.min(Math.round(value * zoom), most));
  const x = within(bounds.x, window.width);
  const y = within(bounds.y, window.height);
  return { x, y, width: within(bounds.width, window.width - x), height: within(bounds.height, window.height - y) };
}

/** Less than this is not seeing a page; pixels. */
const leastSeen = { width: 240, height: 160 };

/** Whether a page lies in the window large enough to be seen. */
export function isLargeEnough(bounds: Bounds): boolean {
  return bounds.width >= leastSeen.width && bounds.height >= leastSeen.height;
}

/** A longer step between two looks is a computer that slept or hung; milliseconds. */
const longestStep = 1000;

/** How long a page has been on screen without a break, after one more look at it; and whether it has now been there long enough once more. */
export function seenFor(
  before: number,
  step: number,
  isOnScreen: boolean,
  enough: number,
): { time: number; isSeen: boolean } {
  if (!isOnScreen || step > longestStep) return { time: 0, isSeen: false };
  const time = before + step;
  return time >= enough ? { time: 0, isSeen: true } : { time, isSeen: false };
}

/** Which of the pages close for there to be at most so many; the least recently used come first, and the one that is shown stays. */
export function toSleep<T extends { isShown: boolean }>(leastRecent: readonly T[], most: number): T[] {
  return leastRecent.filter(({ isShown }) => !isShown).slice(0, Math.max(0, leastRecent.length - most));
}
