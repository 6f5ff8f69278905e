import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { z } from 'zod';
import type { WebHost } from './serve.ts';

/**
 * How a second start finds the host that already has the data folder open, and gets a link to one more tab from it.
 * The file lies beside the database and is as private as that is: whoever can read it can read the register.
 */
const Running = z.strictObject({ origin: z.url(), secret: z.string() });

const runningFile = (dataDir: string) => path.join(dataDir, 'web-host.json');

/** Says that this host owns the data folder; answers a function that takes the notice away. */
export function announceRunning(dataDir: string, host: WebHost): () => void {
  const file = runningFile(dataDir);
  const notice = { origin: host.origin, secret: host.ownerSecret };
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify(notice), { mode: 0o600, flag: 'wx' });
  return () => rmSync(file, { force: true });
}

/** A fresh link from the host that has this data folder open; `null` when none answers. */
export async function linkFromRunning(dataDir: string): Promise<string | null> {
  let running: z.infer<typeof Running>;
  try {
    running = Running.parse(JSON.parse(readFileSync(runningFile(dataDir), 'utf8')));
  } catch {
    return null;
  }
  const answer = await postJson(running.origin, '/link', { secret: running.secret });
  return answer?.status === 200 ? z.strictObject({ link: z.string() }).parse(JSON.parse(answer.body)).link : null;
}

/** Posts as the host's own page would; `null` when nobody answers within 2 seconds. */
async function postJson(
  origin: string,
  address: string,
  value: unknown,
): Promise<{ status: number; body: string } | null> {
  const body = JSON.stringify(value);
  return await new Promise((resolve) => {
    const call = request(
      `${origin}${address}`,
      {
        method: 'POST',
        timeout: 2_000,
        headers: {
          origin,
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
      },
    );
    call.on('timeout', () => call.destroy());
    call.on('error', () => resolve(null));
    call.end(body);
  });
}
