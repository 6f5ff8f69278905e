import path from 'node:path';
import { cpSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { memoryKeychain, refusal, temporaryFolder } from '../register.ts';
import { copyRegister, credential, foundOffice, sitDown } from '../vault-office.ts';

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
});
afterEach(() => remove());

const asked = { field: 'password' as const, use: 'reveal' as const, reason: 'Prov av valvet' };

/** Karin's open office, and Bo's computer with a copy of the register and a request to be let in. */
async function withBo() {
  const own = path.join(folder, 'karin');
  const office = await foundOffice(own);
  const { client, vaultId, administrationId } = office;
  const one = await client.vault.save(credential(vaultId, { label: 'Ett', accountIds: [office.accounts[0] ?? ''] }));
  const two = await client.vault.save(
    credential(vaultId, { label: 'Två', accountIds: [office.accounts[1] ?? ''] }, { password: 'hemligt-2' }),
  );
  const bos = path.join(folder, 'bo');
  const keychain = memoryKeychain();
  await client.settings.backUpNow({});
  /** Bo's computer as it is with the newest copy of Karin's register. */
  const bo = async () => {
    const { name } = await client.settings.backUpNow({});
    copyRegister(own, bos);
    cpSync(path.join(own, 'backups', name), path.join(bos, 'kanalvakt.sqlite'));
    // Those of Karin's open database, which is another file.
    for (const beside of ['-wal', '-shm']) rmSync(path.join(bos, `kanalvakt.sqlite${beside}`), { force: true });
    return await sitDown(bos, 'bo@hemma', keychain);
  };
  const first = await bo();
  const me = await first.client.people.introduce({ administrationName: 'Kulturförvaltningen', name: 'Bo Ny' });
  const { request, fingerprint } = await first.client.vault.requestToJoin({
    vaultId,
    keep: 'keychain',
    passphrase: null,
  });
  expect(await refusal(first.client.vault.unlock({ vaultId, passphrase: null }))).toMatchObject({
    code: 'vault-not-let-in',
  });
  expect((await first.client.vault.status({ administrationId })).here).toBe('waiting');
  await first.core.close();
  // The person must be known where the request is taken in: the same row in both registers.
  const { default: Database } = await import('better-sqlite3');
  const source = new Database(path.join(bos, 'kanalvakt.sqlite'));
  const person = source.prepare('select * from person where id = ?').get(me.personId) as Record<string, unknown>;
  const device = source.prepare("select * from device where os_account = 'bo@hemma'").get() as Record<string, unknown>;
  source.close();
  const target = new Database(path.join(own, 'kanalvakt.sqlite'));
  const person_role = { person_id: me.personId, role: 'communicator' };
  for (const [table, row] of Object.entries({ person, person_role, device })) {
    const columns = Object.keys(row);
    target
      .prepare(`insert into ${table} (${columns.join()}) values (${columns.map((name) => `@${name}`).join()})`)
      .run(row);
  }
  target.close();
  return { ...office, one: one.id, two: two.id, bo, boId: me.personId ?? '', request, fingerprint };
}

test('a new device joins by a request whose fingerprint two people compare', async () => {
  const { client, core, vaultId, request, fingerprint, bo, one, boId, administrationId } = await withBo();
  const add = (fields: object) =>
    client.vault.addDevice({ vaultId, request, fingerprint, standing: 'full', ...fields });
  expect(await client.vault.readRequest({ vaultId, request })).toMatchObject({ personId: boId, fingerprint });
  expect(await refusal(add({ fingerprint: 'AAAAA-BBBBB-CCCCC-DDDDD' }))).toMatchObject({
    code: 'vault-fingerprint-differs',
  });
  const other = JSON.parse(request) as { personId: string };
  other.personId = (await client.people.me({})).personId ?? '';
  expect(await refusal(add({ request: JSON.stringify(other) }))).toMatchObject({ code: 'vault-request-unreadable' });
  expect(await refusal(add({ request: 'hej' }))).toMatchObject({ code: 'vault-request-unreadable' });
  const before = (await client.vault.status({ administrationId })).epoch;
  expect(await add({ fingerprint: fingerprint.toLowerCase().replaceAll('-', ' ') })).toMatchObject({
    epoch: before + 1,
    fullCustodians: 2,
  });
  expect(await refusal(add({}))).toMatchObject({ code: 'vault-device-known' });
  const there = await bo();
  expect(await there.client.vault.unlock({ vaultId, passphrase: null })).toMatchObject({ here: 'full' });
  expect(await there.client.vault.reveal({ id: one, ...asked })).toEqual({ value: 'hemligt-1' });
  await there.core.close();
  await core.close();
}, 120_000);

