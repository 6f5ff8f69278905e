import { cpSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { mayMount, smallDisk } from '../mount.ts';
import { filesUnder, foundIn, partsOf, temporaryFiles } from '../canaries.ts';
import type { Log } from '../../electron/core/foundation/ports.ts';
import { draft, memoryKeychain, refusal } from '../register.ts';
import { officeForEach } from '../office-for-each.ts';
import { passwordOf, type SharedOffice } from '../shared-office.ts';
import { sitDown } from '../vault-office.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let office: SharedOffice;
officeForEach((copy) => {
  office = copy;
}, 'hemligt-ett');

const accountNames = async (client: SharedOffice['one']['client']) =>
  (await client.accounts.list({ filter: { administrationId: office.one.administrationId } })).rows.map(
    ({ name }) => name,
  );
const addAccount = (client: SharedOffice['one']['client'], name: string) =>
  client.accounts.create({ draft: draft(office.one.administrationId, { name }) });
const hidden = () => path.join(office.root, 'utan nät');

describe('two writers at the same time', () => {
  test('are named on the one that comes second, and nothing is merged; taking over again settles it', async () => {
    const { one, two, shared } = office;
    for (const desk of [one, two]) await desk.client.vault.unlock({ vaultId: desk.vaultId, passphrase: null });
    renameSync(shared, hidden());
    for (const desk of [one, two]) {
      const taken = await desk.client.snapshot.takeOver({ reason: 'Ingen såg den andra' });
      expect(taken).toMatchObject({ side: 'writer', term: 2, trouble: { code: 'snapshot-folder-missing' } });
    }
    renameSync(hidden(), shared);
    await addAccount(one.client, 'Bara på dator 1');
    await one.client.snapshot.write({});
    await addAccount(two.client, 'Bara på dator 2');
    expect(await refusal(two.client.snapshot.write({}))).toMatchObject({
      code: 'snapshot-two-writers',
      values: { computer: 'karin@kontoret' },
    });
    expect(await accountNames(two.client)).not.toContain('Bara på dator 1');
    expect(await two.client.snapshot.takeOver({ reason: 'Dator 2 gäller' })).toMatchObject({ term: 3, trouble: null });
    expect(await refusal(one.client.snapshot.write({}))).toMatchObject({ code: 'register-taken-over' });
    expect((await one.client.snapshot.ownChanges({})).map(({ subjectName }) => subjectName)).toContain(
      'Bara på dator 1',
    );
  });

  test('a data folder that was copied and goes on in both places', async () => {
    const { one, first, root } = office;
    const clone = path.join(root, 'kopierad dator');
    await one.core.close();
    cpSync(first, clone, { recursive: true });
    const original = await sitDown(first, 'karin@kontoret', one.keychain);
    const copied = await sitDown(clone, 'karin@kontoret', one.keychain);
    await addAccount(original.client, 'Här');
    await original.client.snapshot.write({});
    await addAccount(copied.client, 'Där');
    expect(await refusal(copied.client.snapshot.write({}))).toMatchObject({ code: 'snapshot-two-writers' });
    await copied.core.close();
    await original.core.close();
  });
});

test('everybody’s computer is gone: two shares and the shared folder give a login back, and the old computer stands aside', async () => {
  const { one, two, shared, shares, root, credentialId, vaultId } = { ...office, vaultId: office.one.vaultId };
  await two.core.close();
  const folder = path.join(root, 'ny dator');
  mkdirSync(folder);
  const third = await sitDown(folder, 'asa@ny', memoryKeychain());
  const { client } = third;
  const open = (given: string[]) => client.snapshot.openWithKit({ folder: shared, shares: given });
  expect(await refusal(open(shares.slice(0, 1)))).toMatchObject({ code: 'vault-shares-too-few' });
  expect(await refusal(open([shares[0] ?? '', shares[0] ?? '']))).toMatchObject({ code: 'vault-share-twice' });
  // The page that is wrong is the one that is pointed at.
  const mistyped = (share = '') => share.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'));
  for (const [page, given] of [
    [1, [mistyped(shares[0]), shares[1] ?? '']],
    [2, [shares[0] ?? '', mistyped(shares[1])]],
  ] as const)
    expect(await refusal(open([...given]))).toMatchObject({ code: 'vault-share-groups', values: { share: page } });
  expect(await client.snapshot.status({})).toMatchObject({ side: 'none' });
  expect(await open(shares.slice(1))).toMatchObject({ side: 'restored', writer: 'karin@kontoret' });
  await client.people.introduce({ administrationName: 'Kulturförvaltningen', name: 'Åsa Öberg' });
  // The pages that were typed a moment ago are enough.
  await client.vault.recover({ vaultId, shares: null, keep: 'keychain', passphrase: null });
  const taken = await client.snapshot.takeOver({ reason: 'Båda datorerna är borta' });
  expect(taken).toMatchObject({ side: 'writer', term: 2, trouble: null });
  expect(await passwordOf({ client, vaultId }, credentialId)).toBe('hemligt-ett');

  // The old one was not lost after all: locked, it does not know who this is; opened, it looks inside and believes the kit.
  await one.client.vault.changePassphrase({ vaultId, current: null, next: '471108' });
  await addAccount(one.client, 'Efteråt');
  expect(await refusal(one.client.snapshot.write({}))).toMatchObject({ code: 'snapshot-unknown-writer' });
  expect(await one.client.snapshot.status({})).toMatchObject({ side: 'writer' });
  await one.client.vault.unlock({ vaultId, passphrase: '471108' });
  expect(await refusal(one.client.snapshot.write({}))).toMatchObject({ code: 'register-taken-over' });
  await third.core.close();
});

test('the pages that put a register back are held in memory for ten minutes or until something is locked, and stand nowhere else', async () => {
  const { one, two, shared, shares, root, vaultId } = { ...office, vaultId: office.one.vaultId };
  await one.core.close();
  await two.core.close();
  const began = Date.now();
  const said: unknown[] = [];
  const recover = { vaultId, shares: null, keep: 'keychain', passphrase: null } as const;
  const { administrationId } = one;
  for (const way of ['time', 'lock', 'use'] as const) {
    const folder = path.join(root, way);
    mkdirSync(folder);
    const log: Log = { info: (...given) => said.push(given), error: (...given) => said.push(given.map(String)) };
    const keychain = memoryKeychain();
    const { client, core, clock } = await sitDown(folder, 'asa@ny', keychain, { log });
    const events: string[] = [];
    const stop = new AbortController();
    const listening = (async () => {
      for await (const event of await client.events({}, { signal: stop.signal })) events.push(event.room);
    })().catch(() => {});
    const held = async () => (await client.vault.status({ administrationId })).kit?.sharesHeldUntil;
    said.push(await client.snapshot.openWithKit({ folder: shared, shares: shares.slice(1) }));
    said.push(await client.people.introduce({ administrationName: 'Kulturförvaltningen', name: 'Åsa Öberg' }));
    const until = new Date(clock.now().getTime() + 10 * 60_000).toISOString();
    expect(await held()).toBe(until);
    said.push(await client.vault.status({ administrationId }), await client.snapshot.status({}));
    // Pages that are typed all the same are the ones that count.
    const one = shares.slice(0, 1);
    expect(await refusal(client.vault.recover({ ...recover, shares: one }))).toMatchObject({
      code: 'vault-shares-too-few',
    });
    // What fails on the way leaves them.
    expect(await refusal(client.vault.recover({ ...recover, keep: 'passphrase', passphrase: 'kort' }))).toMatchObject({
      code: 'vault-passphrase-needed',
    });
    expect(foundIn([...filesUnder(folder), ...filesUnder(shared)], partsOf(shares))).toEqual([]);
    if (way === 'use') await client.vault.recover(recover);
    else {
      events.length = 0;
      if (way === 'lock') core.lockVaults('os-lock');
      else {
        for (let seconds = 0; seconds < 600; seconds += 20) {
          clock.set(new Date(Date.parse(until) - 10 * 60_000 + seconds * 1000).toISOString());
          expect(await held()).toBe(until);
        }
        clock.set(until);
        core.lockIdleVaults();
      }
      await expect.poll(() => events).toContain('vault');
      expect(await held()).toBeNull();
    }
    const again = await refusal(client.vault.recover(recover));
    expect(again).toMatchObject({ code: 'vault-shares-forgotten' });
    said.push(again);
    stop.abort();
    await core.close();
    await listening;
    const files = [...filesUnder(folder), ...filesUnder(shared), ...temporaryFiles(began)];
    expect(foundIn(files, partsOf(shares))).toEqual([]);
    const kept = JSON.stringify([said, [...keychain.entries]]);
    expect(Object.values(partsOf(shares)).filter((part) => kept.includes(part))).toEqual([]);
  }
});

test('a backup put back never brings a removed computer back, nor an old login for the newest', async () => {
  const { one, two, credentialId } = office;
  const { client, vaultId } = one;
  const backup = await client.settings.backUpNow({});
  await client.vault.unlock({ vaultId, passphrase: null });
  await client.vault.removePerson({ vaultId, personId: two.personId });
  const before = await client.vault.get({ id: credentialId });
  await client.vault.save({
    vaultId,
    id: credentialId,
    version: before.version,
    draft: { label: before.label, kind: 'shared', accountIds: before.accounts.map(({ id }) => id) },
    secrets: { password: 'hemligt-två' },
  });
  await client.snapshot.write({});
  const serial = (await client.snapshot.status({})).last?.serial ?? 0;
  await client.settings.restore({ name: backup.name });
  await client.vault.unlock({ vaultId, passphrase: null });
  expect(await refusal(client.snapshot.write({}))).toMatchObject({ code: 'snapshot-list-rolled-back' });
  await client.vault.acceptRestored({ vaultId });
  const after = await client.snapshot.write({});
  expect(after.last?.serial).toBeGreaterThan(serial);
  expect(await client.vault.get({ id: credentialId })).toMatchObject({ maybeOld: true, openRotations: 1 });
  expect(await refusal(two.client.snapshot.refresh({}))).toMatchObject({ code: 'snapshot-removed-here' });
});

describe('the shared folder in trouble never stops the work, is said, and is tried again', () => {
  test('gone', async () => {
    const { one, two, shared } = office;
    renameSync(shared, hidden());
    await addAccount(one.client, 'Utan mapp');
    one.clock.set('2026-05-04T10:10:00Z');
    await one.core.snapshots();
    const status = await one.client.snapshot.status({});
    expect(status).toMatchObject({
      waiting: true,
      trouble: { code: 'snapshot-folder-missing', since: '2026-05-04T10:10:00.000Z' },
    });
    expect(await one.client.snapshot.due({})).toMatchObject([{ kind: 'trouble', severity: 'bad' }]);
    // What a reader opens meanwhile is kept, and laid there afterwards.
    expect(await passwordOf(two, office.credentialId)).toBe('hemligt-ett');
    renameSync(hidden(), shared);
    one.clock.set('2026-05-04T10:12:00Z');
    await one.core.snapshots();
    expect((await one.client.snapshot.status({})).waiting).toBe(true);
    one.clock.set('2026-05-04T10:15:00Z');
    await one.core.snapshots();
    expect(await one.client.snapshot.status({})).toMatchObject({ waiting: false, trouble: null });
    await two.core.snapshots();
    expect(await accountNames(two.client)).toContain('Utan mapp');
    expect(readdirSync(shared).some((name) => name.includes('-log-'))).toBe(true);
  });

  test.skipIf(!mayMount)(
    `full, and read-only${mayMount ? '' : ' (skipped: no right to mount a disk here)'}`,
    async () => {
      const { one } = office;
      const full = smallDisk(64);
      expect(await refusal(one.client.snapshot.share({ folder: full.folder }))).toMatchObject({
        code: 'snapshot-folder-full',
      });
      expect(readdirSync(full.folder)).toEqual([]);
      full.makeReadOnly();
      expect(await refusal(one.client.snapshot.share({ folder: full.folder }))).toMatchObject({
        code: 'snapshot-folder-read-only',
      });
      expect(await one.client.snapshot.share({ folder: office.shared })).toMatchObject({ trouble: null });
      full.remove();
    },
  );

  test('closing puts out what has changed, and no more than five snapshots stay', async () => {
    const { one, two, shared, first } = office;
    for (let n = 1; n <= 6; n += 1) {
      await addAccount(one.client, `Konto ${n}`);
      await one.client.snapshot.write({});
    }
    await addAccount(one.client, 'Just före stängning');
    await one.core.close();
    expect(readdirSync(shared).filter((name) => name.endsWith('.age'))).toHaveLength(5);
    await two.client.snapshot.refresh({});
    expect(await accountNames(two.client)).toContain('Just före stängning');
    expect(readdirSync(path.join(first, 'snapshot'))).toEqual(['side.json']);
  });

  test('none chosen: a row that stays as long as there is a vault', async () => {
    const folder = path.join(office.root, 'ensam');
    cpSync(office.first, folder, { recursive: true });
    rmSync(path.join(folder, 'snapshot'), { recursive: true });
    const alone = await sitDown(folder, 'karin@kontoret', office.one.keychain);
    expect(await alone.client.snapshot.due({})).toMatchObject([{ kind: 'no-shared-folder', severity: 'bad' }]);
    await alone.client.vault.unlock({ vaultId: office.one.vaultId, passphrase: null });
    expect(await refusal(alone.client.snapshot.share({ folder: office.shared }))).toMatchObject({
      code: 'snapshot-taken',
    });
    const own = alone.client.snapshot.share({ folder: path.join(folder, 'backups') });
    expect(await refusal(own)).toMatchObject({ code: 'snapshot-folder-own' });
    await alone.core.close();
  });
});
