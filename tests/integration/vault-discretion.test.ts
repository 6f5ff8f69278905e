import { afterEach, beforeEach, expect, test } from 'vitest';
import { memoryKeychain, refusal, temporaryFolder } from '../register.ts';
import { foundOffice } from '../vault-office.ts';

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

test('the holders of the recovery key: who is leaving is told to those who handle handovers only, and a protected name to nobody', async () => {
  const { client, core, administrationId, vaultId, holders, personId } = await foundOffice(folder, {
    keychain: memoryKeychain(),
  });
  const [leaving = '', left = '', stays = ''] = holders;
  const { db } = await core.context();
  const set = (id: string, row: { leaves_on?: string; protected_identity?: number; title?: string }) =>
    db.updateTable('person').set(row).where('id', '=', id).execute();
  await set(leaving, { leaves_on: '2026-05-20' });
  await set(left, { leaves_on: '2026-05-03' });
  await set(stays, { protected_identity: 1, title: 'Arkivarie' });
  await set(personId, { protected_identity: 1, title: 'Kommunikatör' });
  const told = async () => [
    (await client.vault.status({ administrationId })).kit?.holdersGone.toSorted(),
    (await client.vault.kit({ vaultId }))?.holders
      .filter(({ gone }) => gone)
      .map((one) => one.personId)
      .toSorted(),
  ];
  const both = [leaving, left].toSorted();
  expect(await told()).toEqual([both, both]);
  // A page with somebody who leaves is none of a new kit's.
  expect(await refusal(client.vault.prepareKit({ vaultId, holderIds: holders }))).toMatchObject({
    code: 'vault-kit-holders',
  });
  await db.updateTable('person_role').set({ role: 'reader' }).where('person_id', '=', personId).execute();
  expect(await told()).toEqual([[left], [left]]);
  expect((await client.vault.kit({ vaultId }))?.holders.map(({ name }) => name)).toEqual([
    'Åsa Öberg',
    'Bo Alm',
    'Arkivarie',
  ]);
  expect((await client.vault.custodians({ vaultId })).map(({ name }) => name)).toEqual(['Kommunikatör']);
  await core.close();
});