test('somebody who is named opens only that; a loan opens one login until it is taken back; what they reached is queued', async () => {
  const { client, core, vaultId, request, fingerprint, bo, one, two, boId, accounts, clock } = await withBo();
  await client.vault.addDevice({ vaultId, request, fingerprint, standing: 'named' });
  const opens = async () => {
    const there = await bo();
    await there.client.vault.unlock({ vaultId, passphrase: null });
    const can = [];
    for (const id of [one, two]) {
      const answer = await there.client.vault.reveal({ id, ...asked }).catch((error: unknown) => error);
      can.push('value' in (answer as object));
    }
    expect(await refusal(there.client.vault.nameOffSite({ vaultId, kind: 'other', text: 'x' }))).toMatchObject({
      code: 'vault-not-custodian',
    });
    await there.core.close();
    return can;
  };
  expect(await opens()).toEqual([false, false]);
  const subject = { kind: 'account' as const, id: accounts[0] ?? '' };
  await client.vault.namePerson({ vaultId, personId: boId, subject });
  expect(await opens()).toEqual([true, false]);
  expect(await refusal(client.vault.lend({ id: two, personId: boId, until: '2026-05-03', reason: '' }))).toMatchObject({
    code: 'vault-loan-date',
  });
  const lent = await client.vault.lend({ id: two, personId: boId, until: '2026-05-10', reason: 'Helgen' });
  expect(lent.loan).toEqual({ personId: boId, until: '2026-05-10', overdue: false });
  expect(await opens()).toEqual([true, true]);
  await client.vault.unnamePerson({ vaultId, personId: boId, subject });
  await client.vault.returnLoan({ id: two, personId: boId });
  expect(await opens()).toEqual([false, false]);
  const queue = await client.vault.rotations({ vaultId });
  expect(new Map(queue.map(({ credentialId, cause, basis }) => [credentialId, [cause, basis]]))).toEqual(
    new Map([
      [one, ['unnamed', 'could-open']],
      [two, ['loan-returned', 'could-open']],
    ]),
  );
  // The day after the last day of a loan: queued at once, and taken back when a custodian opens the vault.
  for (const row of queue)
    await client.vault.save({
      ...credential(vaultId, { label: row.label }, { password: `ny-${row.label}` }),
      id: row.credentialId,
      version: (await client.vault.get({ id: row.credentialId })).version,
    });
  await client.vault.lend({ id: two, personId: boId, until: '2026-05-10', reason: '' });
  clock.set('2026-05-11T08:00:00Z');
  await core.dailyWork();
  expect((await client.vault.get({ id: two })).loan?.overdue).toBe(true);
  await client.vault.unlock({ vaultId, passphrase: null });
  expect((await client.vault.get({ id: two })).loan).toBeNull();
  await core.close();
}, 180_000);

test('limited to what is named, only what can no longer be opened is to be changed, and nobody is said to be removed', async () => {
  const { client, core, vaultId, request, fingerprint, one, two, boId, accounts } = await withBo();
  await client.vault.addDevice({ vaultId, request, fingerprint, standing: 'full' });
  const of = { vaultId, personId: boId };
  await client.vault.namePerson({ ...of, subject: { kind: 'account', id: accounts[0] ?? '' } });
  await client.vault.setStanding({ ...of, standing: 'named' });
  expect(await client.vault.rotations({ vaultId })).toMatchObject([{ credentialId: two, cause: 'limited' }]);
  expect((await client.vault.get({ id: one })).openRotations).toBe(0);
  await core.close();
}, 60_000);

