import type { FileType } from './contract.ts';
import { isOneColour, pixelsOf } from './pixels/pixels.ts';

/** Below this many signs of text a page says nothing. */
const fewestSigns = 30;
/** A page that asks for a password and says no more than this shows the login, not the post; signs. */
const loginSigns = 1500;

const loginPath = /(?:^|\/)(?:log-?in|sign-?in|checkpoint|authwall|uas\/login|accounts\/login)(?:[/?#.]|$)/iu;
const loginHost = /^(?:accounts\.google\.com|login\.|auth\.)/iu;

/** Whether an address is where one logs in, and not where a post is. */
export function isLoginAddress(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && (loginHost.test(url.hostname) || loginPath.test(url.pathname));
}

/** What a saved page shows of itself: `login` asks for a password and says little else, `blank` says nothing. */
export function pageShows(signs: number, asksForPassword: boolean): 'page' | 'login' | 'blank' {
  if (asksForPassword && signs < loginSigns) return 'login';
  return signs < fewestSigns ? 'blank' : 'page';
}

/** The HTML of a saved page, as far as it can be read without running anything of it. */
function htmlOf(type: FileType, bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  if (type === 'text/html') return text;
  const quoted = text
    .replace(/=\r?\n/gu, '')
    .replace(/=([0-9A-F]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  const from = quoted.search(/<html[\s>]|<!doctype/iu);
  // A body that is packed otherwise cannot be judged, and is not.
  return from === -1 ? '<p>'.padEnd(loginSigns + fewestSigns, '.') : quoted.slice(from, quoted.indexOf('</html', from));
}

/** Looks at a saved page's own text: whether it is the post, a login, or nothing. */
export function lookAtSavedPage(type: FileType, bytes: Uint8Array): 'page' | 'login' | 'blank' {
  const html = htmlOf(type, bytes);
  const words = html
    .replace(/<(script|style|template|noscript)\b[\s\S]*?<\/\1\s*>/giu, ' ')
    .replace(/<[^>]*>/gu, ' ')
    .replace(/\s+/gu, '');
  return pageShows(words.length, /<input\b[^>]*\btype\s*=\s*["']?password/iu.test(html));
}

/** Whether an image is one colour all over, as a page that never came. One that cannot be drawn is not judged here. */
export async function isBlankImage(type: FileType, bytes: Uint8Array): Promise<boolean> {
  const pixels = await pixelsOf(type, bytes);
  return pixels !== null && isOneColour(pixels);
}
