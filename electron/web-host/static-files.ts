import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** A file of the app as it is sent. */
export interface StaticFile {
  body: Buffer;
  headers: Record<string, string>;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
};

/** A name with the build's hash of the content in it never means anything else. */
const hashedName = /^\/assets\/.+-[\w-]{8,}\.\w+$/;

/**
 * Reads the built renderer once, as address → file. A request is answered by an exact match in this table and never by
 * a path made from what was asked, so there is nothing to climb out of; and a rebuild cannot mix two versions in one page.
 */
export async function readStaticFiles(folder: string): Promise<ReadonlyMap<string, StaticFile>> {
  const files = new Map<string, StaticFile>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const address = `/${path.relative(folder, file).split(path.sep).join('/')}`;
    const body = await readFile(file);
    files.set(address === '/index.html' ? '/' : address, {
      body,
      headers: {
        'content-type': types[path.extname(entry.name)] ?? 'application/octet-stream',
        'content-length': String(body.byteLength),
        etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
        'cache-control': hashedName.test(address) ? 'private, max-age=31536000, immutable' : 'private, no-cache',
      },
    });
  }
  return files;
}
