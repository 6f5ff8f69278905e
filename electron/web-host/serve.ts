import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { RPCHandler } from '@orpc/server/node';
import type { Core } from '../core/create-core.ts';

export interface WebHost {
  /** `http://127.0.0.1:<port>`. */
  origin: string;
  /** A one-time address that logs a browser in; valid for 60 seconds. */
  newLink(): string;
  close(): Promise<void>;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

/** Serves the core and the renderer to a browser on this computer only. */
export async function serve(options: { core: Core; rendererDir: string; port?: number }): Promise<WebHost> {
  const { core } = options;
  const session = randomBytes(32).toString('base64url');
  const links = new Map<string, number>();
  const handler = new RPCHandler(core.router);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin);
    response.setHeader(
      'content-security-policy',
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    );
    response.setHeader('x-content-type-options', 'nosniff');
    if (url.pathname === '/login') {
      const expires = links.get(url.searchParams.get('link') ?? '');
      if (expires === undefined || expires < Date.now()) return void response.writeHead(403).end();
      links.delete(url.searchParams.get('link') ?? '');
      return void response
        .writeHead(303, { location: '/', 'set-cookie': `session=${session}; HttpOnly; SameSite=Strict; Path=/` })
        .end();
    }
    const given = Buffer.from(/(?:^|; )session=([^;]*)/.exec(request.headers.cookie ?? '')?.[1] ?? '');
    const want = Buffer.from(session);
    if (given.length !== want.length || !timingSafeEqual(given, want)) return void response.writeHead(401).end();
    const { matched } = await handler.handle(request, response, { prefix: '/rpc', context: {} });
    if (matched) return;
    const file = path.join(options.rendererDir, url.pathname === '/' ? 'index.html' : url.pathname);
    if (!file.startsWith(options.rendererDir + path.sep)) return void response.writeHead(403).end();
    try {
      const body = await readFile(file);
      response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  return {
    origin,
    newLink: () => {
      const link = randomBytes(32).toString('base64url');
      links.set(link, Date.now() + 60_000);
      return `${origin}/login?link=${link}`;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