test('whoever is removed opens nothing new; what they could open enters the queue and is worked off step by step', async () => {
  const { client, core, vaultId, request, fingerprint, bo, one, two, boId, shares, administrationId, personId } =
    await withBo();
  await client.vault.addDevice({ vaultId, request, fingerprint, standing: 'full' });
  const own = (await client.vault.custodians({ vaultId })).find((one) => one.personId === personId)?.devices[0];
  for (const call of [
    client.vault.removePerson({ vaultId, personId, immediate: false }),
    client.vault.removeDevice({ vaultId, fingerprint: own?.fingerprint ?? '' }),
    client.vault.setStanding({ vaultId, personId, standing: 'named' }),
  ])
    expect(await refusal(call)).toMatchObject({ code: 'vault-own-device' });
  const there = await bo();
  await there.client.vault.unlock({ vaultId, passphrase: null });
  // What Bo opened stands in Bo's own log; here he opened nothing.
  await there.core.close();
  await client.vault.removePerson({ vaultId, personId: boId, immediate: true });
  const after = await bo();
  expect(await refusal(after.client.vault.unlock({ vaultId, passphrase: null }))).toMatchObject({
    code: 'vault-removed-here',
  });
  await after.core.close();
  expect(await refusal(client.vault.addDevice({ vaultId, request, fingerprint, standing: 'full' }))).toMatchObject({
    code: 'vault-device-known',
  });
  expect(await refusal(client.vault.removePerson({ vaultId, personId, immediate: false }))).toMatchObject({
    code: 'vault-last-custodian',
  });

  const queue = await client.vault.rotations({ vaultId });
  expect(queue.map(({ cause, basis, immediate }) => [cause, basis, immediate])).toEqual([
    ['removed', 'could-open', true],
    ['removed', 'could-open', true],
  ]);
  const first = queue.find(({ credentialId }) => credentialId === one)!;
  expect(await refusal(client.vault.closeRotation({ id: first.id, version: first.version }))).toMatchObject({
    code: 'vault-rotation-steps',
  });
  const setPassword = async (password: string, version: number) => {
    await client.vault.save({ ...credential(vaultId, { label: 'Ett' }, { password }), id: one, version });
    return (await client.vault.rotations({ vaultId })).find(({ id }) => id === first.id)!;
  };
  // A password that is taken away from here still opens the account.
  expect((await setPassword('', 1)).steps.some(({ done }) => done)).toBe(false);
  // No hand ticks it, and with everything else done the item stays.
  const ticked = { step: 'new-password' as const, done: true, reason: '' };
  expect(
    await refusal(client.vault.setRotationStep({ id: first.id, version: first.version, ...ticked })),
  ).toMatchObject({ code: 'vault-rotation-password' });
  let row = first;
  for (const step of ['end-sessions', 'revoke-tools', 'recovery-contact', 'second-factor'] as const)
    row = await client.vault.setRotationStep({ id: row.id, version: row.version, step, done: true, reason: '' });
  row = await client.vault.setRotationStep({
    id: row.id,
    version: row.version,
    step: 'other-login',
    done: false,
    reason: 'Ingen annan i tjänst i dag',
  });
  expect(await refusal(client.vault.closeRotation({ id: row.id, version: row.version }))).toMatchObject({
    code: 'vault-rotation-password',
  });
  row = await setPassword('nytt', 2);
  expect(row.steps.map(({ done }) => done)).toEqual([true, true, true, true, true, false]);
  expect((await client.vault.closeRotation({ id: row.id, version: row.version })).closedAt).not.toBeNull();

  const second = queue.find(({ credentialId }) => credentialId === two)!;
  const { closingId } = await client.vault.closeUnopened({ ids: [second.id], reason: 'Datorn låg i kassaskåpet' });
  expect(await client.vault.rotations({ vaultId })).toEqual([]);
  expect(await client.vault.rotations({ vaultId, show: 'closed' })).toHaveLength(2);
  // It is one person's decision until somebody else stands behind it: not the one who made it, and not the one it is about.
  const waiting = { confirmation: 'single-hand', reviewDueOn: '2026-05-07', mayConfirm: false, labels: ['Två'] };
  expect(await client.vault.closings({ vaultId })).toMatchObject([waiting]);
  expect(await client.vault.status({ administrationId })).toMatchObject({
    closingsToReview: 1,
    closingReviewDueOn: '2026-05-07',
  });
  expect(await refusal(client.vault.confirmClosing({ closingId }))).toMatchObject({ code: 'departure-needs-another' });
  const byShare = (share: string) => client.vault.confirmClosingByShare({ closingId, share });
  expect(await refusal(byShare('Nej'))).toMatchObject({ code: 'vault-share-length' });
  expect(await byShare(shares[0] ?? '')).toMatchObject({ confirmation: 'kit-share', confirmedBy: 'Åsa Öberg' });
  expect(await refusal(byShare(shares[1] ?? ''))).toMatchObject({ code: 'departure-confirmed-already' });
  expect((await client.vault.status({ administrationId })).closingsToReview).toBe(0);
  await core.close();
}, 180_000);
