import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { HeldFile } from '../core/foundation/held-files.ts';
import { downloadHeaders, downloadToken } from '../downloads.ts';
import { pageHeaders } from '../page-headers.ts';
import { problemStyle } from './problem-page.ts';
import { isAppAddress } from './security/addresses.ts';

/** What the app's own addresses are answered with. */
export interface AppSources {
  /** The built renderer; nothing outside it is ever read. */
  rendererDir: string;
  /** A finished export, for the last time; `null` when there is none by that token. */
  takeFile(token: string): Promise<HeldFile | null>;
  /** The page that says why there is no app; `null` when there is one. */
  problem(): string | null;
}

/** The kinds of file that a built renderer holds; another kind is not ours and does not exist. */
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

const empty = (status: number) => new Response(null, { status, headers: pageHeaders() });
const page = (body: string | Uint8Array<ArrayBuffer>, type: string) =>
  new Response(body, { headers: { ...pageHeaders(), 'content-type': type, 'cache-control': 'no-store' } });

/** Answers one `app://bundle/…` request: a file of the renderer, a finished export, or the problem page. GET only. */
export async function answerAppRequest(
  request: { method: string; url: string },
  sources: AppSources,
): Promise<Response> {
  if (request.method !== 'GET') return empty(405);
  if (!isAppAddress(request.url)) return empty(404);
  const { pathname } = new URL(request.url);
  const token = downloadToken(pathname);
  if (token !== null) return await answerDownload(token, sources);
  if (pathname === '/problem') return page(sources.problem() ?? '', 'text/html; charset=utf-8');
  if (pathname === '/problem.css') return page(problemStyle, 'text/css; charset=utf-8');
  return await answerFile(pathname, sources.rendererDir);
}

async function answerDownload(token: string, sources: AppSources): Promise<Response> {
  const file = await sources.takeFile(token);
  if (file === null) return empty(404);
  return new Response(new Uint8Array(file.bytes), { headers: { ...pageHeaders(), ...downloadHeaders(file) } });
}

async function answerFile(pathname: string, rendererDir: string): Promise<Response> {
  const file = fileBehind(pathname, rendererDir);
  if (file === null) return empty(404);
  try {
    return page(new Uint8Array(await readFile(file.path)), file.type);
  } catch {
    return empty(404);
  }
}

/** The renderer's file for a path in an address; `null` for a way out of the folder, a hidden file or an unknown kind. */
export function fileBehind(pathname: string, rendererDir: string): { path: string; type: string } | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname === '/' ? '/index.html' : pathname);
  } catch {
    return null;
  }
  if (!/^(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/.test(decoded)) return null;
  const type = types[path.extname(decoded)];
  const file = path.resolve(rendererDir, `.${decoded}`);
  if (type === undefined || !file.startsWith(path.resolve(rendererDir) + path.sep)) return null;
  return { path: file, type };
}
