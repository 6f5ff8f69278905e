import { pageHeaders } from './page-headers.ts';

/** Percent-encoding of RFC 8187, which leaves fewer characters alone than `encodeURIComponent`. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * The headers of a finished file: always saved, never shown in our origin (`design.md` §3, Files).
 * The name keeps its å ä ö (RFC 6266) and loses every sign that means something to a file system.
 */
export function attachmentHeaders(file: { name: string; bytes: Uint8Array }): Record<string, string> {
  // biome-ignore lint: control characters are what is being removed.
  const name = file.name.replace(/[\u0000-\u001f\u007f<>:"/\\|?*]/g, '_').replace(/^\.+/, '_') || 'fil';
  const plain = name.normalize('NFD').replace(/[^\u0020-\u007e]/g, '');
  return {
    ...pageHeaders(),
    'content-security-policy': "default-src 'none'; sandbox",
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encode(name)}`,
    'content-length': String(file.bytes.byteLength),
    'cache-control': 'no-store',
  };
}
