import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { memoryKeychain, refusal } from '../register.ts';
import { personDraft } from '../leaving.ts';
import { officeForEach } from '../office-for-each.ts';
import type { SharedOffice } from '../shared-office.ts';
import { type Desk, sitDown } from '../vault-office.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let office: SharedOffice;
officeForEach((copy) => {
  office = copy;
});
beforeEach(async () => {
  await office.one.client.vault.unlock({ vaultId: office.one.vaultId, passphrase: null });
});

/** Eva, who has no role, asks to be let in from an empty computer, and is; one that opens everything has read the copy. */
async function letEvaIn(role: 'communicator' | null, standing: 'full' | 'named' = 'full') {
  const { one, shared, root, trust } = office;
  const { client, vaultId, administrationId } = one;
  const { id } = await client.people.create({ draft: personDraft(administrationId, { name: 'Eva Nord', roles: [] }) });
  const folder = path.join(root, 'evas dator');
  mkdirSync(folder);
  const eva = await sitDown(folder, 'eva@filialen', memoryKeychain());
  const { invitation } = await client.snapshot.invite({ vaultId, personId: id });
  const asked = await eva.client.snapshot.requestToJoin({ invitation, keep: 'keychain' });
  expect(await client.vault.readRequest({ vaultId, request: asked.request })).toMatchObject({ roles: [] });
  await client.vault.addDevice({ vaultId, ...asked, standing, role });
  await client.snapshot.write({});
  if (standing === 'full') {
    await eva.client.snapshot.open({ folder: shared, trust });
    await eva.client.vault.unlock({ vaultId, passphrase: null });
  }
  return { ...eva, id };
}

/** What Eva may do as the register's writer: give somebody a role. */
async function givesRole({ client }: Pick<Desk, 'client'>) {
  const { administrationId } = office.one;
  return await client.people
    .create({ draft: personDraft(administrationId, { name: 'Ny Person', roles: [] }) })
    .then(async ({ id, version }) => {
      const draft = personDraft(administrationId, { name: 'Ny Person', roles: ['communicator'] });
      return await client.people.update({ id, version, draft });
    });
}

/** Everybody but Karin loses their role: she is the only one who can give one. */
async function onlyKarin() {
  const { db } = await office.one.core.context();
  await db.deleteFrom('person_role').where('person_id', '!=', office.one.personId).execute();
}

test('a key holder is let in with the role that the inviter chose, and can do the work after taking over', async () => {
  const eva = await letEvaIn('communicator');
  expect(await eva.client.snapshot.status({})).toMatchObject({ takersRole: 'has' });
  await eva.client.snapshot.takeOver({ reason: 'Datorn är borta' });
  expect(await givesRole(eva)).toMatchObject({ roles: ['communicator'] });
  const { db } = await eva.core.context();
  const told = await db.selectFrom('audit_detail').select('details').where('details', 'like', '%roleGiven%').execute();
  expect(told.map(({ details }) => details)).toEqual(['{"fields":["roles"],"roleGiven":"communicator"}']);
  await eva.core.close();
});

test('without a role the takeover says so, and raises nobody while somebody else can give one', async () => {
  const eva = await letEvaIn(null);
  expect(await eva.client.snapshot.takeOver({ reason: 'Datorn är borta' })).toMatchObject({ takersRole: 'lacks' });
  expect((await eva.client.people.me({})).roles).toEqual(['reader']);
  expect(await refusal(givesRole(eva))).toMatchObject({ code: 'not-allowed' });
  await eva.core.close();
});

test('a register never ends with nobody who can give a role: whoever takes over gets one, and the chain tells of it', async () => {
  await onlyKarin();
  const eva = await letEvaIn(null);
  expect(await eva.client.snapshot.status({})).toMatchObject({ takersRole: 'gets' });
  await eva.client.snapshot.takeOver({ reason: 'Datorn är borta' });
  expect((await eva.client.people.me({})).roles).toEqual(['communicator']);
  expect(await givesRole(eva)).toMatchObject({ roles: ['communicator'] });
  const { db } = await eva.core.context();
  const [told] = await db.selectFrom('audit').selectAll().where('action', '=', 'person-changed').execute();
  expect(told).toMatchObject({ person_id: eva.id, subject_id: eva.id });
  await eva.core.close();
});

test('somebody who is only named gets no role with the admission, and cannot take over', async () => {
  await onlyKarin();
  const eva = await letEvaIn('communicator', 'named');
  const { client } = office.one;
  expect((await client.people.get({ id: eva.id })).person.roles).toEqual([]);
  expect(await refusal(eva.client.snapshot.takeOver({ reason: 'Jag vill in', folder: office.shared }))).toMatchObject({
    code: 'vault-locked',
  });
  await eva.core.close();
});

