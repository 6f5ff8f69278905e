import { request } from 'node:http';
import { connect } from 'node:net';

/** An answer read whole. */
export interface Answered {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** Sends a request with exactly these headers and nothing added but Host and Content-Length; unlike fetch, it forbids none. */
export function send(
  origin: string,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answered> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const body = options.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(options.body)) };
    const call = request(
      {
        hostname,
        port,
        path,
        method: options.method ?? 'GET',
        headers: { ...body, ...options.headers },
        agent: false,
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString('utf8'),
          }),
        );
      },
    );
    call.on('error', reject);
    call.end(options.body);
  });
}

/** Writes raw bytes and answers everything that comes back until the other side closes, or nothing more comes for `quietMs`. */
export function sendRaw(origin: string, text: string, quietMs = 15_000): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.setTimeout(quietMs, () => socket.destroy());
    socket.on('data', (part) => (answer += part.toString('latin1')));
    socket.on('close', () => resolve(answer));
    socket.on('error', (error) => (answer === '' ? reject(error) : resolve(answer)));
  });
}

/** What the host's own page says of itself when it posts JSON. */
export function fromOwnPage(origin: string): Record<string, string> {
  return { origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
}

/** Logs in by a link; the cookie to send back, and the tab's token. */
export async function logIn(
  origin: string,
  link: string,
  cookie?: string,
): Promise<{ cookie: string; tab: string; status: number; setCookie: string }> {
  const answer = await send(origin, '/login', {
    method: 'POST',
    headers: { ...fromOwnPage(origin), ...(cookie === undefined ? {} : { cookie }) },
    body: JSON.stringify({ link: new URL(link).hash.slice(1) }),
  });
  const setCookie = [answer.headers['set-cookie'] ?? []].flat()[0] ?? '';
  const { tab = '' } = answer.status === 200 ? (JSON.parse(answer.body) as { tab?: string }) : {};
  return { cookie: setCookie.split(';', 1)[0] ?? '', tab, status: answer.status, setCookie };
}
