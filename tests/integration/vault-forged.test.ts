import { rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Row } from '../../electron/core/foundation/database/schema.ts';
import { contentOf, sealContent, signRow } from '../../electron/core/vault/credential-row.ts';
import { newDeviceKeys } from '../../electron/core/vault/device-keys.ts';
import { sayAsCustodian } from '../../electron/core/vault/say-as-custodian.ts';
import { readList, type Said, state, type Statement } from '../../electron/core/vault/statements.ts';
import { memoryKeychain, openRegister, refusal, temporaryFolder } from '../register.ts';
import { credential, foundOffice, inMemory, printKit } from '../vault-office.ts';

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
});
afterEach(() => remove());

const asked = { field: 'password' as const, use: 'reveal' as const, reason: 'Prov av valvet' };

/** A closed register with two logins, the first in two versions; what its rows were after the first is kept for a forger. */
async function closedOffice() {
  made ??= makeClosed();
  const { layOut, entries, ...office } = await made;
  layOut(folder);
  const keychain = memoryKeychain();
  for (const [key, password] of entries) keychain.entries.set(key, password);
  return { ...office, keychain };
}

let made: ReturnType<typeof makeClosed> | undefined;
async function makeClosed() {
  const keychain = memoryKeychain();
  const office = await foundOffice(folder, { keychain });
  const { client, core, vaultId, holders, administrationId } = office;
  const one = await client.vault.save(credential(vaultId, { label: 'Ett' }));
  const two = await client.vault.save(credential(vaultId, { label: 'Två' }, { password: 'hemligt-2' }));
  await core.close();
  const first = snapshot();
  const again = await openRegister(folder, { keychain });
  await again.client.vault.unlock({ vaultId, passphrase: null });
  await again.client.vault.save({
    ...credential(vaultId, { label: 'Ett' }, { password: 'nytt' }),
    id: one.id,
    version: 1,
  });
  await again.core.close();
  const { entries } = keychain;
  return { layOut: inMemory(folder), entries, vaultId, holders, administrationId, one: one.id, two: two.id, first };
}

type RawRow = Record<string, string | number | null>;
function snapshot(): RawRow[] {
  const db = new Database(path.join(folder, 'kanalvakt.sqlite'));
  const rows = db.prepare('select * from vault_credential order by label').all() as RawRow[];
  db.close();
  return rows;
}
function statementsIn(vaultId: string): Statement[] {
  const db = new Database(path.join(folder, 'kanalvakt.sqlite'), { readonly: true });
  const columns = 'sequence, body, hash, signature';
  const rows = db.prepare(`select ${columns} from vault_statement where vault_id = ? order by sequence`).all(vaultId);
  db.close();
  return rows as Statement[];
}
function forge(change: (db: Database.Database) => void): void {
  const db = new Database(path.join(folder, 'kanalvakt.sqlite'));
  change(db);
  db.close();
}
async function reopened(office: Awaited<ReturnType<typeof closedOffice>>) {
  const { keychain, vaultId } = office;
  const { client, core } = await openRegister(folder, { keychain });
  const status = await client.vault.unlock({ vaultId, passphrase: null });
  const part = (await client.settings.verify({})).parts.find((one) => one.part === 'vault');
  return { client, core, status, part };
}

