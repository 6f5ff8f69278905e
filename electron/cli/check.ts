import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Words } from '../core/foundation/i18n/index.ts';
import { tabHeader } from '../web-host/guards.ts';
import { serve } from '../web-host/serve.ts';
import { Failed } from './command.ts';
import { openCore } from './open-core.ts';
import { pagesFolder, projectVersion, rendererFolder } from './project.ts';

/**
 * `npm start -- --check`: starts on a data folder of its own, logs in the way a browser does, asks one question over HTTP
 * and stops. Answers the line to print; throws when the answer is not the expected one.
 */
export async function check(words: Words, named: string | undefined): Promise<string> {
  const dataDir = named ?? (await mkdtemp(path.join(os.tmpdir(), 'kanalvakt-check-')));
  try {
    const core = await openCore({ dataDir, host: 'web' });
    const host = await serve({ core, rendererDir: rendererFolder, pagesDir: pagesFolder });
    try {
      const version = await askVersion(host.origin, host.newLink());
      if (version !== projectVersion()) throw new Failed(words('cli.checkFailed', { detail: String(version) }));
      return words('cli.checked', { version, origin: host.origin });
    } finally {
      await host.close();
      await core.close();
    }
  } finally {
    if (named === undefined) await rm(dataDir, { recursive: true, force: true });
  }
}

async function askVersion(origin: string, link: string): Promise<unknown> {
  const head = { 'content-type': 'application/json', origin, 'sec-fetch-site': 'same-origin' };
  const logIn = await fetch(`${origin}/login`, {
    method: 'POST',
    headers: head,
    body: JSON.stringify({ link: new URL(link).hash.slice(1) }),
  });
  const { tab } = (await logIn.json()) as { tab: string };
  const cookie = logIn.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
  const answer = await fetch(`${origin}/rpc/settings/info`, {
    method: 'POST',
    headers: { ...head, cookie, [tabHeader]: tab },
    body: JSON.stringify({ json: {} }),
  });
  const { json } = (await answer.json()) as { json?: { version?: unknown } };
  return json?.version ?? answer.status;
}
