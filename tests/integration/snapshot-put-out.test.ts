import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { readManifest } from '../../electron/core/snapshot/manifest.ts';
import { writeSnapshot } from '../../electron/core/snapshot/write-snapshot.ts';
import { draft, memoryKeychain, refusal, verifyHere } from '../register.ts';
import { officeForEach } from '../office-for-each.ts';
import { letIn, meanwhile, type SharedOffice } from '../shared-office.ts';
import { type Desk, printKit, sitDown } from '../vault-office.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

// Siv's computer is put out of the vault by Karin's, and a copy that says so is laid in the folder.
let office: SharedOffice;
officeForEach((copy) => {
  office = copy;
});
beforeEach(async () => {
  const { one, two } = office;
  for (const desk of [one, two]) await desk.client.vault.unlock({ vaultId: desk.vaultId, passphrase: null });
});

async function putSivOut(): Promise<void> {
  const { one, two } = office;
  await one.client.vault.removePerson({ vaultId: one.vaultId, personId: two.personId, immediate: false });
  await one.client.snapshot.write({});
}
const head = () => {
  const name = readdirSync(office.shared).find((each) => /^kanalvakt-[0-9a-f]{8}\.json$/.test(each)) ?? '';
  const manifest = readManifest(readFileSync(path.join(office.shared, name), 'utf8'));
  if (typeof manifest === 'string') throw new Error(manifest);
  return manifest;
};

/** A removed computer (Siv's) has taken over from a folder of its own making, and its copy lies in the shared one as the newest. */
async function putSivsCopyIn(
  { client }: Pick<Desk, 'client'> = office.two,
  andThen: () => Promise<unknown> = async () => {},
): Promise<void> {
  const { shared, root } = office;
  const before = path.join(root, 'före');
  const now = path.join(root, 'nu');
  cpSync(shared, now, { recursive: true });
  for (const name of readdirSync(shared)) rmSync(path.join(shared, name), { recursive: true });
  for (const name of readdirSync(before)) cpSync(path.join(before, name), path.join(shared, name), { recursive: true });
  await client.snapshot.takeOver({ reason: 'Jag vill in igen' });
  expect((await client.snapshot.status({})).trouble).toBeNull();
  await andThen();
  for (const name of readdirSync(now))
    if (!/^kanalvakt-[0-9a-f]{8}\.json$/.test(name))
      cpSync(path.join(now, name), path.join(shared, name), { recursive: true });
}
const keepBefore = () => cpSync(office.shared, path.join(office.root, 'före'), { recursive: true });
const sivs = { person: 'Siv Dal', computer: 'siv@biblioteket' };

test('a computer that was put out cannot take over by leaving the newest copy aside, whole or damaged, nor while the folder is away', async () => {
  const { two, shared, root } = office;
  await putSivOut();
  const newest = head();
  const takeOver = (withoutNewest: boolean) =>
    two.client.snapshot.takeOver({ reason: 'Jag vill in igen', withoutNewest });
  expect(await refusal(two.client.snapshot.refresh({}))).toMatchObject({ code: 'snapshot-removed-here' });
  for (const way of [false, true])
    expect(await refusal(takeOver(way))).toMatchObject({ code: 'snapshot-removed-here' });
  truncateSync(path.join(shared, newest.file), 1000);
  expect(await refusal(takeOver(true))).toMatchObject({ code: 'snapshot-removed-here' });
  expect(head().hash).toBe(newest.hash);
  expect(await two.client.snapshot.status({})).toMatchObject({ side: 'reader' });
  const away = path.join(root, 'utan nät');
  cpSync(shared, away, { recursive: true });
  rmSync(shared, { recursive: true });
  expect(await refusal(takeOver(false))).toMatchObject({ code: 'snapshot-removed-here' });
  expect(await two.client.snapshot.status({})).toMatchObject({ side: 'reader' });
});

