import { expect, test } from 'vitest';
import { memoryKeychain, refusal, temporaryFolder } from '../register.ts';
import { identityAt, opens } from '../vault-keys.ts';
import { addPerson, credential, foundOffice, printKit } from '../vault-office.ts';

const asked = { field: 'password' as const, use: 'reveal' as const, reason: 'Prov av valvet' };

test('each administration’s vault has keys, kit and key holders of its own: neither opens the other’s logins, nor takes one that is moved to it', async () => {
  const { folder, remove } = temporaryFolder();
  const keychain = memoryKeychain();
  const { client, core, vaultId, shares } = await foundOffice(folder, { keychain });
  const one = await client.vault.save(credential(vaultId));
  const { id: administrationId } = await client.settings.createAdministration({ name: 'Miljöförvaltningen' });
  const founded = await client.vault.found({ administrationId, keep: 'keychain', passphrase: null });
  const second = founded.vaultId ?? '';
  const holders = [];
  for (const name of ['Siv Dal', 'Leila Yilmaz', 'Nils Dahl'])
    holders.push((await addPerson(client, administrationId, name)).id);
  // Nothing of the first one's counts here: neither its kit nor its place off this computer.
  expect(await refusal(client.vault.save(credential(second)))).toMatchObject({ code: 'vault-kit-first' });
  const others = await printKit(client, second, holders);
  expect(await refusal(client.vault.save(credential(second)))).toMatchObject({ code: 'vault-off-site-first' });
  await client.vault.nameOffSite({ vaultId: second, kind: 'other', text: 'IT:s säkerhetskopia' });
  const two = await client.vault.save(credential(second, {}, { password: 'hemligt-2' }));

  const { db } = await core.context();
  const sealedOf = async (id: string) =>
    Buffer.from(
      (await db.selectFrom('vault_credential').select('sealed').where('id', '=', id).executeTakeFirstOrThrow()).sealed,
      'base64',
    );
  const keys = await Promise.all([vaultId, second].map((id) => identityAt({ keychain, vaultId: id })));
  for (const [n, key] of keys.entries())
    expect([await opens(await sealedOf(one.id), key), await opens(await sealedOf(two.id), key)]).toEqual([
      n === 0,
      n === 1,
    ]);
  for (const [id, pages] of [
    [vaultId, others],
    [second, shares],
  ] as const)
    expect(await refusal(client.vault.drill({ vaultId: id, shares: pages.slice(0, 2) }))).toMatchObject({
      code: 'vault-share-other-kit',
    });

  await db.updateTable('vault_credential').set({ vault_id: second }).where('id', '=', one.id).execute();
  const { rows } = await client.vault.list({ vaultId: second });
  expect(rows.map(({ id, distrust }) => [id, distrust !== null]).filter(([, distrusted]) => distrusted)).toEqual([
    [one.id, true],
  ]);
  expect(await refusal(client.vault.reveal({ id: one.id, ...asked }))).toMatchObject({ code: 'vault-untrusted' });
  expect(await client.vault.reveal({ id: two.id, ...asked })).toEqual({ value: 'hemligt-2' });
  await core.close();
  remove();
});
