import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signRow } from '../../electron/core/vault/credential-row.ts';
import { newDeviceKeys } from '../../electron/core/vault/device-keys.ts';
import { open } from '../../electron/core/vault/sealing.ts';
import { draft, memoryKeychain, temporaryFolder } from '../register.ts';
import { credential, foundOffice } from '../vault-office.ts';
import { sayAsCustodian } from '../../electron/core/vault/say-as-custodian.ts';

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
});
afterEach(() => remove());

test('an account that moves to another unit is opened by those named for that one, from the next unlock on; the others have it queued', async () => {
  const keychain = memoryKeychain();
  const office = await foundOffice(folder, { keychain });
  const { client, core, vaultId, administrationId, holders, accounts } = office;
  const unit = async (name: string) => (await client.people.createUnit({ administrationId, name, parentId: null })).id;
  const [from, to] = [await unit('Biblioteken'), await unit('Simhallarna')];
  const personId = holders[0] ?? '';
  const { keys, device } = await newDeviceKeys('åsa@hemma');
  const say = async (said: Parameters<typeof sayAsCustodian>[2]['say']) =>
    await sayAsCustodian(await core.context(), vaultId, { say: said, events: () => [] });
  await say(() => ({ kind: 'device-added', personId, standing: 'named', device }));
  await say(() => ({ kind: 'named', personId, subject: { kind: 'unit', id: from } }));
  const accountId = accounts[0] ?? '';
  const move = async (unitId: string) => {
    const { version, name } = await client.accounts.get({ id: accountId });
    await client.accounts.update({ id: accountId, version, draft: draft(administrationId, { name, unitId }) });
    await client.vault.lock({ reason: 'asked' });
    await client.vault.unlock({ vaultId, passphrase: null });
  };
  const { id } = await client.vault.save(credential(vaultId, { accountIds: [accountId] }));
  const opens = async () => {
    const db = new Database(path.join(folder, 'kanalvakt.sqlite'), { readonly: true });
    const sealed = db.prepare('select sealed from vault_credential where id = ?').pluck().get(id) as string;
    db.close();
    return await open(Buffer.from(sealed, 'base64'), keys.identity).then(
      () => true,
      () => false,
    );
  };
  expect(await opens()).toBe(false);
  await move(from);
  expect(await opens()).toBe(true);
  await move(to);
  expect(await opens()).toBe(false);
  expect((await client.vault.rotations({ vaultId })).map((row) => [row.credentialId, row.personId, row.cause])).toEqual(
    [[id, personId, 'unnamed']],
  );
  expect(await client.vault.get({ id })).toMatchObject({ distrust: null, version: 1 });
  const resealed = async () => {
    const { db } = await core.context();
    const rows = db.selectFrom('audit').select('subject_id').where('action', '=', 'credential-resealed');
    return (await rows.execute()).map(({ subject_id }) => subject_id);
  };
  expect(await resealed()).toEqual([id, id]);

  // One that does not open stays as it is, and nothing says that it was sealed.
  const kept = JSON.parse(keychain.entries.get(`se.kanalvakt/${vaultId}`) ?? '') as { keys: string };
  const { signingKey } = JSON.parse(Buffer.from(kept.keys, 'base64').toString()) as { signingKey: string };
  const { db } = await core.context();
  const row = await db.selectFrom('vault_credential').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const bytes = Buffer.from(row.sealed, 'base64');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  const damaged = signRow({ ...row, accountIds: [accountId], sealed: bytes.toString('base64') }, signingKey);
  const { sealed, signature } = damaged;
  await db.updateTable('vault_credential').set({ sealed, signature }).where('id', '=', id).execute();
  await move(from);
  expect(await resealed()).toEqual([id, id]);
  const after = await db.selectFrom('vault_credential').select('sealed').where('id', '=', id).executeTakeFirst();
  expect(after).toEqual({ sealed });
  await core.close();
}, 60_000);