test('one that could not know takes over while the folder is away, and writes nothing from when it sees the folder again', async () => {
  const { two, shared, root } = office;
  await putSivOut();
  const newest = head();
  const away = path.join(root, 'utan nät');
  cpSync(shared, away, { recursive: true });
  rmSync(shared, { recursive: true });
  expect(await two.client.snapshot.takeOver({ reason: 'Jag vill in igen' })).toMatchObject({ side: 'writer' });
  cpSync(away, shared, { recursive: true });
  expect(await refusal(two.client.snapshot.write({}))).toMatchObject({ code: 'snapshot-removed-here' });
  expect(head().hash).toBe(newest.hash);
  expect(await refusal(rename(two))).toMatchObject({ code: 'snapshot-removed-here' });
});

/** Changes a login's name, as its form does. */
async function rename({ client, vaultId }: Desk) {
  const login = await client.vault.get({ id: office.credentialId });
  const accountIds = login.accounts.map(({ id }) => id);
  return await client.vault.save({
    vaultId,
    id: login.id,
    version: login.version,
    draft: { label: 'Nytt namn', kind: login.kind, accountIds },
    secrets: {},
  });
}
const password = ({ client }: Desk) =>
  client.vault.reveal({ id: office.credentialId, field: 'password', use: 'reveal', reason: 'Datorn är borta' });

test('the old computer of somebody who was put out is read-only as soon as it looks, opens nothing, lists what only it has, and stays so', async () => {
  const { one, two, shared, root } = office;
  await two.client.snapshot.takeOver({ reason: 'Karin slutade i går' });
  await one.client.accounts.create({ draft: draft(one.administrationId, { name: 'Bara här' }) });
  await two.client.vault.removePerson({ vaultId: two.vaultId, personId: one.personId, immediate: true });
  await two.client.snapshot.write({});
  await one.core.snapshots();
  const isOut = async ({ client }: Pick<Desk, 'client'>) => {
    expect(await client.snapshot.status({})).toMatchObject({
      side: 'former',
      ownChanges: 1,
      putOut: { person: 'Siv Dal', computer: 'siv@biblioteket' },
    });
    expect(await client.snapshot.due({})).toMatchObject([{ kind: 'put-out', severity: 'bad' }]);
    expect(await client.vault.status({ administrationId: one.administrationId })).toMatchObject({
      here: 'removed',
      readOnly: 'host',
    });
    expect(await client.vault.get({ id: office.credentialId })).toMatchObject({ openableHere: false });
  };
  await isOut(one);
  for (const deed of [rename(one), password(one), one.client.snapshot.write({})])
    expect(await refusal(deed)).toMatchObject({ code: 'snapshot-removed-here' });
  await one.core.close();
  renameSync(shared, path.join(root, 'utan nät'));
  const again = await sitDown(one.folder, 'karin@kontoret', one.keychain);
  await again.core.snapshots();
  await isOut(again);
  await again.client.vault.unlock({ vaultId: one.vaultId, passphrase: null });
  expect(await refusal(password({ ...one, ...again }))).toMatchObject({ code: 'snapshot-removed-here' });
  await again.core.close();
});

test('a reader who is put out learns so with the vault locked by a PIN, and opens nothing from the copy that she has', async () => {
  const { one, two } = office;
  await two.client.vault.changePassphrase({ vaultId: two.vaultId, current: null, next: '739104' });
  await two.client.vault.lock({ reason: 'asked' });
  await putSivOut();
  const { person, computer } = { person: 'Karin Ek', computer: 'karin@kontoret' };
  await two.core.snapshots();
  expect(await two.client.snapshot.status({})).toMatchObject({ side: 'reader', putOut: { person, computer } });
  expect(await two.client.snapshot.due({})).toMatchObject([{ kind: 'put-out' }]);
  await two.client.vault.unlock({ vaultId: two.vaultId, passphrase: '739104' });
  expect(await refusal(password(two))).toMatchObject({ code: 'snapshot-removed-here' });
  expect(await one.client.snapshot.status({})).toMatchObject({ putOut: null });
});

test('a custodian may leave a damaged newest copy aside, and nothing else', async () => {
  const { one, two, shared } = office;
  await one.client.snapshot.write({});
  truncateSync(path.join(shared, head().file), 1000);
  const takeOver = (withoutNewest: boolean) =>
    two.client.snapshot.takeOver({ reason: 'Datorn är borta', withoutNewest });
  expect(await refusal(takeOver(false))).toMatchObject({ code: 'snapshot-damaged' });
  expect(await takeOver(true)).toMatchObject({ side: 'writer', term: 2, trouble: null });
});

