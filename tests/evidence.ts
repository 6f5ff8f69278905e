import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import type { CoreOptions } from '../electron/core/create-core.ts';
import { caseWork } from './case-work.ts';
import { leavingRegister } from './leaving.ts';
import { type Client, projectRoot } from './register.ts';

const table = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  let crc = 0xffffffff;
  for (const byte of body) crc = (table[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  const [length, end] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.byteLength);
  end.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
  return Buffer.concat([length, body, end]);
}

/** A PNG in grey, drawn by a function of its pixels; `extra` bytes make it larger without another look. */
export function png(width: number, height: number, grey: (x: number, y: number) => number): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = grey(x, y);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
      chunk('IHDR', head),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', new Uint8Array()),
    ]),
  );
}

/** A screenshot of a post, told from others by its number. */
export const screenshot = (n = 1, name = `skarm-${n}.png`) =>
  new File([png(64, 48, (x, y) => (x * n + y * 7) % 256)], name, { type: 'image/png' });

/** An image of `fixtures/images`, as a browser or another program wrote it. */
export const imageFixture = (name: string) =>
  new File([new Uint8Array(readFileSync(path.join(projectRoot, 'tests/fixtures/images', name)))], name);

/** A screenshot that `looks/run.ts` made. */
export const lookFixture = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(path.join(projectRoot, `tests/fixtures/looks/${name}.png`)));

export const hashOf = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

/** Grounds with what the assessment asks for. */
export const grounds = {
  threat: { ground: 'threat', obvious: 'yes' },
  rules: { ground: 'own-rules', rule: 'Reklam', 'not-criticism': 'yes', measure: 'hide', reason: 'Reklam' },
  abuse: { ground: 'child-abuse' },
} as const;

/** What is given of a post. */
export const given = (caseId: string, files: File[], more: object = {}) => ({
  caseId,
  what: 'documentation' as const,
  title: '',
  address: 'https://social.exempel.se/p/1',
  author: '@arg',
  posted: '20 november 9.12',
  text: '',
  files,
  anyway: '',
  ...more,
});

/** What happens in cases about posts, through the contract. */
export function postCases(client: Client, administrationId: string, accounts: readonly string[]) {
  const { record, done } = caseWork(client);
  /** A case about a post, assessed on a ground, or not yet. */
  const post = async (ground: Readonly<Record<string, string>> | null = grounds.threat): Promise<string> => {
    const { id } = await client.cases.open({
      administrationId,
      workflow: 'post',
      title: 'Kommentar hos Ängby bibliotek',
      dnr: '',
      happenedAt: null,
      accountIds: accounts.slice(0, 1),
    });
    await done(id, 'knowledge', { address: 'https://social.exempel.se/p/1', author: '@arg' });
    if (ground !== null) await done(id, 'assess', ground);
    return id;
  };
  return { record, done, post };
}

/** A register with cases about posts. Today is Friday 20 November 2026. */
export async function evidenceRegister(dataDir: string, extra: Partial<CoreOptions> = {}) {
  const register = await leavingRegister(dataDir, 1, extra);
  const { client, administrationId, accounts } = register;
  return { ...register, ...postCases(client, administrationId, accounts) };
}
