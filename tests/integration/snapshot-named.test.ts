import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { headName, readManifest } from '../../electron/core/snapshot/manifest.ts';
import { filesUnder, foundIn } from '../canaries.ts';
import { personDraft } from '../leaving.ts';
import { draft, memoryKeychain, refusal } from '../register.ts';
import { letIn, passwordOf, prepareOffice, type SharedOffice } from '../shared-office.ts';
import { credential, type Desk, sitDown } from '../vault-office.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

// Somebody who is only named (V2), on a computer of her own that had no register: the same way in as everybody's, and nothing more to read than a läsare has.

let prepared: Awaited<ReturnType<typeof prepareOffice>>;
let office: SharedOffice;
let eva: Pick<Desk, 'client' | 'core' | 'clock' | 'vaultId'> & {
  folder: string;
  personId: string;
  fingerprint: string;
};
beforeAll(async () => {
  prepared = await prepareOffice('hemligt-ett');
});
afterAll(() => prepared.remove());
beforeEach(async () => {
  office = await prepared.copy();
  const { client, administrationId, vaultId } = office.one;
  await client.vault.unlock({ vaultId, passphrase: null });
  const { id: personId } = await client.people.create({
    draft: personDraft(administrationId, { name: 'Eva Nord' }),
  });
  const folder = path.join(office.root, 'dator-3');
  mkdirSync(folder);
  const desk = await sitDown(folder, 'eva@angby', memoryKeychain());
  const fingerprint = await letIn(office.one, desk.client, personId, 'named');
  eva = { ...desk, vaultId, folder, personId, fingerprint };
});
afterEach(async () => {
  await eva.core.close().catch(() => {});
  await office.remove();
});

const name = async (is: 'namePerson' | 'unnamePerson', accountId = office.accounts[0] ?? '') =>
  await office.one.client.vault[is]({
    vaultId: eva.vaultId,
    personId: eva.personId,
    subject: { kind: 'account', id: accountId },
  });
const put = () => office.one.client.snapshot.write({});
const openCopy = (trust: string | null = office.trust) => eva.client.snapshot.open({ folder: office.shared, trust });

test('she is invited, compares the fingerprint, reads the register, and opens exactly the logins that she is named for', async () => {
  const { one, two, accounts, credentialId, trust } = office;
  const { client, administrationId, vaultId } = one;
  const others = [];
  for (const accountIds of [accounts.slice(1, 2), []])
    others.push((await client.vault.save(credential(vaultId, { accountIds }, { password: 'hemligt-två' }))).id);
  await name('namePerson');
  // Let in after the copy was made: it is not for her computer yet.
  expect(await refusal(openCopy())).toMatchObject({
    code: 'snapshot-not-for-this-computer',
    values: { fingerprint: eva.fingerprint },
  });
  await put();
  expect(await refusal(openCopy(null))).toMatchObject({
    code: 'snapshot-writer-unknown',
    values: { person: 'Karin Ek', computer: 'karin@kontoret', fingerprint: trust },
  });
  expect(await openCopy()).toMatchObject({ side: 'reader', isExtract: true, writerPerson: 'Karin Ek' });
  expect(await eva.client.people.me({})).toMatchObject({ name: 'Eva Nord', roles: ['reader'] });
  expect((await eva.client.accounts.list({ filter: { administrationId } })).total).toBe(3);
  expect(await passwordOf(eva, credentialId)).toBe('hemligt-ett');
  const { rows } = await eva.client.vault.list({ vaultId });
  expect(Object.fromEntries(rows.map(({ id, openableHere, distrust }) => [id, { openableHere, distrust }]))).toEqual({
    [credentialId]: { openableHere: true, distrust: null },
    [others[0] ?? '']: { openableHere: false, distrust: null },
    [others[1] ?? '']: { openableHere: false, distrust: null },
  });
  for (const id of others) expect(await refusal(passwordOf(eva, id))).toMatchObject({ code: 'vault-not-yours' });
  expect((await eva.client.settings.verify({})).parts.filter(({ ok }) => !ok)).toEqual([]);

  // What she opens reaches the writer's log, as hers.
  await eva.core.snapshots();
  await put();
  expect(await client.vault.useLog({ vaultId })).toMatchObject([{ personName: 'Eva Nord', credentialId }]);

  // The key holder's computer has the whole register as before.
  expect(await two.client.snapshot.refresh({})).toMatchObject({ side: 'reader', isExtract: false });
});

test('she can write nothing and cannot take the register over, whatever role she has where it is written', async () => {
  const { client, administrationId } = office.one;
  const { person } = await client.people.get({ id: eva.personId });
  await client.people.update({
    id: person.id,
    version: person.version,
    draft: personDraft(administrationId, { name: 'Eva Nord', roles: ['communicator'] }),
  });
  await put();
  await openCopy();
  await eva.client.vault.unlock({ vaultId: eva.vaultId, passphrase: null });
  expect((await eva.client.people.me({})).roles).toEqual(['reader']);
  const make = eva.client.accounts.create({ draft: draft(administrationId, { name: 'Nytt' }) });
  expect(await refusal(make)).toMatchObject({ code: 'register-read-here' });
  const taking = eva.client.snapshot.takeOver({ reason: 'Datorn är borta' });
  expect(await refusal(taking)).toMatchObject({ code: 'vault-not-custodian' });
  expect(await refusal(eva.client.cases.list({ administrationId }))).toMatchObject({ code: 'not-allowed' });
});

