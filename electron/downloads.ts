import type { HeldFile } from './core/foundation/held-files.ts';

const address = /^\/download\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The token in a download's address; `null` for any other address. */
export function downloadToken(path: string): string | null {
  return address.exec(path)?.[1] ?? null;
}

/**
 * The headers of a download: always saved, never shown. What we hand out may hold what others wrote, so even a browser
 * that opened it anyway would give it no origin, no script and no guessed type.
 */
export function downloadHeaders(file: HeldFile): Record<string, string> {
  return {
    'content-type': 'application/octet-stream',
    'content-length': String(file.bytes.byteLength),
    'content-disposition': attachment(file.name),
    'content-security-policy': 'sandbox',
    'cache-control': 'no-store',
  };
}

/** `Content-Disposition` with the name for old and new readers (RFC 6266, RFC 8187). */
function attachment(name: string): string {
  const plain = name.replace(/[\p{Cc}/\\:*?"<>|]/gu, '_');
  const ascii = plain
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|%/gu, '_');
  const encoded = encodeURIComponent(plain.toWellFormed()).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
