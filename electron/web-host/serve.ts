import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { RPCHandler } from '@orpc/server/node';
import type { Core } from '../core/create-core.ts';
import { type Language, wordsIn } from '../core/foundation/i18n/index.ts';
import type { Clock } from '../core/foundation/ports.ts';
import { downloadHeaders, downloadToken } from '../downloads.ts';
import { pageHeaders } from '../page-headers.ts';
import { denial, tabHeader } from './guards.ts';
import { plainPages } from './plain-pages.ts';
import { newSecret, Sessions } from './sessions.ts';
import { readStaticFiles, type StaticFile } from './static-files.ts';

/** A running web host. */
export interface WebHost {
  /** `http://127.0.0.1:<port>`. */
  origin: string;
  /** What a program of the same user must show to get a link (`running.ts`). */
  ownerSecret: string;
  /** An address that opens the app in one tab; valid once, for 60 seconds. */
  newLink(): string;
  /** Stops answering: calls under way are cut off. Resolves when the port is free. */
  close(): Promise<void>;
}

export interface ServeOptions {
  core: Pick<Core, 'router' | 'takeFile'>;
  /** The built renderer. */
  rendererDir: string;
  /** What belongs to the pages that need no session (`electron/web-host/pages`). */
  pagesDir: string;
  /** What a person types to get a new address. */
  startCommand?: string;
  /** A free one is chosen when it is 0 or left out. */
  port?: number;
  language?: Language;
  clock?: Clock;
}

/** A person's browser opens a handful of connections; more than this is something else. */
const maxConnections = 64;
const headersTimeoutMs = 5_000;
/** Time for the largest list from a slow disk. */
const requestTimeoutMs = 120_000;
/** A log-in is one secret. */
const logInLimit = 1024;

/** Serves the core and the renderer to browsers on this computer only. Rejects when the port is taken. */
export async function serve(options: ServeOptions): Promise<WebHost> {
  const { core } = options;
  const language = options.language ?? 'sv';
  const sessions = new Sessions(options.clock ?? { now: () => new Date() });
  const ownerSecret = newSecret();
  const handler = new RPCHandler(core.router);
  const files = await readStaticFiles(options.rendererDir);
  const pages = await plainPages(options.pagesDir, options.startCommand ?? 'npm start', wordsIn(language), language);
  let origin = '';

  const newLink = () => `${origin}/login#${sessions.newLink()}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(pageHeaders())) response.setHeader(name, value);
    const refused = denial(request, origin);
    if (refused !== null)
      // The body is not read, so the connection cannot be used again.
      return void response.writeHead(refused.status, { ...refused.headers, connection: 'close' }).end();
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    if (request.method === 'POST') return await answerPost(request, response, path);
    const page = pages.get(path);
    if (page !== undefined) return sendFile(request, response, 200, page);
    if (!sessions.hasSession(request.headers.cookie)) return sendPage(request, response, 401);
    const token = downloadToken(path);
    if (token !== null) return sendDownload(request, response, token);
    const file = files.get(path);
    if (file === undefined) return void response.writeHead(404).end();
    return sendFile(request, response, 200, file);
  }

  async function answerPost(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    response.setHeader('cache-control', 'no-store');
    if (path === '/login') return await logIn(request, response);
    if (path === '/link') return await giveLink(request, response);
    const tab = request.headers[tabHeader];
    if (!sessions.mayCall(request.headers.cookie, typeof tab === 'string' ? tab : undefined))
      return void response.writeHead(401, { connection: 'close' }).end();
    // One tab may open another: it shows what every call must show.
    if (path === '/tab') return sendJson(response, { link: newLink() });
    const { matched } = await handler.handle(request, response, { prefix: '/rpc', context: {} });
    if (!matched) response.writeHead(404, { connection: 'close' }).end();
  }

  async function logIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const link = await readField(request, 'link');
    const session = link === null ? null : sessions.logIn(link, request.headers.cookie);
    if (session === null) return void response.writeHead(403, { connection: 'close' }).end();
    if (session.cookie !== null) response.setHeader('set-cookie', session.cookie);
    sendJson(response, { tab: session.tab });
  }

  async function giveLink(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const given = Buffer.from((await readField(request, 'secret')) ?? '');
    const wanted = Buffer.from(ownerSecret);
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
      return void response.writeHead(403, { connection: 'close' }).end();
    sendJson(response, { link: newLink() });
  }

  /**
   * A download is a navigation, which carries the cookie but cannot carry the tab's header. Its address stands in for the
   * header: a UUID of 122 random bits that the core gave, a moment ago, to a call which had both, and which works once.
   */
  function sendDownload(request: IncomingMessage, response: ServerResponse, token: string): void {
    if (request.method !== 'GET') return void response.writeHead(405, { allow: 'GET' }).end();
    if (request.headers['sec-fetch-site'] !== 'same-origin') return void response.writeHead(403).end();
    const file = core.takeFile(token);
    if (file === null) return sendPage(request, response, 404);
    response.writeHead(200, downloadHeaders(file)).end(file.bytes);
  }

  function sendPage(request: IncomingMessage, response: ServerResponse, status: number): void {
    const page = pages.get('/open');
    if (page !== undefined) sendFile(request, response, status, page);
  }

  const server = createServer({ connectionsCheckingInterval: 1_000 }, (request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.headersTimeout = headersTimeoutMs;
  server.requestTimeout = requestTimeoutMs;
  server.maxConnections = maxConnections;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;

  return {
    origin,
    ownerSecret,
    newLink,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function sendFile(request: IncomingMessage, response: ServerResponse, status: number, file: StaticFile): void {
  if (file.headers['etag'] !== undefined && request.headers['if-none-match'] === file.headers['etag'])
    return void response.writeHead(304, { etag: file.headers['etag'] }).end();
  response.writeHead(status, file.headers).end(request.method === 'HEAD' ? undefined : file.body);
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

/** One text field of a small JSON body; `null` when it is not that. */
async function readField(request: IncomingMessage, field: string): Promise<string | null> {
  if (Number(request.headers['content-length']) > logInLimit) return null;
  try {
    const body: unknown = JSON.parse(await readText(request));
    const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, field) : null;
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
