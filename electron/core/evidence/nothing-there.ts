import { inflateSync } from 'node:zlib';
import type { FileType } from './contract.ts';

/** Below this many signs of text a page says nothing. */
const fewestSigns = 30;
/** A page that asks for a password and says no more than this shows the login, not the post; signs. */
const loginSigns = 1500;
/** An image of more pixels than this is not looked through; a screen has fewer. */
const mostPixels = 40_000_000;
/** A scroll bar may stand at the right edge of an empty page; pixels. */
const edge = 20;

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

const channels: Partial<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** The pixels of a plain PNG, row by row and without its filters; `null` for one of a rarer kind, or a broken one. */
function pixelsOf(bytes: Uint8Array): { rows: Uint8Array[]; each: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const each = channels[view.getUint8(25)];
  if (view.getUint8(24) !== 8 || each === undefined || view.getUint8(28) !== 0 || width * height > mostPixels)
    return null;
  const data: Uint8Array[] = [];
  for (let at = 8; at + 8 <= bytes.byteLength; at += 12 + view.getUint32(at)) {
    const end = at + 8 + view.getUint32(at);
    if (view.getUint32(at + 4) === 0x49444154) data.push(bytes.subarray(at + 8, end));
  }
  const length = width * each;
  let raw: Buffer;
  try {
    raw = inflateSync(Buffer.concat(data), { maxOutputLength: (length + 1) * height });
  } catch {
    return null;
  }
  if (raw.byteLength < (length + 1) * height) return null;
  const rows: Uint8Array[] = [];
  let above = new Uint8Array(length);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (length + 1)] ?? 0;
    const row = new Uint8Array(raw.subarray(y * (length + 1) + 1, (y + 1) * (length + 1)));
    for (let x = 0; x < length; x += 1) {
      const left = x < each ? 0 : (row[x - each] ?? 0);
      const up = above[x] ?? 0;
      const corner = x < each ? 0 : (above[x - each] ?? 0);
      row[x] = (row[x] ?? 0) + predicted(filter, left, up, corner);
    }
    rows.push(row);
    above = row;
  }
  return { rows, each };
}

/** What a PNG's filter takes the value to be from those before it (PNG specification 9.2). */
function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** Whether a PNG is one colour all over, as a page that never came. Others are not judged here. */
export function isBlankImage(type: FileType, bytes: Uint8Array): boolean {
  const pixels = type === 'image/png' ? pixelsOf(bytes) : null;
  const [first] = pixels?.rows ?? [];
  if (pixels === null || first === undefined) return false;
  const { rows, each } = pixels;
  const length = Math.max(each, first.byteLength - edge * each);
  return rows.every((row) => {
    for (let at = 0; at < length; at += 1) if (row[at] !== first[at % each]) return false;
    return true;
  });
}
