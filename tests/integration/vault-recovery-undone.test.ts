import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KeychainUnavailable } from '../../electron/core/foundation/ports.ts';
import { inWorkers, memoryKeychain, openRegister, refusal, temporaryFolder } from '../register.ts';
import { credential, foundOffice, foundOfficeAnew } from '../vault-office.ts';

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
});
afterEach(() => remove());

const phrase = 'en lång lösenfras här';
const asked = { field: 'password' as const, use: 'reveal' as const, reason: 'Prov av valvet' };
const ways = {
  keychain: { keep: 'keychain', passphrase: null },
  passphrase: { keep: 'passphrase', passphrase: phrase },
} as const;

for (const [own, other] of [
  ['keychain', 'passphrase'],
  ['passphrase', 'keychain'],
  ['keychain', 'keychain'],
] as const)
  test(`a recovery from ${own} to ${other} that is cancelled leaves this computer its way in, and can be done afterwards`, async () => {
    const keychain = memoryKeychain();
    const office = await foundOfficeAnew(folder, { keychain, runJob: inWorkers }, own, ways[own].passphrase);
    const { client, core, vaultId, administrationId } = office;
    const { id } = await client.vault.save(credential(vaultId));
    const before = [readdirSync(path.join(folder, 'vault')), [...keychain.entries]];
    const shares = office.shares.slice(0, 2);
    let isOver = false;
    const recovery = refusal(client.vault.recover({ vaultId, shares, ...ways[other] })).finally(() => {
      isOver = true;
    });
    while (!isOver) {
      await client.vault.cancelWork({ vaultId });
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(await recovery).toMatchObject({ code: 'vault-work-cancelled' });
    expect([readdirSync(path.join(folder, 'vault')), [...keychain.entries]]).toEqual(before);
    core.lockVaults('asked');
    const { passphrase } = ways[own];
    expect(await client.vault.unlock({ vaultId, passphrase })).toMatchObject({ unlocked: true, here: 'full' });
    expect(await client.vault.reveal({ id, ...asked })).toEqual({ value: 'hemligt-1' });

    const { fingerprint } = await client.vault.status({ administrationId });
    const recovered = await client.vault.recover({ vaultId, shares, ...ways[other] });
    expect(recovered).toMatchObject({ unlocked: true, here: 'full', protection: other });
    expect(recovered.fingerprint).not.toBe(fingerprint);
    expect(readdirSync(path.join(folder, 'vault'))).toEqual(before[0]);
    expect(keychain.entries.has(`se.kanalvakt/${vaultId}`)).toBe(other === 'keychain');
    core.lockVaults('asked');
    await client.vault.unlock({ vaultId, passphrase: ways[other].passphrase });
    expect(await client.vault.reveal({ id, ...asked })).toEqual({ value: 'hemligt-1' });
    await core.close();
  }, 90_000);

test('a recovery that ends between the list and the keys is finished at the next opening, with the new passphrase', async () => {
  const inner = memoryKeychain();
  let isGone = false;
  const keychain = {
    ...inner,
    deletePassword: (...given: [string, string]) =>
      isGone ? Promise.reject(new KeychainUnavailable('borta')) : inner.deletePassword(...given),
    setPassword: (service: string, account: string, password: string) =>
      isGone && !account.endsWith('-recovery')
        ? Promise.reject(new KeychainUnavailable('borta'))
        : inner.setPassword(service, account, password),
  };
  const { client, core, vaultId, administrationId, shares } = await foundOffice(folder, { keychain });
  const { id } = await client.vault.save(credential(vaultId));
  const old = inner.entries.get(`se.kanalvakt/${vaultId}`);
  isGone = true;
  const recovered = await client.vault.recover({
    vaultId,
    shares: shares.slice(1),
    keep: 'keychain',
    passphrase: '271828',
  });
  // The earlier keys were not touched, and the new ones are beside them.
  expect(inner.entries.get(`se.kanalvakt/${vaultId}`)).toBe(old);
  await core.close();
  isGone = false;
  const again = await openRegister(folder, { keychain });
  expect(await again.client.vault.status({ administrationId })).toMatchObject({
    here: 'full',
    protection: 'keychain-and-pin',
    fingerprint: recovered.fingerprint,
  });
  expect(await refusal(again.client.vault.unlock({ vaultId, passphrase: null }))).toMatchObject({
    code: 'vault-wrong-passphrase',
  });
  await again.client.vault.unlock({ vaultId, passphrase: '271828' });
  expect(await again.client.vault.reveal({ id, ...asked })).toEqual({ value: 'hemligt-1' });
  expect([...inner.entries.keys()].filter((key) => key.endsWith('-recovery'))).toEqual([]);
  await again.core.close();
}, 60_000);
