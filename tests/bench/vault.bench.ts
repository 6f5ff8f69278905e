import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os, { availableParallelism } from 'node:os';
import path from 'node:path';
import { Decrypter } from 'age-encryption';
import Database from 'better-sqlite3';
import { workerEntry } from '../../electron/cli/open-core.ts';
import { jobRunner } from '../../electron/core/foundation/worker/run-job.ts';
import {
  contentOf,
  type CredentialRow,
  openRow,
  sealContent,
  signRow,
} from '../../electron/core/vault/credential-row.ts';
import { signingKeyOf } from '../../electron/core/vault/device-keys.ts';
import { openCredential } from '../../electron/core/vault/open-credential.ts';
import { newIdentity } from '../../electron/core/vault/sealing.ts';
import { credential, foundOfficeAnew } from '../vault-office.ts';
import { clock, inTurns, processor } from './in-turns.ts';
import type { Measure } from './bench.ts';

/** Debian's package of the same name. */
const age = '/usr/bin/age';
const times = 100;

/** Opening one credential of a register, with every check of who may, against the bare library opening the same file. */
async function opening(folder: string): Promise<Measure[]> {
  const { client, core, vaultId, accounts, keychain } = await foundOfficeAnew(path.join(folder, 'data'));
  for (let index = 0; index < 20; index += 1)
    await client.vault.save(credential(vaultId, { label: `Konto ${index}`, accountIds: accounts.slice(0, 1) }));
  const { id } = await client.vault.save(credential(vaultId, { accountIds: accounts.slice(0, 1) }));
  const context = await core.context();
  const kept = JSON.parse((await keychain.getPassword('se.kanalvakt', vaultId)) ?? '') as { keys: string };
  const { identity } = JSON.parse(Buffer.from(kept.keys, 'base64').toString()) as { identity: string };
  const row = await context.db.selectFrom('vault_credential').select('sealed').where('id', '=', id).executeTakeFirst();
  const sealed = new Uint8Array(Buffer.from(row?.sealed ?? '', 'base64'));
  const theirs = async () => {
    for (let time = 0; time < times; time += 1) {
      const decrypter = new Decrypter();
      decrypter.addIdentity(identity);
      await decrypter.decrypt(sealed, 'text');
    }
  };
  const ours = async () => {
    for (let time = 0; time < times; time += 1) await openCredential(context, id);
  };
  const shown = async () => {
    for (let time = 0; time < times; time += 1)
      await client.vault.reveal({ id, field: 'password', use: 'reveal', reason: 'Mätning av öppning' });
  };
  // The log stands on the disk before the value leaves: the reference writes as durably, and nothing else.
  const log = new Database(path.join(folder, 'logg.sqlite'));
  log.pragma('journal_mode = WAL');
  log.pragma('synchronous = FULL');
  log.exec('create table used (id text, at text)');
  const write = log.prepare('insert into used values (?, ?)');
  const openedAndWritten = async () => {
    for (let time = 0; time < times; time += 1) {
      const decrypter = new Decrypter();
      decrypter.addIdentity(identity);
      await decrypter.decrypt(sealed, 'text');
      write.run(id, String(time));
    }
  };
  const measures = [
    {
      name: `en inloggning öppnas med alla kontroller, mot bara bibliotekets öppning (${times} gånger), processortid`,
      limit: 3,
      ...(await inTurns(5, processor, ours, theirs)),
    },
    {
      name: `en inloggning visas, med kontroller och rad i användningsloggen, mot bibliotekets öppning och en rad på disk (${times} gånger)`,
      limit: 3,
      ...(await inTurns(3, clock, shown, openedAndWritten)),
    },
  ];
  log.close();
  await core.close();
  return measures;
}

const credentials = 800;

/** Sealing 800 credentials anew to six recipients, as the vault does it, against a loop of `age` that opens and seals the same. */
async function resealing(folder: string): Promise<Measure[]> {
  if (spawnSync(age, ['--version']).status !== 0) return [];
  const keys = await Promise.all(Array.from({ length: 6 }, newIdentity));
  const recipients = keys.map(({ recipient }) => recipient);
  const identity = keys[0]?.identity ?? '';
  const { signingKey } = signingKeyOf(new Uint8Array(32).fill(7));
  const vaultId = '00000000-0000-4000-8000-000000000000';
  const rows: CredentialRow[] = [];
  for (let index = 0; index < credentials; index += 1) {
    const shape = {
      id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      vault_id: vaultId,
      version: 1,
      epoch: 1,
      author: 'x',
      label: `Ängby konto ${index}`,
      sort_key: '',
      search_text: '',
      kind: 'shared' as const,
      accountIds: [],
      has_password: 1,
      has_totp: 0,
      recovery_code_count: 0,
      recovery_mail: 'none' as const,
      recovery_phone: 'none' as const,
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
    };
    const secrets = {
      login: `social${index}@example.se`,
      password: `Lösen-${index}-åäö`,
      totp: '',
      recoveryCodes: [],
      recoveryMail: '',
      recoveryPhone: '',
      notes: '',
      tools: [],
      extra: [],
    };
    const sealed = await sealContent(contentOf({ ...shape, vaultId }, secrets), recipients);
    rows.push(signRow({ ...shape, sealed }, signingKey));
    await writeFile(path.join(folder, `${index}.age`), Buffer.from(sealed, 'base64'));
  }
  await writeFile(path.join(folder, 'nyckel.txt'), `${identity}\n`, { mode: 0o600 });
  await writeFile(path.join(folder, 'mottagare.txt'), `${recipients.join('\n')}\n`);
  // As in the vault: nothing is kept until all of it is sealed.
  const loop = `set -e -o pipefail; cd "$1"; for n in $(seq 0 ${credentials - 1}); do
    ${age} -d -i nyckel.txt $n.age | ${age} -R mottagare.txt -o $n.ny; done`;
  const theirs = () => void execFileSync('bash', ['-c', loop, 'age', folder], { stdio: 'pipe' });
  const runJob = jobRunner(workerEntry);
  // Divided as `commit-statement.ts` does it.
  const workers = Math.max(1, Math.min(4, availableParallelism() - 1));
  const size = Math.ceil(rows.length / workers);
  const parts = Array.from({ length: workers }, (_, n) =>
    rows.slice(n * size, (n + 1) * size).map((row) => ({ row, recipients })),
  );
  const ours = async () => {
    const done = await Promise.all(
      parts.map((part) => runJob('resealCredentials', { rows: part, identity, signingKey })),
    );
    const sealed = done.flat().map((one) => one.sealed ?? '');
    const opened = await Promise.all(
      rows.slice(0, 1).map((row, index) => openRow({ ...row, sealed: sealed[index] ?? '' }, identity)),
    );
    if (sealed.includes('') || opened.some((one) => typeof one === 'string')) throw new Error('Not all sealed anew');
  };
  return [
    {
      name: `${credentials} inloggningar förseglas på nytt till ${recipients.length} mottagare (${workers} arbetare), mot en slinga med age`,
      limit: 1.2,
      ...(await inTurns(2, clock, ours, theirs)),
    },
  ];
}

/** The vault's everyday and its heaviest work, beside the tools that do nothing else. */
export async function bench(): Promise<Measure[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'kanalvakt-bench-'));
  try {
    return [...(await opening(folder)), ...(await resealing(folder))];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