/** Somebody opens the register by the kit on an empty computer; whoever sits there has not said who they are yet. */
async function openByKit(account: string) {
  const folder = path.join(office.root, `${account} ny`);
  mkdirSync(folder);
  const desk = await sitDown(folder, account, memoryKeychain());
  await desk.client.snapshot.openWithKit({ folder: office.shared, shares: office.shares.slice(0, 2) });
  return desk;
}

test('a writer that was taken over says so when it is looked at, also with nothing to write', async () => {
  const { one, two } = office;
  await one.client.snapshot.write({});
  await one.core.snapshots();
  await two.client.vault.unlock({ vaultId: two.vaultId, passphrase: null });
  await two.client.snapshot.takeOver({ reason: 'Karin är borta' });
  expect(await one.client.snapshot.status({})).toMatchObject({ side: 'writer', waiting: false });
  expect(await one.client.snapshot.lookAgain({})).toMatchObject({ side: 'former', writer: 'siv@biblioteket' });
});

test('the minute’s round sees it too, before it is time to write', async () => {
  const { one, two } = office;
  await one.core.snapshots();
  await two.client.vault.unlock({ vaultId: two.vaultId, passphrase: null });
  await two.client.snapshot.takeOver({ reason: 'Karin är borta' });
  await one.core.snapshots();
  expect(await one.client.snapshot.status({})).toMatchObject({ side: 'former', trouble: null });
});

test('readers are told of a computer that came in by the kit and writes now, until somebody has seen it; of a colleague’s they are not', async () => {
  const { one, two } = office;
  const { client } = two;
  await one.core.close();
  const three = await openByKit('asa@ny');
  await three.client.people.introduce({ administrationName: 'Kulturförvaltningen', name: 'Åsa Öberg' });
  await three.client.vault.recover({ vaultId: one.vaultId, shares: null, keep: 'keychain', passphrase: null });
  await three.client.snapshot.takeOver({ reason: 'Datorn är borta' });
  const { fingerprint } = await three.client.vault.status({ administrationId: one.administrationId });
  const told = { person: 'Åsa Öberg', computer: 'asa@ny', fingerprint };
  await client.vault.unlock({ vaultId: one.vaultId, passphrase: null });
  const { kitWriter } = await client.snapshot.refresh({});
  expect(kitWriter).toEqual({ ...told, at: '2026-05-04T10:00:00.000Z' });
  expect(await client.snapshot.due({})).toMatchObject([
    { kind: 'kit-writer', severity: 'bad', values: told, since: kitWriter?.at },
  ]);
  await client.snapshot.see({ what: 'kit-writer' });
  await three.client.snapshot.write({});
  expect(await client.snapshot.refresh({})).toMatchObject({ kitWriter: null });
  expect(await client.snapshot.due({})).toEqual([]);
  await client.snapshot.takeOver({ reason: 'Åsas dator gick sönder' });
  await three.client.snapshot.lookAgain({});
  expect(await three.client.snapshot.open({ folder: office.shared, changesEntered: true })).toMatchObject({
    side: 'reader',
    writer: 'siv@biblioteket',
    kitWriter: null,
  });
  await three.core.close();
});

test('restored by the kit under the account of somebody who has left, or was put out of the vault, the app asks who sits here', async () => {
  const { one } = office;
  const { client, vaultId } = one;
  const { db } = await one.core.context();
  const who = async (account: string) => {
    await client.snapshot.write({});
    const desk = await openByKit(account);
    const { introduced, name } = await desk.client.people.me({});
    await desk.core.close();
    return [introduced, name];
  };
  expect(await who('karin@kontoret')).toEqual([true, 'Karin Ek']);
  await db.insertInto('device').values(deviceOf('siv@biblioteket', office.two.personId)).execute();
  await client.vault.removePerson({ vaultId, personId: office.two.personId, immediate: false });
  expect(await who('siv@biblioteket')).toEqual([false, 'siv@biblioteket']);
  await db
    .insertInto('device')
    .values(deviceOf('bo@kontoret', office.holders[1] ?? ''))
    .execute();
  await db
    .updateTable('person')
    .set({ leaves_on: '2026-05-03' })
    .where('id', '=', office.holders[1] ?? '')
    .execute();
  expect(await who('bo@kontoret')).toEqual([false, 'bo@kontoret']);
});

const deviceOf = (account: string, person: string) => ({
  id: `device-${account}`,
  person_id: person,
  os_account: account,
  signing_key: null,
  created_at: '2026-05-04T10:00:00.000Z',
});
