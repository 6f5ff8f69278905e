import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on this computer that answers as a test says, and remembers who asked for what. */
export interface FeedServer {
  origin: string;
  /** What each path answers; another path is not there. */
  answers: Map<string, Answer>;
  asked: Array<{ path: string; headers: IncomingMessage['headers'] }>;
  /** The most requests that were open at the same time. */
  most(): number;
  close(): Promise<void>;
}

/** Starts a server on an address of this computer only. */
export async function feedServer(address = '127.0.0.1'): Promise<FeedServer> {
  const answers = new Map<string, Answer>();
  const asked: FeedServer['asked'] = [];
  let open = 0;
  let most = 0;
  const server: Server = createServer((request, response) => {
    const pathname = decodeURI(new URL(request.url ?? '/', 'http://x').pathname);
    open += 1;
    most = Math.max(most, open);
    response.once('close', () => {
      open -= 1;
    });
    asked.push({ path: pathname, headers: request.headers });
    const answer = answers.get(pathname);
    if (answer === undefined) response.writeHead(404).end();
    else answer(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, address, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://${address}:${port}`,
    answers,
    asked,
    most: () => most,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An RSS feed with these posts, told by their titles; each has a time of its own. */
export function rssOf(posts: ReadonlyArray<{ title: string; at: string }>): string {
  const items = posts.map(
    ({ title, at }) =>
      `<item><title>${title}</title><guid>${title}</guid><link>https://blogg.exempel.se/${title}</link><pubDate>${at}</pubDate></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>${items.join('')}</channel></rss>`;
}

/** Answers with a body, and how it is packed. */
export const sends =
  (body: string | Uint8Array, headers: Record<string, string> = {}, status = 200): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/rss+xml', ...headers }).end(body);
  };
