import { Refusal } from '../foundation/refusal.ts';
import type { FileType } from './contract.ts';
import { imageSize } from './image-size.ts';

const megabyte = 1024 * 1024;

/** What each kind of file may be called, what it is in a pack, and how large it may be; bytes. */
const kinds: Record<FileType, { endings: readonly string[]; kind: 'image' | 'page' | 'file'; most: number }> = {
  'image/png': { endings: ['png'], kind: 'image', most: 20 * megabyte },
  'image/jpeg': { endings: ['jpg', 'jpeg'], kind: 'image', most: 20 * megabyte },
  'image/webp': { endings: ['webp'], kind: 'image', most: 20 * megabyte },
  'image/gif': { endings: ['gif'], kind: 'image', most: 20 * megabyte },
  'application/pdf': { endings: ['pdf'], kind: 'file', most: 40 * megabyte },
  'text/plain': { endings: ['txt'], kind: 'file', most: 2 * megabyte },
  'text/html': { endings: ['html', 'htm'], kind: 'page', most: 20 * megabyte },
  'multipart/related': { endings: ['mhtml', 'mht'], kind: 'page', most: 40 * megabyte },
  'message/rfc822': { endings: ['eml'], kind: 'file', most: 40 * megabyte },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    endings: ['docx'],
    kind: 'file',
    most: 20 * megabyte,
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    endings: ['xlsx'],
    kind: 'file',
    most: 20 * megabyte,
  },
  'application/vnd.oasis.opendocument.text': { endings: ['odt'], kind: 'file', most: 20 * megabyte },
};

/** An image that a window would need gigabytes to show is none that documents a post; pixels. */
const mostPixels = 100_000_000;

const latin = (bytes: Uint8Array, from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1');

const starts: ReadonlyArray<[FileType, (head: string) => boolean]> = [
  ['image/png', (head) => head.startsWith('\u0089PNG\r\n\u001a\n')],
  ['image/jpeg', (head) => head.startsWith('\u00ff\u00d8\u00ff')],
  ['image/webp', (head) => head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP'],
  ['image/gif', (head) => head.startsWith('GIF87a') || head.startsWith('GIF89a')],
  ['application/pdf', (head) => head.startsWith('%PDF-')],
];

/** Which packed document it is, from the names of what lies first in it. */
function packedType(bytes: Uint8Array): FileType | null {
  const text = Buffer.from(bytes).toString('latin1');
  if (text.startsWith('mimetypeapplication/vnd.oasis.opendocument.text', 30))
    return 'application/vnd.oasis.opendocument.text';
  if (!text.includes('[Content_Types].xml')) return null;
  if (text.includes('word/document.xml'))
    return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  return text.includes('xl/workbook.xml') ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : null;
}

/** Which kind of text it is; `null` where it is not text at all. */
function textType(bytes: Uint8Array): FileType | null {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Mail and old pages are written in other alphabets, but in none with these signs.
    text = latin(bytes, 0, bytes.byteLength);
    if (!/^(?:[\w-]+:|\s*<)/u.test(text)) return null;
  }
  if (text.includes('\0')) return null;
  const head = text.slice(0, 16_384).replace(/^\uFEFF/u, '');
  if (/^[\w-]+:[^\n]*\r?\n/u.test(head) && /^(?:from|mime-version|received|subject|date):/imu.test(head))
    return /^content-type:\s*multipart\/related/imu.test(head) ? 'multipart/related' : 'message/rfc822';
  if (/<!doctype\s+html|<html[\s>]/iu.test(head)) return 'text/html';
  // A picture made of instructions is neither a picture that is shown nor a text that is read.
  return /<svg[\s>]|<\?xml/iu.test(head) ? null : 'text/plain';
}

function typeOf(bytes: Uint8Array): FileType | null {
  const head = latin(bytes, 0, 16);
  const image = starts.find(([, is]) => is(head))?.[0];
  if (image !== undefined) return image;
  return head.startsWith('PK\u0003\u0004') ? packedType(bytes) : textType(bytes);
}

/** Whether it is a file of other files, packed as zip, 7-Zip, RAR or gzip. */
const isPacked = (bytes: Uint8Array) =>
  ['PK\u0003\u0004', '7z\u00bc\u00af', 'Rar!', '\u001f\u008b'].some((start) => latin(bytes, 0, 4).startsWith(start));

const endingOf = (name: string) => /\.([a-z0-9]{1,8})$/iu.exec(name)?.[1]?.toLowerCase() ?? '';

/** A name that every file system takes, and that leads nowhere. */
export function plainName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/u).at(-1) ?? '';
  const plain = last
    .replace(/[\p{C}:*?"<>|]/gu, '_')
    .replace(/^[.\s]+|[.\s]+$/gu, '')
    .trim();
  const ending = endingOf(plain);
  const stem = ending === '' ? plain : plain.slice(0, -ending.length - 1);
  const short = stem.slice(0, 120).toWellFormed().trim();
  return `${short === '' ? 'fil' : short}${ending === '' ? '' : `.${ending}`}`;
}

/**
 * What a file is, from its own bytes; what it is called must say the same. Refuses, in this order: an empty file, a kind that no case holds,
 * a name that says something else, one that is too large, and an image that is broken or that no window could show.
 */
export function recognise(given: string, bytes: Uint8Array): { type: FileType; kind: 'image' | 'page' | 'file' } {
  const name = plainName(given);
  if (bytes.byteLength === 0) throw new Refusal('evidence-file-empty', { name });
  const type = typeOf(bytes);
  if (type === null) throw new Refusal(isPacked(bytes) ? 'evidence-packed' : 'evidence-type-unknown', { name });
  const { endings, kind, most } = kinds[type];
  if (!endings.includes(endingOf(name))) throw new Refusal('evidence-type-differs', { name, type: endings[0] ?? '' });
  if (bytes.byteLength > most)
    throw new Refusal('evidence-file-large', { name, megabytes: Math.floor(most / megabyte) });
  if (kind === 'image') {
    const size = imageSize(type, bytes);
    if (size === null || size.width === 0 || size.height === 0) throw new Refusal('evidence-image-broken', { name });
    if (size.width * size.height > mostPixels) throw new Refusal('evidence-image-vast', { name, ...size });
  }
  return { type, kind };
}
