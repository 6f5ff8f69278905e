import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { Receipt } from '../../electron/core/leaving/receipt.ts';
import { newDeviceKeys } from '../../electron/core/vault/device-keys.ts';
import { writeRequest } from '../../electron/core/vault/join-vault.ts';
import { groupsOf, readShare } from '../../electron/core/vault/share-text.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { memoryKeychain, openRegister, refusal, temporaryFolder } from '../register.ts';
import { personDraft } from '../leaving.ts';
import { addPerson, copyRegister, credential, foundOffice, sitDown } from '../vault-office.ts';

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

test('a departure shows what the vault holds, and is not done before it is out of the vault and every password changed', async () => {
  const office = await foundOffice(folder, { keychain: memoryKeychain() });
  const { client, core, vaultId, administrationId, holders, accounts } = office;
  const [holder = ''] = holders;
  const leila = await client.people.create({ draft: personDraft(administrationId, { name: 'Leila Yilmaz' }) });
  await client.vault.save(credential(vaultId, { accountIds: [accounts[0] ?? ''], secondFactorPersonId: leila.id }));
  expect((await client.leaving.ties({ personId: holder })).map(({ key }) => key)).toContain(`vault-share:${vaultId}`);

  const page = await client.leaving.get({ personId: leila.id });
  expect(page.rows.map(({ kind, what, needsChoice }) => [kind, what, needsChoice])).toEqual([
    ['vault-second-factor', 'Biblioteket på Torget', true],
  ]);
  const chosen = await client.leaving.choose({
    personId: leila.id,
    version: 0,
    choices: page.rows.map(({ key }) => ({ key, receiverId: holder, ending: '' })),
  });
  const gone = await client.leaving.depart({
    personId: leila.id,
    version: chosen.version,
    seen: chosen.seen,
    reason: 'Slutade hastigt.',
  });
  // Nothing was carried out in the vault: the row is open until somebody has changed it there.
  expect(gone).toMatchObject({
    done: false,
    left: 0,
    vault: { state: 'open', open: 1, hasKeys: false, kitPage: null },
  });
  expect(gone.rows).toMatchObject([{ kind: 'vault-second-factor', outcome: 'in-vault', receiverId: holder }]);
  expect((await client.leaving.due({ administrationId })).map(({ kind }) => kind).toSorted()).toEqual([
    'review',
    'vault-unfinished',
  ]);

  await client.vault.lock({ reason: 'asked' });
  expect((await client.leaving.get({ personId: leila.id })).vault).toMatchObject({ state: 'locked', open: 1 });
  await client.vault.unlock({ vaultId, passphrase: null });
  const { rows } = await client.vault.list({ vaultId });
  const [row] = rows;
  await client.vault.save({
    ...credential(vaultId, { accountIds: [accounts[0] ?? ''], secondFactorPersonId: holder }, {}),
    id: row?.id ?? null,
    version: row?.version ?? null,
    secrets: {},
  });
  expect((await client.leaving.get({ personId: leila.id })).vault).toMatchObject({ open: 0 });
  expect((await client.leaving.due({ administrationId })).map(({ kind }) => kind)).toEqual(['review']);
  await core.close();
});

test('a departure is confirmed by a page of the recovery kit that somebody else holds, and by no other page', async () => {
  const office = await foundOffice(folder, { keychain: memoryKeychain() });
  const { client, core, administrationId, holders, shares, vaultId } = office;
  const [first = '', second = ''] = holders;
  const { seen } = await client.leaving.get({ personId: first });
  const { made, vault } = await client.leaving.depart({ personId: first, version: 0, seen, reason: 'Nås inte.' });
  // No keys to take out: what is left is the page, until there is a new recovery key.
  expect(vault).toMatchObject({ open: 1, hasKeys: false, kitPage: 1 });
  const handoverId = made[0]?.id ?? '';
  const by = (share: string) => client.leaving.confirmByShare({ handoverId, share });
  expect((await refusal(by('hej'))).code).toBe('vault-share-length');
  // The page of the one who left.
  expect((await refusal(by(shares[0] ?? ''))).code).toBe('departure-needs-another');
  // A page that nobody printed, and one's own page with another's number on it: everything that anybody could know of the kit is right.
  const kit = await client.vault.kit({ vaultId });
  const known = { kitId: kit?.kitId ?? '', kitNumber: kit?.number ?? 0, page: 2 };
  const madeUp = groupsOf({ ...known, bytes: new Uint8Array(33).fill(7) }).join(' ');
  expect((await refusal(by(madeUp))).code).toBe('vault-share-not-printed');
  const own = readShare(shares[0] ?? '');
  if ('fault' in own) throw new Error(own.fault);
  expect((await refusal(by(groupsOf({ ...own, page: 2 }).join(' ')))).code).toBe('vault-share-not-printed');
  expect((await client.leaving.get({ personId: first })).made).toMatchObject([{ confirmation: 'single-hand' }]);
  expect((await by(shares[1] ?? '')).made).toMatchObject([{ confirmation: 'kit-share' }]);
  const { db } = await core.context();
  const row = await db.selectFrom('handover').selectAll().executeTakeFirstOrThrow();
  expect(row).toMatchObject({ confirmed_by: second, confirmation_proof: 'kit 1, page 2' });
  expect(JSON.stringify(row)).not.toContain((shares[1] ?? '').slice(0, 11));
  expect((await client.leaving.due({ administrationId })).map(({ kind }) => kind)).not.toContain('review');
  await core.close();
});

