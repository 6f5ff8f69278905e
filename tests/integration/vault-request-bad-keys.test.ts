import { bech32 } from '@scure/base';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprintOf, newDeviceKeys } from '../../electron/core/vault/device-keys.ts';
import { writeRequest } from '../../electron/core/vault/join-vault.ts';
import { refusal, temporaryFolder } from '../register.ts';
import { addPerson, credential, foundOffice } from '../vault-office.ts';

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
});
afterEach(() => remove());

test('a request whose key nothing can be sealed to is refused, and logins can still be saved', async () => {
  const { client, core, vaultId, administrationId } = await foundOffice(folder);
  const { id: personId } = await addPerson(client, administrationId, 'Siv Dal');
  const { keys, device } = await newDeviceKeys('siv@biblioteket');
  const recipients = {
    'no Bech32': 'age1nonsense',
    'another kind of key': bech32.encodeFromBytes('agf', new Uint8Array(32).fill(9)),
    'too short': bech32.encodeFromBytes('age', new Uint8Array(31).fill(9)),
    'a point that gives no secret': bech32.encodeFromBytes('age', new Uint8Array(32)),
  };
  for (const [what, recipient] of Object.entries(recipients)) {
    const fingerprint = fingerprintOf(recipient, device.signingKey);
    const bad = { ...device, recipient, fingerprint };
    const request = writeRequest({ vaultId, personId, device: bad }, keys.signingKey);
    const unreadable = { code: 'vault-request-unreadable' };
    expect([what, await refusal(client.vault.readRequest({ vaultId, request }))]).toMatchObject([what, unreadable]);
    const adding = client.vault.addDevice({ vaultId, request, fingerprint, standing: 'full' });
    expect([what, await refusal(adding)]).toMatchObject([what, unreadable]);
  }
  await client.vault.save(credential(vaultId));
  const request = writeRequest({ vaultId, personId, device }, keys.signingKey);
  expect(await client.vault.readRequest({ vaultId, request })).toMatchObject({ fingerprint: device.fingerprint });
  await core.close();
}, 60_000);

test('a computer is neither invited nor let in for somebody who has left', async () => {
  const { client, core, vaultId, administrationId } = await foundOffice(folder);
  const { id: personId } = await addPerson(client, administrationId, 'Siv Dal');
  const { keys, device } = await newDeviceKeys('siv@biblioteket');
  const request = writeRequest({ vaultId, personId, device }, keys.signingKey);
  await client.vault.readRequest({ vaultId, request });
  const { person } = await client.people.get({ id: personId });
  const { id: _i, version, unitName: _u, active: _a, accountCount: _c, sameAs: _s, ...fields } = person;
  await client.people.update({ id: personId, version, draft: { ...fields, leavesOn: '2020-01-31' } });
  const { fingerprint } = device;
  for (const refused of [
    client.snapshot.invite({ vaultId, personId }),
    client.vault.readRequest({ vaultId, request }),
    client.vault.addDevice({ vaultId, request, fingerprint, standing: 'full' }),
  ])
    expect(await refusal(refused)).toMatchObject({ code: 'vault-person-has-left', values: { name: 'Siv Dal' } });
  await core.close();
}, 60_000);