describe('a forged credential is named as untrusted and never opened', () => {
  /** After the forgery: which is not trusted and why, what opening it says, and that verify sees it. */
  async function check(office: Awaited<ReturnType<typeof closedOffice>>, id: string, why: string): Promise<void> {
    const { client, core, status, part } = await reopened(office);
    expect(status.untrusted).toBeGreaterThan(0);
    expect((await client.vault.get({ id })).distrust).toBe(why);
    expect(await refusal(client.vault.reveal({ id, ...asked }))).toMatchObject({ code: 'vault-untrusted' });
    expect(part).toMatchObject({ ok: false, code: 'vault-untrusted' });
    await core.close();
  }
  const set = (id: string, fields: RawRow) =>
    forge((db) => {
      for (const [column, value] of Object.entries(fields))
        db.prepare(`update vault_credential set ${column} = ? where id = ?`).run(value, id);
    });

  test('a blob planted in a row, one row’s in another’s, and clear fields changed', async () => {
    const office = await closedOffice();
    const rows = snapshot();
    const [one, two] = rows as [RawRow, RawRow];
    set(office.one, { sealed: two['sealed'] ?? '' });
    await check(office, office.one, 'signature');
    set(office.one, { sealed: two['sealed'] ?? '', signature: two['signature'] ?? '' });
    await check(office, office.one, 'signature');
    set(office.one, { sealed: one['sealed'] ?? '', signature: one['signature'] ?? '', label: 'Omdöpt' });
    await check(office, office.one, 'signature');
    set(office.one, { label: one['label'] ?? '', recovery_mail: 'private' });
    await check(office, office.one, 'signature');
    forge((db) => {
      db.prepare('update vault_credential set recovery_mail = ? where id = ?').run('none', office.one);
      db.prepare('insert into vault_credential_account select ?, id from account limit 1').run(office.one);
    });
    await check(office, office.one, 'signature');
  });

  test('an author who is nobody’s device', async () => {
    const office = await closedOffice();
    set(office.two, { author: 'AAAAA-AAAAA-AAAAA-AAAAA' });
    await check(office, office.two, 'author');
  });

  test('another epoch', async () => {
    const office = await closedOffice();
    set(office.two, { epoch: 1 });
    await check(office, office.two, 'epoch');
  });

  test('an older version put back, with its own good signature', async () => {
    const office = await closedOffice();
    const old = office.first.find((row) => row['id'] === office.one) ?? {};
    const { sealed = '', signature = '', version = 1, rotated_at = null } = old;
    set(office.one, { sealed, signature, version, rotated_at });
    await check(office, office.one, 'version');
  });

  test('a removed login put back whole, with its own good signature and in whatever version', async () => {
    const office = await closedOffice();
    const [row] = snapshot() as [RawRow];
    const before = await reopened(office);
    await before.client.vault.remove({ id: office.one, version: 2, reason: 'Kontot är stängt' });
    await before.core.close();
    const { sealed = '', signature = '' } = row;
    set(office.one, { sealed, signature, version: 2, removed_at: null, remove_reason: '' });
    await check(office, office.one, 'version');
    const known = path.join(folder, 'vault', `${office.vaultId}.known.jsonl`);
    const { client, core } = await reopened(office);
    await client.vault.acceptRestored({ vaultId: office.vaultId });
    expect(await refusal(client.vault.reveal({ id: office.one, ...asked }))).toMatchObject({ code: 'vault-untrusted' });
    await core.close();
    // Also where this computer never saw the removal: the log says it.
    rmSync(known);
    const fresh = await reopened(office);
    expect(await refusal(fresh.client.vault.reveal({ id: office.one, ...asked }))).toMatchObject({
      code: 'vault-untrusted',
    });
    expect(fresh.part).toMatchObject({ ok: false, code: 'vault-untrusted' });
    expect(
      (await fresh.client.vault.list({ vaultId: office.vaultId })).rows.map(({ id, distrust }) => [id, distrust]),
    ).toContainEqual([office.one, 'version']);
    expect(fresh.status.untrusted).toBe(1);
    await fresh.core.close();
  });

  test('and when somebody seals everything anew, an untrusted row is not taken along', async () => {
    const office = await closedOffice();
    const [, two] = snapshot() as [RawRow, RawRow];
    set(office.one, { sealed: two['sealed'] ?? '' });
    const { client, core } = await reopened(office);
    await printKit(client, office.vaultId, office.holders);
    expect((await client.vault.get({ id: office.one })).distrust).toBe('epoch');
    expect(await client.vault.reveal({ id: office.two, ...asked })).toEqual({ value: 'hemligt-2' });
    await core.close();
  });

  test('a damaged blob that is still signed says damaged, not wrong key, and nothing is written', async () => {
    const office = await closedOffice();
    // The one who damages it holds the device: only then does the signature fit.
    const { openRow, signRow } = await import('../../electron/core/vault/credential-row.ts');
    const kept = JSON.parse(office.keychain.entries.get(`se.kanalvakt/${office.vaultId}`) ?? '') as { keys: string };
    const { signingKey, identity } = JSON.parse(Buffer.from(kept.keys, 'base64').toString()) as Record<string, string>;
    const row = snapshot().find(({ id }) => id === office.two) as never as Parameters<typeof signRow>[0];
    const bytes = Buffer.from(row.sealed, 'base64');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    const damaged = signRow({ ...row, accountIds: [], sealed: bytes.toString('base64') }, signingKey ?? '');
    expect(await openRow({ ...damaged }, identity ?? '')).toBe('cannot-open');
    set(office.two, { sealed: damaged.sealed, signature: damaged.signature });
    const before = snapshot();
    const { client, core } = await reopened(office);
    expect(await refusal(client.vault.reveal({ id: office.two, ...asked }))).toMatchObject({ code: 'vault-damaged' });
    await core.close();
    expect(snapshot()).toEqual(before);
    // And a good seal of another content, signed: what it holds is another row's.
    const other = before.find(({ id }) => id === office.one) as never as typeof row;
    const swapped = signRow({ ...row, accountIds: [], sealed: other.sealed }, signingKey ?? '');
    set(office.two, { sealed: swapped.sealed, signature: swapped.signature });
    const again = await reopened(office);
    expect(await refusal(again.client.vault.reveal({ id: office.two, ...asked }))).toMatchObject({
      code: 'vault-untrusted',
    });
    await again.core.close();
  });
});