test('the only key holder is gone, and so is their computer: by the kit and from the page Lämna över they are put out', async () => {
  const gone = path.join(folder, 'karin');
  const office = await foundOffice(gone);
  const { vaultId, administrationId, accounts, personId, shares } = office;
  const { id } = await office.client.vault.save(credential(vaultId, { accountIds: accounts.slice(0, 1) }));
  await office.core.close();
  const here = path.join(folder, 'alva');
  copyRegister(gone, here);
  const { client, core } = await sitDown(here, 'alva@hemma', memoryKeychain());
  const me = await client.people.introduce({ administrationName: 'Kulturförvaltningen', name: 'Alva Ny' });
  // The departure stops the person at once; the vault waits for somebody who can open it.
  const page = await client.leaving.get({ personId });
  expect(page.rows.find(({ kind }) => kind === 'vault-custodian')).toMatchObject({ warnings: ['only-bearer'] });
  const departed = await client.leaving.depart({ personId, version: 0, seen: page.seen, reason: 'Nås inte.' });
  expect(departed).toMatchObject({ person: { active: false }, vault: { state: 'locked', open: 1, hasKeys: true } });
  expect((await refusal(client.leaving.leaveVault({ personId }))).code).toBe('vault-locked');
  await client.vault.recover({ vaultId, shares: shares.slice(0, 2), keep: 'keychain', passphrase: null });
  const after = await client.leaving.leaveVault({ personId });
  expect(after).toMatchObject({ vault: { state: 'open', open: 0, rotations: 1 }, done: false });
  expect((await client.vault.custodians({ vaultId })).map((one) => one.personId)).toEqual([me.personId]);
  expect(await client.vault.rotations({ vaultId })).toMatchObject([
    { credentialId: id, personId, cause: 'left', immediate: true },
  ]);
  const reveal = { id, field: 'password' as const, use: 'reveal' as const, reason: 'Karin är borta' };
  expect(await client.vault.reveal(reveal)).toEqual({ value: 'hemligt-1' });
  expect(await client.vault.status({ administrationId })).toMatchObject({ fullCustodians: 1, kit: { used: true } });
  // Whoever put the pages together had them all: none of them is a second person.
  const handoverId = after.made[0]?.id ?? '';
  expect(await refusal(client.leaving.confirmByShare({ handoverId, share: shares[0] ?? '' }))).toMatchObject({
    code: 'vault-kit-used',
  });
  await core.close();
  // The computer turns up again, with the register as it now is.
  cpSync(path.join(here, 'kanalvakt.sqlite'), path.join(gone, 'kanalvakt.sqlite'));
  const back = await openRegister(gone, { keychain: office.keychain });
  expect((await refusal(back.client.vault.unlock({ vaultId, passphrase: null }))).code).toBe('access-frozen');
  await back.core.close();
});

test('whose own computer writes the register is told that another takes it over and puts them out, and the last day is set where there was none', async () => {
  const office = await foundOffice(path.join(folder, 'dator'), { keychain: memoryKeychain() });
  const { client, core, personId, holders, vaultId } = office;
  await client.vault.save(credential(vaultId, { secondFactorPersonId: personId }));
  const shared = path.join(folder, 'delad mapp');
  mkdirSync(shared);
  expect((await client.leaving.get({ personId })).vault).toMatchObject({
    isTheirComputer: true,
    isTheirRegister: false,
  });
  await client.snapshot.share({ folder: shared });
  const page = await client.leaving.get({ personId });
  expect(page.vault).toMatchObject({ isTheirComputer: true, isTheirRegister: true });
  expect((await client.leaving.get({ personId: holders[0] ?? '' })).vault).toMatchObject({ isTheirComputer: false });
  const choices = page.rows
    .filter(({ needsChoice }) => needsChoice)
    .map(({ key }) => ({ key, receiverId: holders[0] ?? '', ending: '' }));
  const { version, seen } = await client.leaving.choose({ personId, version: page.version, choices });
  const made = await client.leaving.make({ personId, version, seen, leavesOn: '2026-06-30' });
  expect(made.person.leavesOn).toBe('2026-06-30');
  await core.close();
});

