import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { openLane, saw, untilAnswers } from './lane.ts';

/** The stream against a real snac2, through its Mastodon API; see README.md here. */
const snac = process.argv[2] ?? 'snac';
const folder = mkdtempSync(path.join(os.tmpdir(), 'kanalvakt-snac-'));
const home = path.join(folder, 'snac');

/** A port that nobody listens on just now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const port = await freePort();
const origin = `http://127.0.0.1:${port}`;
const post = (text: string) => execFileSync(snac, ['note', home, 'kultur', text], { stdio: 'ignore' });

async function start(): Promise<ChildProcess> {
  const server = spawn(snac, ['httpd', home], { stdio: 'ignore' });
  await untilAnswers(origin);
  return server;
}

async function kill(server: ChildProcess): Promise<void> {
  server.kill('SIGKILL');
  await once(server, 'exit');
}

execFileSync(snac, ['init', home], {
  input: `127.0.0.1\n${port}\n127.0.0.1:${port}\n\n\n`,
  stdio: ['pipe', 'ignore', 'inherit'],
});
const settings = path.join(home, 'server.json');
writeFileSync(
  settings,
  JSON.stringify({ ...(JSON.parse(readFileSync(settings, 'utf8')) as object), protocol: 'http' }),
);
execFileSync(snac, ['adduser', home, 'kultur'], { stdio: 'ignore' });

let server = await start();
const lane = await openLane(`${origin}/api/v1/accounts/lookup?acct=kultur`);
try {
  post('Hej från **Ängby** bibliotek');
  let seen = await lane.read();
  saw(`asked ${seen.source.address}: ${seen.source.state}, ${seen.source.fault ?? 'no fault'}`);
  assert.equal(seen.source.state, 'ok');
  assert.match(seen.source.address, /\/api\/v1\/accounts\/\w+\/statuses/);
  assert.deepEqual(
    seen.items.map(({ text, kind, atIsKnown }) => ({ text, kind, atIsKnown })),
    [{ text: 'Hej från Ängby bibliotek', kind: 'post', atIsKnown: true }],
  );
  saw(`read: ${seen.items[0]?.text} · ${seen.items[0]?.at} · ${seen.items[0]?.address}`);

  assert.equal((await lane.read()).fetched.news, 0);
  saw('read again: nothing new');

  server.kill('SIGSTOP');
  seen = await lane.read();
  assert.equal(seen.source.fault, 'too-slow');
  saw(`stopped in the middle: ${seen.source.state}, ${seen.source.fault}; ${seen.items.length} post is still shown`);
  server.kill('SIGCONT');

  await kill(server);
  seen = await lane.read();
  assert.deepEqual([seen.source.state, seen.source.fault, seen.items.length], ['failing', 'no-contact', 1]);
  saw(`killed: ${seen.source.state}, ${seen.source.fault}`);

  server = await start();
  post('Andra inlägget');
  seen = await lane.read();
  assert.deepEqual([seen.source.state, seen.fetched.news, seen.items[0]?.text], ['ok', 1, 'Andra inlägget']);
  saw('started again: answers, and the new post is new');
} finally {
  await lane.close();
  await kill(server);
  rmSync(folder, { recursive: true, force: true });
}