test('cases, handovers, last days, notes and protected names are nowhere on her computer', async () => {
  const { client, administrationId } = office.one;
  const secrets = {
    case: 'kanarie hot mot personal',
    leaving: 'kanarie slutar hastigt',
    note: 'kanarie om personen',
    protected: 'Kanarie Skyddad',
  };
  await client.cases.open({
    administrationId,
    workflow: 'hijacked',
    title: secrets.case,
    dnr: '',
    happenedAt: null,
    accountIds: office.accounts.slice(0, 1),
  });
  const add = async (more: Parameters<typeof personDraft>[1]) =>
    (await client.people.create({ draft: personDraft(administrationId, more) })).id;
  const leila = await add({ name: 'Leila Yilmaz', leavesOn: '2026-06-30', note: secrets.note });
  await add({ name: secrets.protected, title: 'Bibliotekarie', protectedIdentity: true, roles: ['reader'] });
  const { seen, version } = await client.leaving.get({ personId: leila });
  await client.leaving.depart({ personId: leila, version, seen, reason: secrets.leaving });
  const leaver = await add({ name: 'Nils Dahl', leavesOn: '2026-07-31' });
  expect(foundIn(filesUnder(office.one.folder), secrets).length).toBeGreaterThan(0);
  await put();
  await openCopy();
  await eva.core.close();
  expect(foundIn(filesUnder(eva.folder), secrets)).toEqual([]);
  const reopened = await sitDown(eva.folder, 'eva@angby', memoryKeychain());
  const hers = (await reopened.core.context()).db;
  const days = await hers.selectFrom('person').select(['leaves_on']).where('id', '=', leaver).execute();
  expect(days).toEqual([{ leaves_on: null }]);
  await reopened.core.close();
});

test('what is no longer named is not opened from the next copy, and a computer that is put out is told so', async () => {
  await name('namePerson');
  await put();
  await openCopy();
  expect(await passwordOf(eva, office.credentialId)).toBe('hemligt-ett');
  await name('unnamePerson');
  await put();
  await eva.client.snapshot.refresh({});
  expect(await refusal(passwordOf(eva, office.credentialId))).toMatchObject({ code: 'vault-not-yours' });
  await office.one.client.vault.removePerson({ vaultId: eva.vaultId, personId: eva.personId });
  await put();
  expect(await refusal(eva.client.snapshot.refresh({}))).toMatchObject({ code: 'snapshot-removed-here' });
});

test('of the use log she reads her own, and not what colleagues opened nor why', async () => {
  const { one, credentialId } = office;
  await name('namePerson');
  await passwordOf(one, credentialId);
  await put();
  await openCopy();
  await passwordOf(eva, credentialId);
  await eva.core.snapshots();
  await put();
  await eva.client.snapshot.refresh({});
  const log = (client: Desk['client']) => client.vault.useLog({ vaultId: eva.vaultId });
  expect((await log(one.client)).map(({ personName }) => personName)).toEqual(['Eva Nord', 'Karin Ek']);
  expect((await log(eva.client)).map(({ personName }) => personName)).toEqual(['Eva Nord']);
});

test('made a key holder of everything with a role, she gets the whole register with the next copy, and can do the work after taking over', async () => {
  const { client, administrationId } = office.one;
  await put();
  await openCopy();
  expect((await client.people.get({ id: eva.personId })).person.roles).toEqual([]);
  const of = { vaultId: eva.vaultId, personId: eva.personId };
  await client.vault.setStanding({ ...of, standing: 'full', role: 'communicator' });
  await put();
  expect(await eva.client.snapshot.refresh({})).toMatchObject({ side: 'reader', isExtract: false });
  expect(await passwordOf(eva, office.credentialId)).toBe('hemligt-ett');
  await eva.client.snapshot.takeOver({ reason: 'Datorn är borta' });
  await eva.client.accounts.create({ draft: draft(administrationId, { name: 'Skrivet av Eva' }) });
  expect((await eva.client.people.me({})).roles).toEqual(['communicator']);
});

test('limited to what is named, nobody gets a role with it', async () => {
  const { client } = office.one;
  const of = { vaultId: eva.vaultId, personId: eva.personId };
  await client.vault.setStanding({ ...of, standing: 'full', role: null });
  await client.vault.setStanding({ ...of, standing: 'named', role: 'communicator' });
  expect((await client.people.get({ id: eva.personId })).person.roles).toEqual([]);
});

test('old extracts go with their copies, and one that somebody has changed is named', async () => {
  for (let n = 0; n < 7; n += 1) await put();
  const sealed = filesUnder(office.shared).filter((file) => file.endsWith('.age'));
  expect(sealed).toHaveLength(10);
  const { registerId } = await office.one.client.snapshot.status({});
  const manifest = readManifest(readFileSync(path.join(office.shared, headName(registerId ?? '')), 'utf8'));
  if (typeof manifest === 'string' || manifest.extract === undefined) throw new Error('No extract');
  writeFileSync(path.join(office.shared, manifest.extract.file), 'skadad');
  const verified = await office.one.client.settings.verify({});
  expect(verified.parts.filter(({ ok }) => !ok)).toMatchObject([{ values: { file: manifest.extract.file } }]);
  expect(await refusal(openCopy())).toMatchObject({ code: 'snapshot-damaged' });
});
