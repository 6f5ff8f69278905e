import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os, { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { workerEntry } from '../../electron/cli/open-core.ts';
import { signingKeyOf } from '../../electron/core/vault/device-keys.ts';
import { tryFile } from '../../electron/core/vault/importing/open-vault-file.ts';
import type { ToSeal } from '../../electron/core/vault/importing/seal-credentials.ts';
import { newIdentity } from '../../electron/core/vault/sealing.ts';
import { jobRunner } from '../../electron/core/foundation/worker/run-job.ts';
import type { Measure } from './bench.ts';
import { openBuiltCore } from './built-core.ts';
import { clock, inTurns, processor } from './in-turns.ts';

const entries = 1000;
const runs = 5;
const keepassxc = '/usr/bin/keepassxc-cli';
const password = 'Påhittad-fras-2026';

/** A database as an administration has it, in KeePassXC's own XML. */
function database(): string {
  const field = (key: string, value: string) => `<String><Key>${key}</Key><Value>${value}</Value></String>`;
  const entry = (index: number) =>
    `<Entry><UUID>${Buffer.from(String(index).padStart(16, '0')).toString('base64')}</UUID>${[
      field('Title', `Ängby konto ${index}`),
      field('UserName', `social${index}@example.se`),
      field('Password', `Lösen-${index}-åäö`),
      field('URL', `https://www.facebook.com/angby${index}`),
      field('Notes', 'Återställning via funktionsbrevlåda'),
      ...(index % 3 === 0 ? [field('Återställningskoder', '1111-2222 3333-4444')] : []),
    ].join('')}</Entry>`;
  const all = Array.from({ length: entries }, (_, index) => entry(index)).join('');
  const root = `<Group><UUID>AAAAAAAAAAAAAAAAAAAAAQ==</UUID><Name>Valv</Name>${all}</Group>`;
  return `<?xml version="1.0" encoding="UTF-8"?><KeePassFile><Meta><Generator>x</Generator></Meta><Root>${root}</Root></KeePassFile>`;
}

/** Reading and previewing a thousand entries, against KeePassXC's own command writing them out. */
async function reading(folder: string): Promise<Measure[]> {
  if (!existsSync(keepassxc)) return [];
  const env = { ...process.env, QT_QPA_PLATFORM: 'offscreen', HOME: folder };
  const file = path.join(folder, 'valv.kdbx');
  await writeFile(path.join(folder, 'valv.xml'), database());
  const twice = `${password}\n${password}\n`;
  execFileSync(keepassxc, ['import', '-q', '-p', '-t', '100', path.join(folder, 'valv.xml'), file], {
    input: twice,
    env,
    stdio: 'pipe',
  });
  const theirs = () =>
    execFileSync(keepassxc, ['export', '-q', file], { input: `${password}\n`, env, stdio: 'pipe', maxBuffer: 1e8 });
  const core = await openBuiltCore(path.join(folder, 'data'));
  const context = await core.context();
  const bytes = new Uint8Array(await readFile(file));
  const given = { fileName: 'valv.kdbx', bytes, format: 'kdbx' as const, match: null, password, keyFile: null };
  const ours = async () => {
    const { taken } = await tryFile(context, given, null);
    if (taken !== entries) throw new Error(`${taken} of ${entries} entries came out`);
  };
  const measured = await inTurns(runs, clock, ours, theirs);
  await core.close();
  return [{ name: '1 000 poster kdbx läses och förhandsgranskas, mot keepassxc-cli export', limit: 5, ...measured }];
}

/** The bare library in a worker: the same texts to the same recipients, and nothing else. */
function bare(texts: readonly string[], recipients: readonly string[]): Promise<void> {
  const code = `
    const { parentPort, workerData } = require('node:worker_threads');
    import('age-encryption').then(async ({ Encrypter }) => {
      for (const text of workerData.texts) {
        const encrypter = new Encrypter();
        for (const recipient of workerData.recipients) encrypter.addRecipient(recipient);
        await encrypter.encrypt(text);
      }
      parentPort.postMessage('done');
    });`;
  return new Promise((resolve, reject) => {
    const worker = new Worker(code, { eval: true, workerData: { texts, recipients } });
    worker.once('message', () => resolve());
    worker.once('error', reject);
  });
}

/** Sealing a thousand logins to six recipients, against the bare library on the same number of workers. */
async function sealing(): Promise<Measure[]> {
  const recipients = await Promise.all(Array.from({ length: 6 }, async () => (await newIdentity()).recipient));
  const { signingKey } = signingKeyOf(new Uint8Array(32).fill(7));
  const toSeal = Array.from(
    { length: entries },
    (_, index): ToSeal => ({
      row: {
        id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
        vault_id: '00000000-0000-4000-8000-000000000000',
        version: 1,
        epoch: 1,
        author: 'x',
        label: `Ängby konto ${index}`,
        sort_key: '',
        search_text: '',
        kind: 'shared',
        accountIds: [],
        has_password: 1,
        has_totp: 0,
        recovery_code_count: 0,
        recovery_mail: 'none',
        recovery_phone: 'none',
        second_factor_person_id: null,
        recovery_person_id: null,
        tool_count: 0,
        extra_count: 0,
        rotated_at: null,
        maybe_old: 0,
        removed_at: null,
        remove_reason: '',
        created_at: '2026-05-04T10:00:00.000Z',
        updated_at: '2026-05-04T10:00:00.000Z',
      },
      secrets: {
        login: `social${index}@example.se`,
        password: `Lösen-${index}-åäö`,
        totp: '',
        recoveryCodes: [],
        recoveryMail: '',
        recoveryPhone: '',
        notes: '',
        tools: [],
        extra: [],
      },
      recipients,
    }),
  );
  const workers = Math.max(1, Math.min(4, availableParallelism() - 1));
  const size = Math.ceil(entries / workers);
  const parts = Array.from({ length: workers }, (_, n) => toSeal.slice(n * size, (n + 1) * size));
  const runJob = jobRunner(workerEntry);
  const ours = () => Promise.all(parts.map((credentials) => runJob('sealCredentials', { credentials, signingKey })));
  const theirs = () =>
    Promise.all(
      parts.map((part) =>
        bare(
          part.map(({ secrets }) => JSON.stringify(secrets)),
          recipients,
        ),
      ),
    );
  return [
    {
      name: `1 000 inloggningar förseglas till ${recipients.length} mottagare, mot bara biblioteket på lika många arbetare (${workers}), processortid`,
      limit: 1.2,
      ...(await inTurns(3, processor, ours, theirs)),
    },
  ];
}

/** The vault's import, beside the tools that do nothing else. */
export async function bench(): Promise<Measure[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'kanalvakt-bench-'));
  try {
    return [...(await reading(folder)), ...(await sealing())];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
