import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { inTurn } from '../foundation/turns.ts';
import { foundVault, holdsPin, verifiedList } from './access.ts';
import { commitStatement } from './commit-statement.ts';
import type { VaultStatus } from './contract.ts';
import { newDeviceKeys } from './device-keys.ts';
import { actingPerson } from './found-vault.ts';
import { combineShares } from './kit.ts';
import { keepKeys, keyPlace } from './key-place.ts';
import { knownHead, readKnown } from './local-files.ts';
import { readStatus } from './read-status.ts';
import { dropRecovery, settleRecovery } from './settle-recovery.ts';
import type { CustodianList } from './statements.ts';

/**
 * Opens the vault of this register with any two shares, without anybody's computer: this one gets keys and becomes a full custodian
 * by a statement that the recovery kit signs, and everything is sealed anew with it. Shares that are not the kit's are refused by name, and nothing is written.
 * Keys that this computer had before stay its own until the list has let the new ones in.
 */
export async function recoverVault(context: Context, given: Recovery): Promise<VaultStatus> {
  // Two at once would take each other's new keys.
  return await inTurn(`recovery ${given.vaultId}`, () => recover(context, given));
}

interface Recovery {
  vaultId: string;
  /** `null` for those that have just put the register back. */
  shares: readonly string[] | null;
  keep: 'keychain' | 'passphrase';
  passphrase: string | null;
}

async function recover(context: Context, given: Recovery): Promise<VaultStatus> {
  if (context.host.readOnly) throw new Refusal('read-only-beside-running-app');
  const { vaultId } = given;
  const { locks } = context.vaults;
  const personId = actingPerson(context);
  const vault = await foundVault(context.db, vaultId);
  const verified = await verifiedList(context, vaultId);
  const { list, fault } = verified;
  if (fault !== null) throw new Refusal('vault-list-broken', { sequence: fault.sequence });
  if (list.kit === null) throw new Refusal('vault-no-kit');
  const shares = given.shares ?? context.vaults.shares.read(list.kit.id);
  if (shares === null) throw new Refusal('vault-shares-forgotten');
  const { keys: kit } = await combineShares(shares, list.kit);
  const known = readKnown(context.dataDir, vaultId);
  // A longer list is not yet the newest: whoever was put out may have gone on from where they still were in it.
  const seen = knownHead(known);
  if (seen !== null && !holdsPin(verified, seen)) throw new Refusal('vault-list-rolled-back');

  // An earlier one that was killed: its keys may be in the list. When they cannot be read, they are what somebody recovers from.
  await inTurn(`vault ${vaultId}`, () => settleRecovery(context, vaultId)).catch((error: unknown) => {
    context.log.error('The keys of an earlier recovery could not be put in their place', error);
  });
  const place = keyPlace(context, vaultId, given.keep, 'recovery');
  const { keys, device } = await newDeviceKeys(context.actor.osAccount);
  const { fingerprint } = device;
  let next: CustodianList;
  try {
    const kept = await keepKeys(context, vaultId, place, {
      keys,
      fingerprint,
      passphrase: given.passphrase,
      pin: null,
      next: null,
    });
    next = await commitStatement(context, {
      vaultId,
      work: 'recover',
      say: () => ({ kind: 'recovered', personId, device }),
      signer: { by: 'kit', signingKey: kit.signingKey },
      author: { fingerprint, signingKey: keys.signingKey },
      identity: kit.identity,
      identityAfter: keys.identity,
      place,
      kept: async () => kept,
      known,
      events: () => [
        {
          action: 'vault-recovered',
          subjectKind: 'vault',
          subjectId: vaultId,
          details: { personId, fingerprint, kit: list.kit?.number },
        },
      ],
    });
  } finally {
    await inTurn(`vault ${vaultId}`, async () => {
      if (!(await settleRecovery(context, vaultId))) await dropRecovery(context, vaultId);
    }).catch((error: unknown) => {
      context.log.error('The recovered keys are put in their place at the next opening, if the list has them', error);
    });
  }
  context.vaults.shares.wipe();
  // A lock on the way leaves it recovered, and locked.
  context.vaults.put({ vaultId, fingerprint, pin: next.head, known }, keys, context.clock.now(), locks);
  context.announce({ room: 'vault', ids: [] });
  return await readStatus(context, vault.administration_id);
}
