import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordEvents } from '../../electron/core/foundation/audit/record-event.ts';
import { newDeviceKeys } from '../../electron/core/vault/device-keys.ts';
import { writeRequest } from '../../electron/core/vault/join-vault.ts';
import { filesUnder, foundIn } from '../canaries.ts';
import { refusal, temporaryFolder } from '../register.ts';
import { addPerson, credential, foundOffice } from '../vault-office.ts';

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

/** An office whose Nils could open one login, and was put out at once. */
async function nilsPutOut(secrets: Parameters<typeof credential>[2] = {}) {
  const office = await foundOffice(folder);
  const { client, vaultId, administrationId, accounts } = office;
  const nils = await addPerson(client, administrationId, 'Nils Dahl');
  const { keys, device } = await newDeviceKeys('nils@hemma');
  const request = writeRequest({ vaultId, personId: nils.id, device }, keys.signingKey);
  await client.vault.addDevice({ vaultId, request, fingerprint: device.fingerprint, standing: 'full' });
  const login = await client.vault.save(credential(vaultId, { accountIds: accounts.slice(0, 1) }, secrets));
  office.clock.set('2026-05-04T10:00:01Z');
  await client.vault.removePerson({ vaultId, personId: nils.id, immediate: true });
  const rows = async (show: 'open' | 'closed' = 'open') => await client.vault.rotations({ vaultId, show });
  const [row] = await rows();
  if (row === undefined) throw new Error('nothing was queued');
  return { ...office, login, row, rows };
}

test('a login with no password, only a code to log in with, is closed with a reason when it has been taken away: nobody can do its steps', async () => {
  const { client, core, vaultId, login, row, rows } = await nilsPutOut({ password: '', totp: 'JBSWY3DPEHPK3PXP' });
  expect(row.steps.map(({ step }) => step)).not.toContain('new-password');
  expect(row).toMatchObject({ removedUnchanged: false, removedAt: null });
  await client.vault.remove({ id: login.id, version: login.version, reason: 'Kontot avslutas' });
  expect(await rows()).toMatchObject([{ id: row.id, removedUnchanged: true, removedAt: '2026-05-04T10:00:01.000Z' }]);
  await client.vault.closeUnopened({ ids: [row.id], reason: 'Plattformen stängde kontot' });
  expect(await rows()).toEqual([]);
  expect(await client.vault.closings({ vaultId })).toMatchObject([{ removedUnchanged: 1 }]);
  await core.close();
});

test('a login that is taken away takes no row with it: that one is closed with a reason and a second person, and says what happened', async () => {
  const { client, core, vaultId, login, row, rows, shares } = await nilsPutOut();
  await client.vault.remove({ id: login.id, version: login.version, reason: 'Kontot avslutas' });
  expect(await rows()).toMatchObject([{ id: row.id, immediate: true, removedUnchanged: true, closedAt: null }]);
  const [left] = await rows();
  expect(await refusal(client.vault.closeRotation({ id: row.id, version: left?.version ?? 0 }))).toMatchObject({
    code: 'vault-rotation-steps',
  });
  const { closingId } = await client.vault.closeUnopened({ ids: [row.id], reason: 'Plattformen stängde kontot' });
  expect(await rows('closed')).toMatchObject([{ closeReason: 'Plattformen stängde kontot', removedUnchanged: true }]);
  expect(await client.vault.closings({ vaultId })).toMatchObject([
    { confirmation: 'single-hand', removedUnchanged: 1 },
  ]);
  await client.vault.confirmClosingByShare({ closingId, share: shares[0] ?? '' });
  expect(await client.vault.closings({ vaultId })).toMatchObject([{ confirmation: 'kit-share' }]);
  await core.close();
});

test('the rows of a login go with it when its account is closed', async () => {
  const { client, core, login, rows } = await nilsPutOut();
  const { db } = await core.context();
  await db.updateTable('account').set({ status: 'closed' }).execute();
  await client.vault.remove({ id: login.id, version: login.version, reason: 'Kontot är avslutat' });
  expect(await rows()).toEqual([]);
  expect(await rows('closed')).toMatchObject([{ closeReason: 'Kontot är avslutat', removedUnchanged: true }]);
  await core.close();
});

