import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { openLane, saw } from './lane.ts';

/** The stream against a real personal data server of Bluesky's network; see README.md here. */
const packages = process.argv[2];
if (packages === undefined) throw new Error('Say in which folder @atproto/pds and @did-plc/server are installed');
const folder = mkdtempSync(path.join(os.tmpdir(), 'kanalvakt-pds-'));

// Runs in the folder of its packages, which are none of ours; tells its address when it listens.
const serverSource = `
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { Database, PlcServer } from '@did-plc/server';
import * as pds from '@atproto/pds';
const free = () => new Promise((resolve) => { const s = createServer().listen(0, '127.0.0.1', () => { const { port } = s.address(); s.close(() => resolve(port)); }); });
const data = process.env.LANE_DATA;
const plcPort = await free();
const plc = PlcServer.create({ db: Database.mock(), port: plcPort });
await plc.start();
const port = await free();
mkdirSync(data + '/blobs', { recursive: true });
const env = {
  devMode: true, port, hostname: 'localhost', didPlcUrl: 'http://localhost:' + plcPort,
  dataDirectory: data, blobstoreDiskLocation: data + '/blobs', serviceHandleDomains: ['.test'], inviteRequired: false,
  jwtSecret: randomBytes(16).toString('hex'), adminPassword: 'x', plcRotationKeyK256PrivateKeyHex: randomBytes(32).toString('hex'),
};
const server = await pds.PDS.create(pds.envToCfg(env), pds.envToSecrets(env));
await server.start();
console.log('http://127.0.0.1:' + port);
`;

const child = spawn(process.execPath, ['--input-type=module', '-e', serverSource], {
  cwd: packages,
  env: { ...process.env, LANE_DATA: folder, LOG_ENABLED: 'false' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const exited = once(child, 'exit');
let origin = '';
for await (const line of createInterface({ input: child.stdout })) {
  if (!line.startsWith('http://')) continue;
  origin = line;
  break;
}
assert.notEqual(origin, '', 'the server ended before it listened');

async function call(method: string, body: unknown, token?: string): Promise<Record<string, string>> {
  const headers = {
    'content-type': 'application/json',
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  const answer = await fetch(`${origin}/xrpc/${method}`, { method: 'POST', headers, body: JSON.stringify(body) });
  assert.equal(answer.status, 200, `${method}: ${answer.status}`);
  return (await answer.json()) as Record<string, string>;
}

const person = { handle: 'kultur.test', email: 'kultur@exempel.se', password: 'inte-hemligt-här' };
const { did = '', accessJwt } = await call('com.atproto.server.createAccount', person);
const post = (text: string, extra: object = {}) => {
  const record = { $type: 'app.bsky.feed.post', text, createdAt: new Date().toISOString(), ...extra };
  return call('com.atproto.repo.createRecord', { repo: did, collection: 'app.bsky.feed.post', record }, accessJwt);
};
const lane = await openLane(
  `${origin}/xrpc/com.atproto.repo.listRecords?repo=${did}&collection=app.bsky.feed.post&limit=30`,
);
try {
  const first = await post('Hej från Ängby <b>bibliotek</b>');
  await post('Ett svar', {
    reply: { root: { uri: first['uri'], cid: first['cid'] }, parent: { uri: first['uri'], cid: first['cid'] } },
  });
  let seen = await lane.read();
  assert.equal(seen.source.state, 'ok');
  assert.deepEqual(
    seen.items.map(({ text, address }) => ({ text, address })),
    [
      {
        text: 'Hej från Ängby <b>bibliotek</b>',
        address: `https://bsky.app/profile/${did}/post/${(first['uri'] ?? '').split('/').at(-1)}`,
      },
    ],
  );
  saw(`read: ${seen.items[0]?.text} · ${seen.items[0]?.at} · ${seen.items[0]?.address}; the reply is left out`);

  await post('Skrivet i morgon', { createdAt: '2040-01-01T00:00:00Z' });
  seen = await lane.read();
  assert.deepEqual(
    [seen.fetched.news, seen.items.find(({ text }) => text === 'Skrivet i morgon')?.atIsKnown],
    [1, false],
  );
  saw('a post dated ahead: shown, with its time unknown');

  child.kill('SIGSTOP');
  seen = await lane.read();
  assert.equal(seen.source.fault, 'too-slow');
  saw(`stopped in the middle: ${seen.source.state}, ${seen.source.fault}`);
  child.kill('SIGCONT');

  child.kill('SIGKILL');
  await exited;
  seen = await lane.read();
  assert.deepEqual([seen.source.state, seen.source.fault, seen.items.length], ['failing', 'no-contact', 2]);
  saw(`killed: ${seen.source.state}, ${seen.source.fault}; what it told stays`);
} finally {
  await lane.close();
  child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}