test('a person with keys to the vault is not merged away; one without is', async () => {
  const { client, core, personId, holders, administrationId, vaultId } = await foundOffice(folder);
  const { id: double } = await addPerson(client, administrationId, 'Karin Ek');
  for (const merge of [personId, holders[0] ?? ''])
    expect(await refusal(client.people.merge({ keep: double, merge }))).toMatchObject({ code: 'merge-in-vault' });
  expect(await client.people.merge({ keep: personId, merge: double })).toMatchObject({ id: personId });
  // Whom a login names is signed with it.
  const { id: named } = await addPerson(client, administrationId, 'Leila Yilmaz');
  await client.vault.save(credential(vaultId, { secondFactorPersonId: named }));
  expect(await refusal(client.people.merge({ keep: personId, merge: named }))).toEqual({
    code: 'merge-in-logins',
    values: { name: 'Leila Yilmaz', count: 1 },
  });
  await core.close();
});

test('a receiver with no computer in the vault is told of, and the row stays open until they can open what they took over', async () => {
  const office = await foundOffice(folder, { keychain: memoryKeychain() });
  const { client, core, vaultId, administrationId, accounts } = office;
  const [accountId = ''] = accounts;
  const leila = await addPerson(client, administrationId, 'Leila Yilmaz');
  const bo = await addPerson(client, administrationId, 'Bo Ek');
  const letIn = async (personId: string) => {
    const { keys, device } = await newDeviceKeys('dator');
    const request = writeRequest({ vaultId, personId, device }, keys.signingKey);
    await client.vault.addDevice({ vaultId, request, fingerprint: device.fingerprint, standing: 'named' });
  };
  await letIn(leila.id);
  await client.vault.namePerson({ vaultId, personId: leila.id, subject: { kind: 'account', id: accountId } });
  const key = `vault-named:account:${accountId}`;
  const page = await client.leaving.choose({
    personId: leila.id,
    version: 0,
    choices: [{ key, receiverId: bo.id, ending: '' }],
  });
  const rowNow = async () => (await client.leaving.get({ personId: leila.id })).rows.find((row) => row.key === key);
  expect(await rowNow()).toMatchObject({ what: 'Ängby bibliotek (Anslagstavla)', outcome: 'needs-computer' });
  const { made } = await client.leaving.make({ personId: leila.id, version: page.version, seen: page.seen });
  const { db } = await core.context();
  const { receipt } = await db.selectFrom('handover').selectAll().executeTakeFirstOrThrow();
  const written = Receipt.parse(JSON.parse(receipt ?? '')).rows.find(({ kind }) => kind === 'vault-named');
  expect(written).toMatchObject({ to: 'Bo Ek', outcome: 'needs-computer' });
  expect(made).toHaveLength(1);
  await client.leaving.leaveVault({ personId: leila.id });
  const waiting = async () => (await client.leaving.get({ personId: leila.id })).vault;
  const what = 'Ängby bibliotek (Anslagstavla)';
  expect(await waiting()).toMatchObject({
    hasKeys: false,
    open: 1,
    waiting: [{ name: 'Bo Ek', what, hasComputer: false }],
  });
  // On Idag: what is waited for, and no password to change.
  await db.updateTable('person').set({ leaves_on: '2026-05-03' }).where('id', '=', leila.id).execute();
  const due = async () =>
    (await client.leaving.due({ administrationId })).map(({ kind, owner, names }) => [kind, owner, names]);
  expect(await due()).toEqual([['vault-computer', 'Bo Ek', [what]]]);
  await letIn(bo.id);
  expect(await due()).toEqual([['vault-unfinished', '', []]]);
  expect(await waiting()).toMatchObject({ open: 1, waiting: [{ hasComputer: true }] });
  await client.leaving.leaveVault({ personId: leila.id });
  expect(await waiting()).toMatchObject({ open: 0, waiting: [] });
  const bos = (await client.vault.custodians({ vaultId })).find(({ personId }) => personId === bo.id);
  expect(bos?.namedFor).toMatchObject([{ id: accountId }]);
  await core.close();
});