test('the rightful writer goes on over a removed computer’s copy, names it until it is seen, and verify marks it', async () => {
  const { one } = office;
  keepBefore();
  await putSivOut();
  await putSivsCopyIn();
  expect(head()).toMatchObject({ term: 2 });
  expect(await one.client.snapshot.write({})).toMatchObject({
    side: 'writer',
    term: 1,
    trouble: null,
    passedOver: sivs,
  });
  expect(head()).toMatchObject({ term: 1 });
  expect(await one.client.snapshot.due({})).toMatchObject([{ kind: 'passed-over', values: sivs }]);
  const part = async () => (await verifyHere(one.core)).parts.find((each) => each.part === 'shared');
  expect(await part()).toMatchObject({ ok: false, code: 'shared-put-out', values: sivs });
  // Seen while a snapshot is on its way, it stays seen.
  const see = () => one.client.snapshot.see({ what: 'passed-over' });
  await writeSnapshot(meanwhile(await one.core.context(), 'writeSealed', see));
  expect(await one.client.snapshot.due({})).toEqual([]);
  expect(await part()).toMatchObject({ ok: false, code: 'shared-put-out' });
  // Its own computer does not call its copy rightly signed either.
  const own = (await verifyHere(office.two.core)).parts.find((each) => each.part === 'shared');
  expect(own).toMatchObject({ ok: false, code: 'shared-put-out' });
});

test('an empty computer with the kit takes the copy of the longest list, and says what it passed over', async () => {
  const { one, shared, shares, root } = office;
  keepBefore();
  await putSivOut();
  const rightful = head();
  await putSivsCopyIn();
  const folder = path.join(root, 'ny dator');
  mkdirSync(folder);
  const three = await sitDown(folder, 'asa@ny', memoryKeychain());
  const restored = await three.client.snapshot.openWithKit({ folder: shared, shares: shares.slice(0, 2) });
  expect(restored).toMatchObject({
    side: 'restored',
    last: { serial: rightful.serial },
    writer: 'karin@kontoret',
    writerPerson: 'Karin Ek',
    passedOver: sivs,
  });
  const { db } = await three.core.context();
  const statements = await db.selectFrom('vault_statement').select('body').execute();
  expect(statements.some(({ body }) => body.includes('person-removed'))).toBe(true);
  await three.core.close();
  await one.client.snapshot.write({});
});

test('a reader who never saw the removal takes the rightful copy, not the removed computer’s', async () => {
  const { one, shared, root } = office;
  const folder = path.join(root, 'dator-3');
  mkdirSync(folder);
  const three = await sitDown(folder, 'bo@annan', memoryKeychain());
  const person = office.holders[1] ?? '';
  const { invitation } = await one.client.snapshot.invite({ vaultId: one.vaultId, personId: person });
  const asked = await three.client.snapshot.requestToJoin({ invitation, keep: 'keychain' });
  await one.client.vault.addDevice({ vaultId: one.vaultId, ...asked, standing: 'full' });
  await one.client.snapshot.write({});
  await three.client.snapshot.open({ folder: shared, trust: office.trust });
  await office.two.client.snapshot.refresh({});
  keepBefore();
  await putSivOut();
  const rightful = head();
  await putSivsCopyIn();
  expect(await three.client.snapshot.refresh({})).toMatchObject({
    last: { serial: rightful.serial },
    writerPerson: 'Karin Ek',
    passedOver: sivs,
  });
  await one.client.snapshot.write({});
  expect(await three.client.snapshot.refresh({})).toMatchObject({ last: { serial: head().serial }, trouble: null });
  await three.core.close();
});