test('a new second factor is one that the vault has got since, and another’s login is not by whoever set the password', async () => {
  const codes = ['aaaa-1111', 'bbbb-2222'];
  const { client, core, clock, vaultId, login, row, rows, holders, personId } = await nilsPutOut({
    totp: 'JBSWY3DPEHPK3PXP',
    recoveryCodes: codes,
  });
  const [other = ''] = holders;
  const step = async (name: 'second-factor' | 'other-login', otherPersonId: string | null = null) => {
    const version = (await rows())[0]?.version ?? 0;
    return await client.vault.setRotationStep({
      id: row.id,
      version,
      step: name,
      done: true,
      reason: '',
      otherPersonId,
    });
  };
  let version = login.version;
  const save = async (secrets: Parameters<typeof credential>[2]) => {
    await client.vault.save({ ...credential(vaultId), id: login.id, version, secrets: secrets ?? {} });
    version += 1;
  };
  expect(await refusal(step('other-login', other))).toMatchObject({ code: 'vault-rotation-password-first' });
  await save({ password: 'ett helt nytt lösenord' });
  expect(await refusal(step('second-factor'))).toMatchObject({ code: 'vault-rotation-factor' });
  await save({ totp: 'KRSXG5CTMVRXEZLU' });
  // One of the old codes used up makes no new ones.
  await save({ recoveryCodes: codes.slice(1) });
  expect(await refusal(step('second-factor'))).toMatchObject({ code: 'vault-rotation-factor' });
  await save({ recoveryCodes: ['cccc-3333'] });
  expect((await step('second-factor')).steps).toContainEqual(
    expect.objectContaining({ step: 'second-factor', done: true }),
  );

  for (const who of [null, personId, row.personId])
    expect(await refusal(step('other-login', who))).toMatchObject({ code: 'vault-rotation-another' });
  const isProved = async () => (await rows())[0]?.steps.find((one) => one.step === 'other-login');
  await step('other-login', other);
  expect(await isProved()).toMatchObject({ done: true, personId: other });
  // With yet another password nobody else has logged in.
  clock.set('2026-05-04T10:00:02Z');
  await save({ password: 'och ett till' });
  expect(await isProved()).toMatchObject({ done: false });
  await core.close();
});

describe('a login that was taken away before its person left', () => {
  /** Nils has opened one login and not another; both are taken away while he is here. Nobody has changed a password. */
  async function removedBefore(accountIds: (accounts: string[]) => string[]) {
    const office = await foundOffice(folder);
    const { client, core, vaultId, administrationId, accounts } = office;
    const nils = await addPerson(client, administrationId, 'Nils Dahl');
    const { keys, device } = await newDeviceKeys('nils@hemma');
    const request = writeRequest({ vaultId, personId: nils.id, device }, keys.signingKey);
    await client.vault.addDevice({ vaultId, request, fingerprint: device.fingerprint, standing: 'full' });
    const of = (label: string) =>
      credential(vaultId, { label, accountIds: accountIds(accounts) }, { password: 'kanarie-hemligt' });
    const known = await client.vault.save(of('Öppnad'));
    const other = await client.vault.save(of('Aldrig öppnad'));
    office.clock.set('2026-05-05T09:00:00Z');
    const context = await core.context();
    await context.db.transaction().execute((db) =>
      recordEvents(db, { ...context, actor: { ...context.actor, personId: nils.id } }, [
        {
          action: 'credential-revealed',
          subjectKind: 'credential',
          subjectId: known.id,
          details: { field: 'password' },
        },
      ]),
    );
    office.clock.set('2026-05-06T09:00:00Z');
    await client.vault.unlock({ vaultId, passphrase: null });
    for (const { id, version } of [known, other]) await client.vault.remove({ id, version, reason: 'Behövs inte' });
    const ties = async () =>
      (await client.leaving.get({ personId: nils.id })).rows.filter(({ kind }) => kind === 'vault-removed');
    return { ...office, nils, known, ties, rows: () => client.vault.rotations({ vaultId }) };
  }

  test('is named on the handover page and in "Lösenord att byta" with the day, as known; one that nobody is known to have opened is not', async () => {
    const { client, core, vaultId, nils, known, ties, rows } = await removedBefore((accounts) => accounts.slice(0, 1));
    expect(await ties()).toMatchObject([{ what: 'Öppnad', day: '2026-05-06', needsChoice: false, outcome: 'queued' }]);
    await client.vault.removePerson({ vaultId, personId: nils.id });
    expect(await rows()).toMatchObject([
      {
        credentialId: known.id,
        label: 'Öppnad',
        basis: 'opened',
        openedAt: '2026-05-05T09:00:00.000Z',
        removedUnchanged: true,
        removedAt: '2026-05-06T09:00:00.000Z',
        closedAt: null,
      },
    ]);
    expect(await ties()).toEqual([]);
    const [row] = await rows();
    await client.vault.closeUnopened({ ids: [row?.id ?? ''], reason: 'Kontot är stängt hos plattformen' });
    expect(await rows()).toEqual([]);
    expect(await ties()).toEqual([]);
    await core.close();
    expect(foundIn(filesUnder(folder), { password: 'kanarie-hemligt' })).toEqual([]);
  });

  test('is nothing to ask about when its accounts are closed', async () => {
    const { client, core, vaultId, nils, ties, rows } = await removedBefore((accounts) => accounts.slice(0, 1));
    const { db } = await core.context();
    await db.updateTable('account').set({ status: 'closed' }).execute();
    expect(await ties()).toEqual([]);
    await client.vault.removePerson({ vaultId, personId: nils.id });
    expect(await rows()).toEqual([]);
    await core.close();
  });

  test('is asked about also where it served no account, for then nothing says that it is closed', async () => {
    const { client, core, vaultId, nils, known, rows } = await removedBefore(() => []);
    await client.vault.removePerson({ vaultId, personId: nils.id });
    expect(await rows()).toMatchObject([{ credentialId: known.id, removedUnchanged: true }]);
    await core.close();
  });
});
