import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { commitStatement } from './commit-statement.ts';
import type { VaultStatus } from './contract.ts';
import { newDeviceKeys } from './device-keys.ts';
import { keepKeys, keyPlace } from './key-place.ts';
import { readKnown } from './local-files.ts';
import { readStatus } from './read-status.ts';
import { insertVault, setOffSite, vaultOf } from './repository.ts';
import { asCustodian, foundVault } from './access.ts';
import { recordEvents } from '../foundation/audit/record-event.ts';

/** Who acts, as a person of the register; refuses somebody who has not said who they are. */
export function actingPerson(context: Context): string {
  if (context.actor.personId === null) throw new Refusal('not-introduced');
  return context.actor.personId;
}

/** Founds the administration's vault: this computer's keys are made and kept, and the first statement says whose they are. The vault is open afterwards, unless everything was locked meanwhile. */
export async function foundVaultFor(
  context: Context,
  given: { administrationId: string; keep: 'keychain' | 'passphrase'; passphrase: string | null },
): Promise<VaultStatus> {
  if (context.host.readOnly) throw new Refusal('read-only-beside-running-app');
  const { locks } = context.vaults;
  const personId = actingPerson(context);
  if ((await vaultOf(context.db, given.administrationId)) !== undefined) throw new Refusal('vault-already-founded');
  const vaultId = context.ids.next();
  const place = keyPlace(context, vaultId, given.keep);
  const { keys, device } = await newDeviceKeys(context.actor.osAccount);
  const { fingerprint } = device;
  const kept = await keepKeys(context, vaultId, place, {
    keys,
    fingerprint,
    passphrase: given.passphrase,
    pin: null,
    next: null,
  });
  const known = readKnown(context.dataDir, vaultId);
  const list = await commitStatement(context, {
    vaultId,
    work: 'reseal',
    say: () => ({ kind: 'founded', personId, device }),
    signer: { by: fingerprint, signingKey: keys.signingKey },
    author: { fingerprint, signingKey: keys.signingKey },
    identity: keys.identity,
    identityAfter: keys.identity,
    place,
    kept: async () => kept,
    known,
    also: async (db) => {
      if ((await vaultOf(db, given.administrationId)) !== undefined) throw new Refusal('vault-already-founded');
      await insertVault(db, {
        id: vaultId,
        administration_id: given.administrationId,
        off_site_kind: '',
        off_site_text: '',
        created_at: context.clock.now().toISOString(),
      });
    },
    events: () => [
      {
        action: 'vault-founded',
        subjectKind: 'vault',
        subjectId: vaultId,
        details: { personId, fingerprint, keep: given.keep },
      },
    ],
  });
  context.vaults.put({ vaultId, fingerprint, pin: list.head, known }, keys, context.clock.now(), locks);
  context.announce({ room: 'vault', ids: [] });
  return await readStatus(context, given.administrationId);
}

/** Names the place off this computer where a copy is kept; the vault asks for it before its first secret. */
export async function nameOffSite(
  context: Context,
  vaultId: string,
  place: { kind: 'shared-folder' | 'other'; text: string },
): Promise<VaultStatus> {
  await asCustodian(context, vaultId);
  await context.db.transaction().execute(async (db) => {
    await setOffSite(db, vaultId, place.kind, place.text);
    await recordEvents(db, context, [
      { action: 'vault-off-site-named', subjectKind: 'vault', subjectId: vaultId, details: { kind: place.kind } },
    ]);
  });
  context.announce({ room: 'vault', ids: [] });
  return await readStatus(context, (await foundVault(context.db, vaultId)).administration_id);
}
