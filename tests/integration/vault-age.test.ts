import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCore } from '../../electron/core/create-core.ts';
import { kitKeysOf } from '../../electron/core/vault/kit.ts';
import { newIdentity, open, seal } from '../../electron/core/vault/sealing.ts';
import { readShare } from '../../electron/core/vault/share-text.ts';
import { clientOf, coreOptions, memoryKeychain, temporaryFolder } from '../register.ts';
import { credential, foundOffice } from '../vault-office.ts';
import { combine } from 'shamir-secret-sharing';

/** Debian's package of the same name. */
const command = 'age';
const mayRun = spawnSync('which', [command]).status === 0;
let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
});
afterEach(() => remove());

function age(args: string[], input: Uint8Array): { status: number | null; text: string } {
  const { status, stdout } = spawnSync(command, args, { input });
  return { status, text: stdout.toString('utf8') };
}
function identityFile(identity: string): string {
  const file = path.join(folder, `${identity.slice(-8)}.txt`);
  writeFileSync(file, `${identity}\n`, { mode: 0o600 });
  return file;
}

describe.skipIf(!mayRun)(`the standard age command${mayRun ? '' : ' (skipped: age is not installed)'}`, () => {
  test('opens what we seal, for every recipient and nobody else, and we open what it seals', async () => {
    const [one, two, other] = await Promise.all([newIdentity(), newIdentity(), newIdentity()]);
    const sealed = await seal('Hemligt åäö', [one.recipient, two.recipient]);
    for (const { identity } of [one, two])
      expect(age(['-d', '-i', identityFile(identity)], sealed)).toEqual({ status: 0, text: 'Hemligt åäö' });
    expect(age(['-d', '-i', identityFile(other.identity)], sealed).status).not.toBe(0);
    const { stdout } = spawnSync(command, ['-r', one.recipient], { input: 'Från age' });
    expect(await open(stdout, one.identity)).toBe('Från age');
  });

  test('opens a credential of a register with the device’s key, and with two shares of the kit', async () => {
    const data = path.join(folder, 'data');
    const keychain = memoryKeychain();
    const { client, core, vaultId, shares } = await foundOffice(data, { keychain });
    await client.vault.save(credential(vaultId));
    await core.close();
    const db = new Database(path.join(data, 'kanalvakt.sqlite'), { readonly: true });
    const sealed = Buffer.from(db.prepare('select sealed from vault_credential').pluck().get() as string, 'base64');
    db.close();
    const kept = JSON.parse(keychain.entries.get(`se.kanalvakt/${vaultId}`) ?? '') as { keys: string };
    const { identity } = JSON.parse(Buffer.from(kept.keys, 'base64').toString()) as { identity: string };
    const parts = shares.slice(1).map((share) => {
      const read = readShare(share);
      if ('fault' in read) throw new Error(read.fault);
      return read.bytes;
    });
    const kit = await kitKeysOf(await combine(parts));
    for (const key of [identity, kit.identity]) {
      const { status, text } = age(['-d', '-i', identityFile(key)], sealed);
      expect(status).toBe(0);
      expect(JSON.parse(text)).toMatchObject({ vaultId, version: 1, secrets: { password: 'hemligt-1' } });
    }
  });
});

test('a PIN that no test has made quick to try is as slow as a passphrase of the age command: 2^18', async () => {
  const keychain = memoryKeychain();
  const { passphraseWork: _, ...options } = coreOptions(folder, { keychain });
  const core = await createCore(options);
  const client = clientOf(core);
  const { administrationId } = await client.people.introduce({ administrationName: 'Kultur', name: 'Karin Ek' });
  const pin = { keep: 'keychain' as const, passphrase: '471108' };
  const { vaultId } = await client.vault.found({ administrationId: administrationId ?? '', ...pin });
  const { keys } = JSON.parse(keychain.entries.get(`se.kanalvakt/${vaultId}`) ?? '') as { keys: string };
  expect(Buffer.from(keys, 'base64').toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S+ 18\n/);
  await core.close();
});