test('somebody named for one account cannot plant a login of another, for they may not open it', async () => {
  const keychain = memoryKeychain();
  const { client, core, vaultId, holders, accounts } = await foundOffice(folder, { keychain });
  const { keys, device } = await newDeviceKeys('bo@hemma');
  const [personId = '', account = '', other = ''] = [holders[1], ...accounts];
  const say = async (said: Said) =>
    await sayAsCustodian(await core.context(), vaultId, { say: () => said, events: () => [] });
  await say({ kind: 'device-added', personId, standing: 'named', device });
  await say({ kind: 'named', personId, subject: { kind: 'account', id: account } });
  const { id } = await client.vault.save(credential(vaultId, { label: 'Annans', accountIds: [other] }));
  await core.close();
  const [row] = snapshot() as unknown as [Row<'vault_credential'>];
  const { list } = readList(vaultId, statementsIn(vaultId));
  const secrets = {
    login: 'x',
    password: 'angriparens',
    totp: '',
    recoveryCodes: [],
    recoveryMail: '',
    recoveryPhone: '',
  };
  const planted = contentOf({ ...row, vaultId, version: 2 }, { ...secrets, notes: '', tools: [], extra: [] });
  const sealed = await sealContent(
    planted,
    [...list.devices.values()].map(({ recipient }) => recipient),
  );
  const { signature: _, ...rest } = row;
  const author = device.fingerprint;
  const { signature } = signRow({ ...rest, version: 2, sealed, author, accountIds: [other] }, keys.signingKey);
  forge((db) => {
    db.prepare('update vault_credential set version = 2, sealed = ?, author = ?, signature = ? where id = ?').run(
      sealed,
      author,
      signature,
      id,
    );
    // As if the database said that they could open it.
    db.prepare('insert into vault_reach select ?, id, ?, ?, ?, null from vault_credential where id = ?').run(
      'planted',
      author,
      personId,
      '2026-05-04T10:00:00.000Z',
      id,
    );
  });
  const again = await openRegister(folder, { keychain });
  await again.client.vault.unlock({ vaultId, passphrase: null });
  expect((await again.client.vault.get({ id })).distrust).toBe('author');
  expect(await refusal(again.client.vault.reveal({ id, ...asked }))).toMatchObject({ code: 'vault-untrusted' });
  expect((await again.client.settings.verify({})).parts.find(({ part }) => part === 'vault')).toMatchObject({
    ok: false,
    code: 'vault-untrusted',
  });
  await again.core.close();
});

