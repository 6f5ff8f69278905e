import { chownSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newDeviceKeys } from '../../electron/core/vault/device-keys.ts';
import { writeRequest } from '../../electron/core/vault/join-vault.ts';
import { filesUnder } from '../canaries.ts';
import { memoryKeychain, refusal, temporaryFolder } from '../register.ts';
import { addPerson, foundOffice, foundOfficeAnew, sitDown } from '../vault-office.ts';

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
});
afterEach(() => {
  vi.restoreAllMocks();
  remove();
});

const phrase = 'en lång lösenfras här';
const deviceFile = (data: string, vaultId: string) => readFileSync(path.join(data, 'vault', `${vaultId}.json`), 'utf8');

for (const [own, ownPhrase, other, otherPhrase] of [
  ['passphrase', phrase, 'keychain', null],
  ['keychain', null, 'passphrase', phrase],
] as const)
  test(`keys in use, kept with a ${own}, are left alone when somebody asks to be let in with a ${other}`, async () => {
    const keychain = memoryKeychain();
    const { client, core, vaultId, administrationId } = await foundOfficeAnew(folder, { keychain }, own, ownPhrase);
    const before = [deviceFile(folder, vaultId), [...keychain.entries]];
    const { fingerprint } = await client.vault.status({ administrationId });
    expect(await refusal(client.vault.requestToJoin({ vaultId, keep: other, passphrase: otherPhrase }))).toMatchObject({
      code: 'vault-kept-otherwise',
      values: { fingerprint },
    });
    expect(await refusal(client.vault.requestToJoin({ vaultId, keep: own, passphrase: ownPhrase }))).toMatchObject({
      code: 'vault-keys-exist',
    });
    expect([deviceFile(folder, vaultId), [...keychain.entries]]).toEqual(before);
    core.lockVaults('asked');
    expect(await client.vault.unlock({ vaultId, passphrase: ownPhrase })).toMatchObject({
      unlocked: true,
      here: 'full',
    });
    await core.close();
  }, 60_000);

test('another account in the same data folder is told whose the keys there are, and takes nothing’s place', async () => {
  // As on Windows, where the system does not say whose a file is.
  vi.spyOn(process, 'getuid').mockReturnValue(0);
  const karins = memoryKeychain();
  const { core, vaultId } = await foundOfficeAnew(folder, { keychain: karins });
  await core.close();
  const before = deviceFile(folder, vaultId);
  const bo = await sitDown(folder, 'bo@kontoret', memoryKeychain());
  await bo.client.people.introduce({ administrationName: 'Kulturförvaltningen', name: 'Bo Ek' });
  const ofAnother = { code: 'vault-keys-of-another', values: { account: 'karin@kontoret' } };
  expect(await refusal(bo.client.vault.unlock({ vaultId, passphrase: null }))).toEqual(ofAnother);
  for (const [keep, passphrase] of [
    ['keychain', null],
    ['passphrase', phrase],
  ] as const)
    expect(await refusal(bo.client.vault.requestToJoin({ vaultId, keep, passphrase }))).toEqual(ofAnother);
  expect(deviceFile(folder, vaultId)).toBe(before);
  await bo.core.close();
  // The same account on a computer with a new name is no other; its entry in the keychain has been taken away.
  const renamed = await sitDown(folder, 'karin@hemma', memoryKeychain());
  expect(await refusal(renamed.client.vault.unlock({ vaultId, passphrase: null }))).toMatchObject({
    code: 'vault-keys-missing',
  });
  await renamed.core.close();
}, 60_000);

test('an account that has got another name keeps its keys: the keychain has them, or the system says whose the file is', async () => {
  const keychain = memoryKeychain();
  const { core, vaultId } = await foundOfficeAnew(folder, { keychain });
  await core.close();
  const sit = async (keys: ReturnType<typeof memoryKeychain>) => {
    const desk = await sitDown(folder, 'karin.ek@kontoret', keys);
    await desk.client.people.introduce({ administrationName: 'Kulturförvaltningen', name: 'Karin Ek' });
    return desk;
  };
  const renamed = await sit(keychain);
  const ask = { vaultId, keep: 'keychain', passphrase: null } as const;
  expect(await refusal(renamed.client.vault.requestToJoin(ask))).toMatchObject({ code: 'vault-keys-exist' });
  expect(await renamed.client.vault.unlock({ vaultId, passphrase: null })).toMatchObject({ unlocked: true });
  await renamed.core.close();
  // With a new keychain as well: what is gone is gone, but it is nobody else's, and may be asked for anew.
  const account = process.getuid?.() === 0 ? 1000 : process.getuid?.();
  if (process.getuid?.() === 0) for (const file of filesUnder(folder)) chownSync(file, 1000, 1000);
  vi.spyOn(process, 'getuid').mockReturnValue(account ?? 0);
  const emptied = await sit(memoryKeychain());
  expect(await refusal(emptied.client.vault.unlock({ vaultId, passphrase: null }))).toMatchObject({
    code: 'vault-keys-missing',
  });
  expect((await emptied.client.vault.requestToJoin(ask)).fingerprint).not.toBe('');
  await emptied.core.close();
}, 60_000);

