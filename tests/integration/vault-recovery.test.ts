import { cpSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newDeviceKeys } from '../../electron/core/vault/device-keys.ts';
import { writeRequest } from '../../electron/core/vault/join-vault.ts';
import { credentialRow } from '../../electron/core/vault/repository.ts';
import { memoryKeychain, openRegister, refusal, temporaryFolder } from '../register.ts';
import { opens } from '../vault-keys.ts';
import { copyRegister, credential, foundOffice, printKit, sitDown } from '../vault-office.ts';

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
});
afterEach(() => remove());

const asked = { field: 'password' as const, use: 'reveal' as const, reason: 'Prov av valvet' };

test('any two shares open a copy of the register on a clean computer; one, wrong and mixed ones are named and write nothing', async () => {
  const office = await foundOffice(path.join(folder, 'old'));
  const { client, core, vaultId, administrationId, holders } = office;
  const { id } = await client.vault.save(credential(vaultId, {}, { notes: 'åäö' }));
  const [one = '', two = '', three = ''] = office.shares;
  const later = async (at: string) => {
    office.clock.set(at);
    await client.vault.unlock({ vaultId, passphrase: null });
  };
  await later('2026-05-04T11:00:00Z');
  const { name } = await client.settings.backUpNow({});
  await later('2026-05-04T12:00:00Z');
  const newShares = await printKit(client, vaultId, holders);
  expect((await client.vault.kit({ vaultId }))?.opensOldBackups).toEqual([
    { name, madeAt: expect.any(String) as string, kitNumber: 1 },
  ]);
  await core.close();

  for (const [n, pair] of [
    [one, two],
    [three, two],
    [one, three],
  ].entries()) {
    // The old computer is gone; what is left is a backup, made while the first kit was in force.
    const clean = path.join(folder, `clean-${n}`);
    copyRegister(path.join(folder, 'old'), clean);
    cpSync(path.join(folder, 'old/backups', name), path.join(clean, 'kanalvakt.sqlite'));
    const keychain = memoryKeychain();
    const there = await sitDown(clean, 'ylva@nya', keychain);
    await there.client.people.introduce({ administrationName: 'Kulturförvaltningen', name: 'Ylva Ny' });
    expect((await there.client.vault.status({ administrationId })).here).toBe('none');
    expect(await refusal(there.client.vault.unlock({ vaultId, passphrase: null }))).toMatchObject({
      code: 'vault-no-keys-here',
    });
    const recover = (shares: string[]) =>
      there.client.vault.recover({ vaultId, shares, keep: 'keychain', passphrase: null });
    if (n === 0) {
      const before = (await there.client.vault.status({ administrationId })).epoch;
      for (const [shares, code] of [
        [[one], 'vault-shares-too-few'],
        [[one, one], 'vault-share-twice'],
        [[one, newShares[1] ?? ''], 'vault-share-other-kit'],
        [[one, two.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'))], 'vault-share-groups'],
      ] as const)
        expect(await refusal(recover([...shares]))).toMatchObject({ code });
      expect((await there.client.vault.status({ administrationId })).epoch).toBe(before);
      expect(keychain.entries.has(`se.kanalvakt/${vaultId}`)).toBe(false);
    }
    expect(await recover(pair)).toMatchObject({ unlocked: true, here: 'full', fullCustodians: 2, kit: { used: true } });
    expect(await there.client.vault.reveal({ id, ...asked, field: 'notes' })).toEqual({ value: 'åäö' });
    expect((await there.client.settings.verify({})).parts.find(({ part }) => part === 'vault')).toMatchObject({
      ok: true,
    });
    await there.core.close();
    const again = await openRegister(clean, { keychain, osAccount: 'ylva@nya' });
    await again.client.vault.unlock({ vaultId, passphrase: null });
    expect(await again.client.vault.reveal({ id, ...asked })).toEqual({ value: 'hemligt-1' });
    await again.core.close();
  }
}, 180_000);

test('the kit: pages once it is made, shares typed back, an abandoned one is worth nothing, the drill is logged and due in a year', async () => {
  const { client, core, vaultId, holders, shares, administrationId, clock } = await foundOffice(folder);
  const kit = await client.vault.prepareKit({ vaultId, holderIds: holders.toReversed() });
  expect(kit).toMatchObject({ kitNumber: 2, confirmed: [] });
  const page = async (n: number) => (await client.vault.kitPage({ vaultId, page: n })).groups.join(' ');
  const [first, second] = [await page(1), await page(2)];
  expect(await refusal(client.vault.confirmShare({ vaultId, share: shares[0] ?? '' }))).toMatchObject({
    code: 'vault-share-other-kit',
  });
  expect(await client.vault.confirmShare({ vaultId, share: first })).toEqual({ confirmed: [1], inForce: false });
  expect(await refusal(client.vault.confirmShare({ vaultId, share: first }))).toMatchObject({
    code: 'vault-share-twice',
  });
  // Locked before the second share: the kit that was being made is gone, and the old one still holds.
  await client.vault.lock({ reason: 'asked' });
  await client.vault.unlock({ vaultId, passphrase: null });
  expect(await refusal(client.vault.confirmShare({ vaultId, share: second }))).toMatchObject({
    code: 'vault-kit-not-prepared',
  });
  expect(await refusal(client.vault.drill({ vaultId, shares: [first, second] }))).toMatchObject({
    code: 'vault-share-other-kit',
  });
  clock.set('2027-05-05T10:00:00Z');
  expect((await client.vault.status({ administrationId })).kit).toMatchObject({
    number: 1,
    drillDueOn: '2027-05-04',
    drillOverdue: true,
  });
  expect(await client.vault.drill({ vaultId, shares: shares.slice(1) })).toEqual({
    result: 'passed',
    shares: [2, 3],
    nextOn: '2028-05-04',
  });
  expect((await client.vault.kit({ vaultId }))?.drills.map(({ result }) => result)).toEqual(['passed', 'failed']);
  expect((await client.vault.status({ administrationId })).kit).toMatchObject({ drillOverdue: false });
  await core.close();
}, 120_000);

test('a restore brings back no removed device, no lower epoch, and marks what may be outdated', async () => {
  const office = await foundOffice(folder);
  const { client, core, vaultId, holders, administrationId } = office;
  const { id } = await client.vault.save(credential(vaultId));
  const same = await client.vault.save(credential(vaultId, { label: 'Oförändrad' }, { password: 'samma' }));
  const { name } = await client.settings.backUpNow({});
  await client.vault.save({ ...credential(vaultId, {}, { password: 'hemligt-2' }), id, version: 1 });
  await printKit(client, vaultId, holders);
  const { epoch } = await client.vault.status({ administrationId });
  await client.settings.restore({ name });
  expect(await client.vault.status({ administrationId })).toMatchObject({ readOnly: 'list-rolled-back' });
  await client.vault.unlock({ vaultId, passphrase: null });
  expect(await refusal(client.vault.save(credential(vaultId)))).toMatchObject({ code: 'vault-list-rolled-back' });
  const accepted = await client.vault.acceptRestored({ vaultId });
  expect(accepted).toMatchObject({ readOnly: 'no', epoch, untrusted: 0, kit: { number: 2 } });
  const { rows } = await client.vault.list({ vaultId });
  expect(rows.map(({ maybeOld }) => maybeOld)).toEqual([true, true]);
  expect(rows.find((row) => row.id === id)?.version).toBe(3);
  expect((await client.vault.rotations({ vaultId })).map(({ cause }) => cause)).toEqual(['maybe-old', 'maybe-old']);
  expect(await client.vault.reveal({ id, ...asked })).toEqual({ value: 'hemligt-1' });
  expect(await client.vault.reveal({ id: same.id, ...asked })).toEqual({ value: 'samma' });
  await core.close();
}, 120_000);

test('a restore lets nobody open again what they were named for or had borrowed when the backup was made', async () => {
  const office = await foundOffice(folder);
  const { client, core, vaultId, accounts } = office;
  const [personId = ''] = office.holders;
  const { keys, device } = await newDeviceKeys('åsa@hemma');
  const request = writeRequest({ vaultId, personId, device }, keys.signingKey);
  await client.vault.addDevice({ vaultId, request, fingerprint: device.fingerprint, standing: 'named' });
  const named = await client.vault.save(credential(vaultId, { accountIds: accounts.slice(0, 1) }));
  const lent = await client.vault.save(credential(vaultId));
  const of = { vaultId, personId, subject: { kind: 'account' as const, id: accounts[0] ?? '' } };
  await client.vault.namePerson(of);
  await client.vault.lend({ id: lent.id, personId, until: '2026-06-01', reason: '' });
  const opensThem = async () => {
    const { db } = await core.context();
    const rows = await Promise.all([named.id, lent.id].map((id) => credentialRow(db, id)));
    return await Promise.all(rows.map((row) => opens(Buffer.from(row?.sealed ?? '', 'base64'), keys.identity)));
  };
  const { name } = await client.settings.backUpNow({});
  // Neither raises the epoch: what the backup holds is of the newest list and version.
  await client.vault.unnamePerson(of);
  await client.vault.returnLoan({ id: lent.id, personId });
  expect(await opensThem()).toEqual([false, false]);
  await client.settings.restore({ name });
  expect(await opensThem()).toEqual([true, true]);
  await client.vault.unlock({ vaultId, passphrase: null });
  await client.vault.acceptRestored({ vaultId });
  expect(await opensThem()).toEqual([false, false]);
  const queued = await client.vault.rotations({ vaultId });
  expect(Object.fromEntries(queued.map(({ credentialId, cause }) => [credentialId, cause]))).toEqual({
    [named.id]: 'unnamed',
    [lent.id]: 'unnamed',
  });
  for (const { id } of [named, lent])
    expect(await client.vault.reveal({ id, ...asked })).toEqual({ value: 'hemligt-1' });
  await core.close();
}, 120_000);