describe('a forged list of custodians', () => {
  test('an added row: nothing is written any more, and what was there can be read', async () => {
    const office = await closedOffice();
    forge((db) =>
      db.exec(
        'insert into vault_statement select vault_id, sequence + 1, body, hash, signature from vault_statement order by sequence desc limit 1',
      ),
    );
    const { client, core, status, part } = await reopened(office);
    expect(status.readOnly).toBe('list-broken');
    expect(part).toMatchObject({ ok: false, code: 'vault-list-broken', values: { sequence: 3 } });
    expect(await refusal(client.vault.save(credential(office.vaultId)))).toMatchObject({ code: 'vault-list-broken' });
    expect(await client.vault.reveal({ id: office.two, ...asked })).toEqual({ value: 'hemligt-2' });
    await core.close();
  });

  test('a shortened list is seen by the keychain’s pin: read only', async () => {
    const office = await closedOffice();
    forge((db) => db.exec('delete from vault_statement where sequence = 2'));
    const { client, core, status, part } = await reopened(office);
    expect(status.readOnly).toBe('list-rolled-back');
    expect(part).toMatchObject({ ok: false, code: 'vault-list-rolled-back' });
    expect(await refusal(client.vault.save(credential(office.vaultId)))).toMatchObject({
      code: 'vault-list-rolled-back',
    });
    expect(
      await refusal(client.vault.nameOffSite({ vaultId: office.vaultId, kind: 'other', text: 'Annan' })),
    ).toMatchObject({ code: 'vault-list-rolled-back' });
    await core.close();
  });

  /** The list as a custodian who has been put out would have it: their removal gone, and statements of their own in its place, each rightly signed. */
  async function forked() {
    const keychain = memoryKeychain();
    const office = await foundOffice(folder, { keychain });
    const { client, core, vaultId, holders } = office;
    const { keys, device } = await newDeviceKeys('bo@hemma');
    const personId = holders[1] ?? '';
    await sayAsCustodian(await core.context(), vaultId, {
      say: () => ({ kind: 'device-added', personId, standing: 'full', device }),
      events: () => [],
    });
    await client.vault.removePerson({ vaultId, personId, immediate: false });
    await core.close();
    const kept = statementsIn(vaultId).slice(0, -1);
    let { list } = readList(vaultId, kept);
    const signer = { by: device.fingerprint, signingKey: keys.signingKey, at: '2026-05-04T11:00:00.000Z' };
    const own: Statement[] = [];
    for (const name of ['bo@jobbet', 'bo@mobilen']) {
      const said: Said = {
        kind: 'device-added',
        personId,
        standing: 'full',
        device: (await newDeviceKeys(name)).device,
      };
      const statement = state(list, said, signer);
      own.push(statement);
      ({ list } = readList(vaultId, [...kept, ...own]));
    }
    forge((db) => {
      db.prepare('delete from vault_statement where sequence > ?').run(kept.length);
      const add = db.prepare(
        'insert into vault_statement (vault_id, sequence, body, hash, signature) values (?, ?, ?, ?, ?)',
      );
      for (const { sequence, body, hash, signature } of own) add.run(vaultId, sequence, body, hash, signature);
    });
    return { ...office, keychain, personId };
  }

  test('a longer one that a removed custodian has signed is not taken for the newest, not by the recovery kit either', async () => {
    const { vaultId, shares, keychain, personId } = await forked();
    const { client, core } = await openRegister(folder, { keychain });
    expect((await client.vault.unlock({ vaultId, passphrase: null })).readOnly).toBe('list-rolled-back');
    const recover = client.vault.recover({ vaultId, shares: shares.slice(0, 2), keep: 'keychain', passphrase: null });
    expect(await refusal(recover)).toMatchObject({ code: 'vault-list-rolled-back' });
    const custodians = await client.vault.custodians({ vaultId });
    expect(custodians.find((one) => one.personId === personId)?.devices).toHaveLength(3);
    await core.close();
  });

  test('is not believed by a computer whose keychain has no pin yet but that has seen the true one', async () => {
    const { vaultId, keychain } = await forked();
    const kept = JSON.parse((await keychain.getPassword('se.kanalvakt', vaultId)) ?? '{}') as object;
    await keychain.setPassword('se.kanalvakt', vaultId, JSON.stringify({ ...kept, pin: null, next: null }));
    const { client, core } = await openRegister(folder, { keychain });
    expect((await client.vault.unlock({ vaultId, passphrase: null })).readOnly).toBe('list-rolled-back');
    expect(await refusal(client.vault.save(credential(vaultId)))).toMatchObject({ code: 'vault-list-rolled-back' });
    await core.close();
  });
});