test('an invitation answered again in another way keeps the keys that somebody has let in', async () => {
  const office = await foundOffice(path.join(folder, 'karin'), { keychain: memoryKeychain() });
  const { client, core, vaultId, administrationId } = office;
  const sivs = path.join(folder, 'siv');
  const keychain = memoryKeychain();
  const siv = await sitDown(sivs, 'siv@biblioteket', keychain);
  const person = await addPerson(client, administrationId, 'Siv Dal');
  const { invitation } = await client.snapshot.invite({ vaultId, personId: person.id });
  const ask = (keep: 'keychain' | 'passphrase', passphrase: string | null) =>
    siv.client.snapshot.requestToJoin({ invitation, keep, passphrase });
  const asked = await ask('passphrase', phrase);
  await client.vault.addDevice({ vaultId, ...asked, standing: 'full' });
  const before = deviceFile(sivs, vaultId);
  expect(await refusal(ask('keychain', null))).toMatchObject({ code: 'vault-kept-otherwise' });
  expect(deviceFile(sivs, vaultId)).toBe(before);
  expect(keychain.entries.has(`se.kanalvakt/${vaultId}`)).toBe(false);
  expect(await ask('passphrase', phrase)).toEqual(asked);
  await core.close();
  await siv.core.close();
}, 60_000);

test('a request that waits is there after a restart, and is thrown away with its keys when the PIN is forgotten', async () => {
  const office = await foundOffice(path.join(folder, 'karin'), { keychain: memoryKeychain() });
  const { client, core, vaultId, administrationId } = office;
  const sivs = path.join(folder, 'siv');
  const keychain = memoryKeychain();
  const first = await sitDown(sivs, 'siv@biblioteket', keychain);
  const person = await addPerson(client, administrationId, 'Siv Dal');
  const { invitation } = await client.snapshot.invite({ vaultId, personId: person.id });
  expect(await first.client.snapshot.waitingRequest({})).toBeNull();
  const asked = await first.client.snapshot.requestToJoin({ invitation, keep: 'keychain', passphrase: '471108' });
  await first.core.close();
  const siv = await sitDown(sivs, 'siv@biblioteket', keychain);
  expect(await siv.client.snapshot.waitingRequest({})).toEqual(asked);
  await siv.client.snapshot.dropRequest({});
  expect(await siv.client.snapshot.waitingRequest({})).toBeNull();
  expect(keychain.entries.has(`se.kanalvakt/${vaultId}`)).toBe(false);
  const again = await siv.client.snapshot.requestToJoin({ invitation, keep: 'keychain', passphrase: '314159' });
  expect(again.fingerprint).not.toBe(asked.fingerprint);
  await core.close();
  await siv.core.close();
}, 60_000);

test('a PIN changed while another window lets somebody in stays changed', async () => {
  const inner = memoryKeychain();
  let isWriting: (() => void) | null = null;
  let mayWrite: Promise<void> = Promise.resolve();
  const keychain = {
    ...inner,
    async setPassword(service: string, account: string, password: string) {
      isWriting?.();
      await mayWrite;
      await inner.setPassword(service, account, password);
    },
  };
  const { client, core, vaultId, administrationId } = await foundOffice(folder, { keychain });
  await client.vault.changePassphrase({ vaultId, current: null, next: '314159' });
  const { id: personId } = await addPerson(client, administrationId, 'Siv Dal');
  const { keys, device } = await newDeviceKeys('siv@biblioteket');
  const request = writeRequest({ vaultId, personId, device }, keys.signingKey);

  // The new PIN is on its way to a slow keychain when the other window begins its change.
  let write = () => {};
  mayWrite = new Promise((resolve) => (write = resolve));
  const atKeychain = new Promise<void>((resolve) => (isWriting = resolve));
  const change = client.vault.changePassphrase({ vaultId, current: '314159', next: '161803' });
  await atKeychain;
  const fingerprint = device.fingerprint;
  const letIn = client.vault.addDevice({ vaultId, request, fingerprint, standing: 'full' });
  await new Promise((resolve) => setTimeout(resolve, 500));
  write();
  await Promise.all([change, letIn]);

  core.lockVaults('asked');
  expect(await refusal(client.vault.unlock({ vaultId, passphrase: '314159' }))).toMatchObject({
    code: 'vault-wrong-passphrase',
  });
  expect(await client.vault.unlock({ vaultId, passphrase: '161803' })).toMatchObject({
    unlocked: true,
    readOnly: 'no',
    fullCustodians: 2,
  });
  await core.close();
}, 60_000);
