import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RunJob } from '../../electron/core/foundation/worker/run-job.ts';
import type { Context } from '../../electron/core/foundation/context.ts';
import { removePerson } from '../../electron/core/vault/change-custodians.ts';
import { newDeviceKeys } from '../../electron/core/vault/device-keys.ts';
import { writeRequest } from '../../electron/core/vault/join-vault.ts';
import { seal } from '../../electron/core/vault/sealing.ts';
import { refusal, temporaryFolder } from '../register.ts';
import { credential, foundOffice } from '../vault-office.ts';

// Everything is sealed anew outside any transaction (design.md §5.4): what happens meanwhile must not be lost, and nothing that does not open is ever kept.

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
});
afterEach(() => remove());

const asked = { field: 'password' as const, use: 'reveal' as const, reason: 'Prov av valvet' };

/** An office with one login, and somebody with a computer in the vault who is to be put out. */
async function office() {
  const made = await foundOffice(folder);
  const { client, vaultId } = made;
  const [personId = ''] = made.holders;
  const { keys, device } = await newDeviceKeys('åsa@hemma');
  const request = writeRequest({ vaultId, personId, device }, keys.signingKey);
  await client.vault.addDevice({ vaultId, request, fingerprint: device.fingerprint, standing: 'full' });
  const { id } = await client.vault.save(credential(vaultId));
  return { ...made, personId, id };
}

/** A context whose sealing is another's, by what it answers. */
const sealing = (context: Context, of: (run: () => Promise<unknown>) => Promise<unknown>): Context => {
  const runJob: RunJob = (name, input, options) => {
    const run = () => context.runJob(name, input, options);
    return name === 'resealCredentials' ? (of(run) as ReturnType<typeof run>) : run();
  };
  return { ...context, runJob };
};

test('a password that is changed while everything is sealed anew is the one that is kept: it starts again', async () => {
  const { client, core, vaultId, administrationId, personId, id } = await office();
  let times = 0;
  const context = sealing(await core.context(), async (run) => {
    const done = await run();
    if ((times += 1) < 3)
      await client.vault.save({ ...credential(vaultId, {}, { password: `nytt-${times}` }), id, version: times });
    return done;
  });
  await removePerson(context, { vaultId, personId, immediate: false });
  expect(times).toBe(3);
  expect(await client.vault.reveal({ id, ...asked })).toEqual({ value: 'nytt-2' });
  expect(await client.vault.status({ administrationId })).toMatchObject({ untrusted: 0, readOnly: 'no' });
  expect((await client.vault.custodians({ vaultId })).map((one) => one.personId)).not.toContain(personId);
  await core.close();
});

test('where somebody never stops writing it is refused, and everything is as it was', async () => {
  const { client, core, vaultId, administrationId, personId, id } = await office();
  const before = await client.vault.status({ administrationId });
  let version = 1;
  const context = sealing(await core.context(), async (run) => {
    const done = await run();
    await client.vault.save({ ...credential(vaultId, {}, { password: `nytt-${version}` }), id, version });
    version += 1;
    return done;
  });
  expect(await refusal(removePerson(context, { vaultId, personId, immediate: false }))).toMatchObject({
    code: 'vault-busy',
  });
  const after = await client.vault.status({ administrationId });
  expect([after.epoch, after.fullCustodians, after.untrusted]).toEqual([before.epoch, before.fullCustodians, 0]);
  expect(await client.vault.reveal({ id, ...asked })).toEqual({ value: `nytt-${version - 1}` });
  // The keychain's two places say so too: the next one goes well.
  await client.vault.removePerson({ vaultId, personId });
  await core.close();
});

test('a blob that whoever stays cannot open is never kept', async () => {
  const { client, core, vaultId, administrationId, personId, id } = await office();
  const { epoch } = await client.vault.status({ administrationId });
  const stranger = await identityToRecipient(await generateX25519Identity());
  const context = sealing(await core.context(), async (run) => {
    const sealed = Buffer.from(await seal('någon annans', [stranger])).toString('base64');
    return ((await run()) as object[]).map((one) => ({ ...one, sealed }));
  });
  expect(await refusal(removePerson(context, { vaultId, personId, immediate: false }))).toMatchObject({
    code: 'vault-probe-failed',
  });
  expect(await client.vault.status({ administrationId })).toMatchObject({ epoch, untrusted: 0 });
  expect(await client.vault.reveal({ id, ...asked })).toEqual({ value: 'hemligt-1' });
  await core.close();
});
