import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { draftOf } from '../../electron/core/accounts/bulk-change.ts';
import type { PersonDraft } from '../../electron/core/people/contract.ts';
import { headName, readManifest } from '../../electron/core/snapshot/manifest.ts';
import { filesUnder, foundIn } from '../canaries.ts';
import { personDraft } from '../leaving.ts';
import { draft, memoryKeychain, refusal } from '../register.ts';
import { officeForEach } from '../office-for-each.ts';
import { letIn, passwordOf, type SharedOffice } from '../shared-office.ts';
import { credential, type Desk, sitDown } from '../vault-office.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

// Somebody who is only named (V2), on a computer of her own that had no register: the same way in as everybody's, and nothing more to read than a läsare has.

let office: SharedOffice;
let eva: Pick<Desk, 'client' | 'core' | 'clock' | 'vaultId'> & {
  folder: string;
  personId: string;
  fingerprint: string;
};
officeForEach((copy) => {
  office = copy;
}, 'hemligt-ett');
beforeEach(async () => {
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
afterEach(async () => await eva.core.close().catch(() => {}));

const name = async (is: 'namePerson' | 'unnamePerson', accountId = office.accounts[0] ?? '') =>
  await office.one.client.vault[is]({
    vaultId: eva.vaultId,
    personId: eva.personId,
    subject: { kind: 'account', id: accountId },
  });
const put = () => office.one.client.snapshot.write({});
const newest = () => {
  const [head = ''] = readdirSync(office.shared).filter((file) => /^kanalvakt-[0-9a-f]{8}\.json$/.test(file));
  const manifest = readManifest(readFileSync(path.join(office.shared, head), 'utf8'));
  if (typeof manifest === 'string') throw new Error(manifest);
  return manifest;
};
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

/** What somebody at the writing computer does with their name on it: reads in a list, ticks what an account is to show, and sends SLK's list. */
async function work(name: string, handle: string): Promise<void> {
  const { client, administrationId } = office.one;
  const rows = ['Namn;Länk;Kontoansvarig;Anteckning', `Bloggen;x.com/${handle};${name};Ring ${name}`];
  const { token, sheet, headerRow, columns } = await client.inventory.openImport({
    file: new File([rows.join('\n')], `${name}s lista.csv`),
  });
  const importing = await client.inventory.runImport({
    token,
    sheet,
    headerRow,
    columns: columns.map(({ index, field }) => ({ index, field, dayOrder: null })),
    administrationId,
    administrationName: null,
    takes: [],
    duplicates: 'first',
    known: 'second',
    headingsGiveStatus: true,
    statusWords: [],
  });
  for await (const _ of importing) void _;
  const account = await client.accounts.get({ id: office.accounts[0] ?? '' });
  const me = await client.people.me({});
  const check = { item: 'sender' as const, ok: true, checkedOn: '2026-05-04', checkedBy: me.name };
  const draft = { ...draftOf(account), note: `Enligt ${handle} ${name}`, checks: [check] };
  await client.accounts.update({ id: account.id, version: account.version, draft });
  await client.inventory.exportInventory({ administrationId, formats: ['json'] });
}

test('cases, handovers, last days, notes and protected names are nowhere on her computer', async () => {
  const { client, administrationId } = office.one;
  const secrets = {
    case: 'kanarie hot mot personal',
    leaving: 'kanarie slutar hastigt',
    note: 'kanarie om personen',
    protected: 'Kanarie Skyddad',
    address: 'kanarie.skyddad@exempel.se',
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
  // Whoever sits at the writing computer gets protected data one day: what they did before that has their name.
  const hers = await client.people.get({ id: office.one.personId });
  const named = { name: secrets.protected, title: 'Bibliotekarie', email: secrets.address, roles: hers.person.roles };
  const change = async (draft: Partial<PersonDraft>) =>
    await client.people.update({
      id: office.one.personId,
      version: (await client.people.get({ id: office.one.personId })).person.version,
      draft: personDraft(administrationId, { ...named, ...draft }),
    });
  await change({ protectedIdentity: false });
  await work(secrets.protected, 'before');
  await change({ protectedIdentity: true });
  expect((await client.people.me({})).name).toBe('Bibliotekarie');
  await work(secrets.protected, 'after');
  const { seen, version } = await client.leaving.get({ personId: leila });
  await client.leaving.depart({ personId: leila, version, seen, reason: secrets.leaving });
  const leaver = await add({ name: 'Nils Dahl', leavesOn: '2026-07-31' });
  const next = await client.accounts.get({ id: office.accounts[1] ?? '' });
  const access = [{ personId: leaver, canLogIn: true, canClose: null, verifiedOn: '2026-05-04' }];
  const saved = await client.accounts.update({
    id: next.id,
    version: next.version,
    draft: { ...draftOf(next), access },
  });
  expect(saved.derived.accessChangesOn).toBe('2026-07-31');
  expect(foundIn(filesUnder(office.one.folder), secrets).length).toBeGreaterThan(0);
  await put();
  await openCopy();
  await eva.core.close();
  expect(foundIn(filesUnder(eva.folder), secrets)).toEqual([]);
  const reopened = await sitDown(eva.folder, 'eva@angby', memoryKeychain());
  const { db } = await reopened.core.context();
  const days = await db.selectFrom('person').select(['leaves_on']).where('id', '=', leaver).execute();
  expect(days).toEqual([{ leaves_on: null }]);
  const counted = await db.selectFrom('account').select(['can_log_in', 'access_changes_on']).execute();
  expect(counted).toContainEqual({ can_log_in: 1, access_changes_on: null });
  expect(counted.filter(({ access_changes_on }) => access_changes_on !== null)).toEqual([]);
  const computers = await db
    .selectFrom('device')
    .select(['id', 'os_account'])
    .where('person_id', '=', office.one.personId)
    .execute();
  expect(computers.map(({ id, os_account }) => os_account === id)).toEqual([true]);
  expect(await reopened.client.inventory.importRuns({ administrationId })).toMatchObject([
    { madeBy: 'Bibliotekarie', fileName: 'Bibliotekaries lista.csv' },
    { madeBy: 'Bibliotekarie', fileName: 'Bibliotekaries lista.csv' },
  ]);
  const account = await reopened.client.accounts.get({ id: office.accounts[0] ?? '' });
  expect(account).toMatchObject({ note: 'Enligt after Bibliotekarie', checks: [{ checkedBy: 'Bibliotekarie' }] });
  expect((await reopened.client.settings.verify({})).parts.filter(({ ok }) => !ok)).toEqual([]);
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
  const why = { why: 'kanarie ringde från sjukhuset' };
  await name('namePerson');
  await one.client.vault.unlock({ vaultId: one.vaultId, passphrase: null });
  await one.client.vault.reveal({ id: credentialId, field: 'password', use: 'reveal', reason: why.why });
  expect(foundIn(filesUnder(one.folder), why).length).toBeGreaterThan(0);
  await put();
  await openCopy();
  await passwordOf(eva, credentialId);
  await eva.core.snapshots();
  await put();
  await eva.client.snapshot.refresh({});
  const log = (client: Desk['client']) => client.vault.useLog({ vaultId: eva.vaultId });
  expect((await log(one.client)).map(({ personName }) => personName)).toEqual(['Eva Nord', 'Karin Ek']);
  expect((await log(eva.client)).map(({ personName, reason }) => [personName, reason])).toEqual([
    ['Eva Nord', 'Datorn är borta'],
  ]);
  expect((await eva.client.settings.verify({})).parts.filter(({ ok }) => !ok)).toEqual([]);
  await eva.core.close();
  expect(foundIn(filesUnder(eva.folder), why)).toEqual([]);
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

test('key holder in another vault, she gets the whole register though the vault where she is only named comes first, and nothing less while hers is locked', async () => {
  const { client } = office.one;
  const pin = 'björnbär 47';
  const second = await client.settings.createAdministration({ name: 'Äldreförvaltningen' });
  const added = await client.vault.found({ administrationId: second.id, keep: 'keychain', passphrase: null });
  const other = added.vaultId ?? '';
  const isLater = other > eva.vaultId;
  const { id: there } = await client.people.create({ draft: personDraft(second.id, { name: 'Eva Nord' }) });
  // Whichever comes first by its id is the one where she is only named.
  await letIn({ client, vaultId: other }, eva.client, there, isLater ? 'full' : 'named');
  const full = isLater ? other : eva.vaultId;
  if (!isLater)
    await client.vault.setStanding({ vaultId: full, personId: eva.personId, standing: 'full', role: 'communicator' });
  await put();
  const { vaultIds } = newest();
  expect(vaultIds.indexOf(full)).toBe(1);
  expect(await openCopy()).toMatchObject({ side: 'reader', isExtract: false });
  // With a PIN where she is key holder, and none where she is named.
  await eva.client.vault.unlock({ vaultId: full, passphrase: null });
  await eva.client.vault.changePassphrase({ vaultId: full, current: null, next: pin });
  await eva.client.vault.lock({ reason: 'asked' });
  await put();
  expect(await refusal(eva.client.snapshot.refresh({ passphrase: null }))).toMatchObject({ code: 'vault-locked' });
  expect(await eva.client.snapshot.status({})).toMatchObject({ isExtract: false });
  await eva.client.snapshot.refresh({ passphrase: pin });
  expect(await eva.client.snapshot.status({})).toMatchObject({ isExtract: false });
});

test('what only has to be seen goes from her Idag when she has seen it', async () => {
  await put();
  await openCopy();
  const { shared } = await eva.core.context();
  const kitWriter = {
    fingerprint: office.trust,
    at: '2026-05-04T10:00:00.000Z',
    person: 'Karin Ek',
    computer: 'karin',
  };
  shared.keep({ ...shared.chosen, kitWriter: { ...kitWriter, isSeen: false } });
  expect(await eva.client.snapshot.due({})).toMatchObject([{ kind: 'kit-writer' }]);
  await eva.client.snapshot.see({ what: 'kit-writer' });
  expect(await eva.client.snapshot.due({})).toEqual([]);
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
  const { extract } = newest();
  if (extract === undefined) throw new Error('No extract');
  writeFileSync(path.join(office.shared, extract.file), 'skadad');
  const verified = await office.one.client.settings.verify({});
  expect(verified.parts.filter(({ ok }) => !ok)).toMatchObject([{ values: { file: extract.file } }]);
  expect(await refusal(openCopy())).toMatchObject({ code: 'snapshot-damaged' });
});

test('the extract follows a change in five minutes, not more often, and what waits is written on quit', async () => {
  const { one, shared } = office;
  const { client, core, clock, administrationId } = one;
  const { registerId } = await client.snapshot.status({});
  const extract = () => {
    const manifest = readManifest(readFileSync(path.join(shared, headName(registerId ?? '')), 'utf8'));
    return typeof manifest === 'string' ? manifest : manifest.extract?.file;
  };
  const names = async () => {
    await eva.client.snapshot.refresh({});
    return (await eva.client.accounts.list({ filter: { administrationId } })).rows.map((row) => row.name);
  };
  await put();
  await openCopy();
  await core.snapshots();
  let before = extract();
  const add = (made: string) => client.accounts.create({ draft: draft(administrationId, { name: made }) });
  // Every minute until the fifth it is looked at, and left; the computer's clock is the writer's alone.
  await add('Första');
  for (const minute of ['10:01:00', '10:02:00', '10:03:00', '10:04:59']) {
    clock.set(`2026-05-04T${minute}Z`);
    await core.snapshots();
    expect(extract()).toBe(before);
  }
  clock.set('2026-05-04T10:05:00Z');
  await core.snapshots();
  expect(extract()).not.toBe(before);
  expect(await names()).toContain('Första');
  // Nothing has changed: nothing is written, however long it takes.
  before = extract();
  clock.set('2026-05-04T11:00:00Z');
  await core.snapshots();
  expect(extract()).toBe(before);
  await add('Andra');
  clock.set('2026-05-04T11:04:59Z');
  await core.snapshots();
  expect(extract()).toBe(before);
  await core.close();
  expect(extract()).not.toBe(before);
  expect(await names()).toContain('Andra');
});

test('a clock that is set back holds no copy up until it has caught up', async () => {
  const { client, core, clock, administrationId } = office.one;
  clock.set('2027-05-04T10:00:00Z');
  await core.snapshots();
  clock.set('2026-05-04T10:06:00Z');
  await client.accounts.create({ draft: draft(administrationId, { name: 'Efter att klockan rättats' }) });
  await core.snapshots();
  expect(await client.snapshot.status({})).toMatchObject({ waiting: false, trouble: null });
});