test('a key holder who was limited writes no register: neither with the folder away nor by copies laid in it; readers and the writer pass them over by name', async () => {
  const { one, two, shared, root } = office;
  const { client, vaultId } = one;
  const folder = path.join(root, 'dator-3');
  mkdirSync(folder);
  const three = await sitDown(folder, 'bo@annan', memoryKeychain());
  await letIn(one, three.client, office.holders[1] ?? '');
  await client.snapshot.write({});
  await three.client.snapshot.open({ folder: shared, trust: office.trust });
  await two.client.snapshot.refresh({});
  keepBefore();
  await client.vault.setStanding({ vaultId, personId: two.personId, standing: 'named', role: null });
  await client.snapshot.write({});
  const rightful = head();
  await putSivsCopyIn();
  expect(head()).toMatchObject({ term: 2 });
  // One who has not seen that she was limited, and the one who limited her.
  expect(await three.client.snapshot.refresh({})).toMatchObject({
    last: { serial: rightful.serial },
    writerPerson: 'Karin Ek',
    passedOver: sivs,
  });
  expect(await client.snapshot.write({})).toMatchObject({ side: 'writer', term: 1, trouble: null, passedOver: sivs });
  expect(await client.snapshot.due({})).toMatchObject([{ kind: 'passed-over', values: sivs }]);
  const part = (await verifyHere(one.core)).parts.find((each) => each.part === 'shared');
  expect(part).toMatchObject({ ok: false, code: 'shared-put-out', values: sivs });
  // Her own computer learns it as soon as it looks.
  expect(await refusal(two.client.snapshot.write({}))).toMatchObject({ code: 'snapshot-not-custodian' });
  expect(await refusal(two.client.snapshot.takeOver({ reason: 'Jag vill in igen' }))).toMatchObject({
    code: 'snapshot-not-custodian',
  });
  expect(head()).toMatchObject({ term: 1 });
  await three.core.close();
});

/** Somebody puts the register back by the kit on an empty computer, and takes it over. */
async function restoreByKit(account: string, name: string, shares: string[]) {
  const { root, shared, one } = office;
  const folder = path.join(root, `${account} ny`);
  mkdirSync(folder);
  const desk = await sitDown(folder, account, memoryKeychain());
  await desk.client.snapshot.openWithKit({ folder: shared, shares });
  await desk.client.people.introduce({ administrationName: 'Kulturförvaltningen', name });
  await desk.client.vault.recover({ vaultId: one.vaultId, shares: null, keep: 'keychain', passphrase: null });
  await desk.client.snapshot.takeOver({ reason: 'Datorn är borta' });
  return desk;
}

test('put out by a computer that it never met, both let in by the kit: it learns so and takes nothing over; its copy in the same term is passed over and named', async () => {
  const { one, two, shares } = office;
  const { vaultId } = one;
  await one.core.close();
  const four = await restoreByKit('karin@kontoret', 'Karin Ek', shares.slice(0, 2));
  await two.client.snapshot.refresh({});
  keepBefore();
  const five = await restoreByKit('bo@vm', 'Bo Alm', shares.slice(1));
  await printKit(five.client, vaultId, office.holders);
  await five.client.vault.removePerson({ vaultId, personId: one.personId, immediate: true });
  // So many that none is left which the removed computer could open.
  for (let copy = 0; copy < 6; copy += 1) await five.client.snapshot.write({});
  const rightful = head();

  expect(await refusal(four.client.snapshot.write({}))).toMatchObject({ code: 'snapshot-removed-here' });
  for (const withoutNewest of [false, true])
    expect(await refusal(four.client.snapshot.takeOver({ reason: 'In igen', withoutNewest }))).toMatchObject({
      code: 'snapshot-removed-here',
    });
  expect(head().hash).toBe(rightful.hash);

  // It takes over where it cannot know, and a reader who has not met the rightful writer follows it there.
  await putSivsCopyIn(four, () => two.client.snapshot.refresh({}));
  expect(head()).toMatchObject({ term: rightful.term });
  const karins = { person: 'Karin Ek', computer: 'karin@kontoret' };
  expect(await two.client.snapshot.refresh({})).toMatchObject({
    last: { serial: rightful.serial },
    writer: 'bo@vm',
    passedOver: karins,
    trouble: null,
  });
  expect(await five.client.snapshot.write({})).toMatchObject({ trouble: null, passedOver: karins });
  expect(await five.client.snapshot.due({})).toMatchObject([{ kind: 'passed-over', values: karins }]);
  const part = (await verifyHere(five.core)).parts.find((each) => each.part === 'shared');
  expect(part).toMatchObject({ ok: false, code: 'shared-put-out', values: karins });
  await four.core.close();
  await five.core.close();
});
