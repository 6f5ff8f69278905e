import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, temporaryFolder } from '../register.ts';
import { credential, foundOffice } from '../vault-office.ts';

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
});
afterEach(() => remove());

test('a vault is founded, gets its kit, takes a secret, locks, and opens again', async () => {
  const { client, core, vaultId, accounts, administrationId } = await foundOffice(folder);
  const saved = await client.vault.save(credential(vaultId, { accountIds: [accounts[0] ?? ''] }));
  expect(saved).toMatchObject({ version: 1, hasPassword: true, distrust: null, openableHere: true, breakGlass: true });
  const reveal = { id: saved.id, field: 'password' as const, use: 'reveal' as const, reason: 'Prov' };
  expect(await client.vault.reveal(reveal)).toEqual({ value: 'hemligt-1' });
  await client.vault.lock({ reason: 'asked' });
  expect(await refusal(client.vault.reveal(reveal))).toMatchObject({ code: 'vault-locked' });
  expect(await client.vault.status({ administrationId })).toMatchObject({
    unlocked: false,
    here: 'full',
    protection: 'keychain',
    credentials: 1,
    missing: [],
    readOnly: 'no',
    epoch: 2,
  });
  await client.vault.unlock({ vaultId, passphrase: null });
  expect(await client.vault.reveal(reveal)).toEqual({ value: 'hemligt-1' });
  expect((await client.settings.verify({})).parts.filter(({ ok }) => !ok)).toEqual([]);
  await core.close();
});
