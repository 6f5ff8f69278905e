import { inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import type { FileType } from '../contract.ts';

/** What is unpacked of a document to be judged, at most; bytes. One that holds more says something. */
const unpackedMost = 8 * 1024 * 1024;

/** Whether a text has anything to read: letters, digits, or a sign such as an emoji. Dots and dashes alone are nothing. */
export const saysSomething = (text: string): boolean => /[\p{L}\p{N}\p{S}]/u.test(text);

/** Letters that are drawn as nothing: fillers of Korean, and the empty sign of braille. */
const unseen = /[\p{C}\p{Z}\u115F\u1160\u3164\uFFA0\u2800\s]/gu;

/** A text without what nobody sees of it. */
export const visible = (text: string): string => text.replace(unseen, '');

const withoutTags = (xml: string) => xml.replace(/<[^>]*>/gu, ' ').replace(/&(?:nbsp|#160|#xa0);/giu, ' ');

/** The text of a packed document, and whether it holds a picture; `null` where it cannot be told. */
function packedSays(bytes: Uint8Array, text: RegExp, picture: RegExp): boolean | null {
  let hasPicture = false;
  let size = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (picture.test(name)) hasPicture = true;
      if (!text.test(name)) return false;
      size += originalSize;
      return size <= unpackedMost;
    },
  });
  if (hasPicture || size > unpackedMost) return true;
  const texts = Object.values(files);
  return texts.length === 0 ? null : texts.some((one) => saysSomething(withoutTags(Buffer.from(one).toString('utf8'))));
}

/** Whether a PDF draws text or a picture anywhere; `null` for one that is locked, draws nothing at all, or is packed in another way than the usual. */
function pdfSays(bytes: Uint8Array): boolean | null {
  const whole = Buffer.from(bytes).toString('latin1');
  if (/\/Encrypt\b/u.test(whole)) return null;
  let left = unpackedMost;
  let texts = whole;
  for (const { index, 0: head } of whole.matchAll(/<<(?:[^<>]|<<[^<>]*>>|<[0-9A-Fa-f\s]*>)*>>\s*stream\r?\n/gu)) {
    const from = index + head.length;
    if (!/\/FlateDecode\b/u.test(head)) {
      if (/\/Filter\b/u.test(head)) return null;
      continue;
    }
    const end = whole.indexOf('endstream', from);
    if (end === -1) return null;
    const unpacked = inflateSync(bytes.subarray(from, end), { maxOutputLength: left });
    left -= unpacked.byteLength;
    texts += `\n${unpacked.toString('latin1')}`;
  }
  if (left === unpackedMost) return null;
  return /\/Subtype\s*\/Image\b|\bBI\s[\s\S]*?\bID\s|[)>\]]\s*(?:T[jJ]|['"])\s/u.test(texts);
}

/** Whether an e-mail says anything below its heads, or carries a file. */
function mailSays(bytes: Uint8Array): boolean {
  const [, ...body] = Buffer.from(bytes)
    .toString('latin1')
    .split(/\r?\n\r?\n/u);
  const words = body
    .join('\n\n')
    .replace(/^--.*$/gmu, '')
    .replace(/^(?:content|mime)-[\w-]+:.*(?:\r?\n[ \t].*)*$/gimu, '')
    .replace(/<(style|script|title)\b[\s\S]*?<\/\1\s*>/giu, ' ')
    .replace(/=\r?\n/gu, '');
  return /<img\b/iu.test(words) || saysSomething(withoutTags(words));
}

/** Whether a document has nothing in it, no text and no picture: a page that never came, printed. What cannot be read is not judged. */
export function isEmptyDocument(type: FileType, bytes: Uint8Array): boolean {
  try {
    if (type === 'application/pdf') return pdfSays(bytes) === false;
    if (type === 'message/rfc822') return !mailSays(bytes);
    if (type === 'application/vnd.oasis.opendocument.text')
      return packedSays(bytes, /^content\.xml$/u, /^(?:Pictures|Object)/u) === false;
    if (type === 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')
      return (
        packedSays(bytes, /^word\/(?:document|header\d*|footer\d*)\.xml$/u, /^word\/(?:media|embeddings)\//u) === false
      );
    return false;
  } catch {
    return false;
  }
}
