import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { inTurn } from '../foundation/turns.ts';
import { foundVault, holdsPin, verifiedList } from './access.ts';
import type { VaultStatus } from './contract.ts';
import { keepKeys, keptHere, openKept, ownPlace, resolvedPin } from './key-place.ts';
import { addKnown, knownHead, readKnown, readLocalDevice, writeLocalDevice } from './local-files.ts';
import { readStatus } from './read-status.ts';
import { settleRecovery } from './settle-recovery.ts';
import { statementsOf } from './repository.ts';
import { resealMoved } from './reseal-moved.ts';
import { returnOverdue } from './return-overdue.ts';

/** Opens the vault on this computer; a wrong PIN, a keychain that does not answer or an entry that is gone is refused by name and changes nothing. */
export async function unlockVault(context: Context, vaultId: string, passphrase: string | null): Promise<VaultStatus> {
  const { locks } = context.vaults;
  const vault = await foundVault(context.db, vaultId);
  const isWhole = await inTurn(`vault ${vaultId}`, () => openHere(context, { vaultId, passphrase, locks }));
  context.announce({ room: 'vault', ids: [] });
  if (isWhole && !context.host.readOnly)
    try {
      await returnOverdue(context, vaultId);
      await resealMoved(context, vaultId);
    } catch (error) {
      // The vault is open; what was not done now is done at the next opening.
      context.log.error('Overdue loans or moved accounts were not taken care of after the vault was opened', error);
    }
  return await readStatus(context, vault.administration_id);
}

/** Opens the kept keys and moves their pins, in the vault's turn; answers whether the list is whole and not older than what was seen. */
async function openHere(
  context: Context,
  { vaultId, passphrase, locks }: { vaultId: string; passphrase: string | null; locks: number },
): Promise<boolean> {
  if (!context.host.readOnly) await settleRecovery(context, vaultId);
  const place = ownPlace(context, vaultId);
  const kept = await keptHere(context, vaultId, place);
  const keys = await openKept(context, kept, passphrase);
  const verified = await verifiedList(context, vaultId);
  const { list, fault } = verified;
  const known = readKnown(context.dataDir, vaultId);
  // The keychain's word and this computer's own: a list must hold both, for whoever was put out may have gone on from where they still were in it.
  const seen = [resolvedPin(kept, verified), knownHead(known)]
    .filter((head) => head !== null)
    .toSorted((a, b) => b.sequence - a.sequence);
  const isWhole = fault === null && seen.every((head) => holdsPin(verified, head));
  if (!list.devices.has(kept.fingerprint)) {
    if (!isWhole) throw new Refusal('vault-list-rolled-back');
    throw new Refusal(list.removed.has(kept.fingerprint) ? 'vault-removed-here' : 'vault-not-let-in');
  }
  const pin = isWhole ? list.head : (seen[0] ?? list.head);
  if (!context.host.readOnly) {
    if (JSON.stringify([kept.pin, kept.next]) !== JSON.stringify([pin, null]))
      await place.write({ ...kept, pin, next: null });
    if (readLocalDevice(context.dataDir, vaultId) === null)
      writeLocalDevice(context.dataDir, vaultId, {
        fingerprint: kept.fingerprint,
        protection: kept.sealed ? 'keychain-and-pin' : 'keychain',
        keys: null,
        pin: null,
        next: null,
      });
    if (isWhole) {
      const missing = (await statementsOf(context.db, vaultId)).filter(
        ({ sequence, hash }) => known.statements[sequence - 1]?.hash !== hash,
      );
      for (const statement of missing) known.statements[statement.sequence - 1] = statement;
      addKnown(
        context.dataDir,
        vaultId,
        missing.map((statement) => ({ statement })),
      );
    }
  }
  if (!context.vaults.put({ vaultId, fingerprint: kept.fingerprint, pin, known }, keys, context.clock.now(), locks))
    throw new Refusal('vault-locked');
  return isWhole;
}

/** Changes the PIN or passphrase; the keys and the pins stay. */
export async function changePassphrase(
  context: Context,
  vaultId: string,
  current: string | null,
  next: string | null,
): Promise<VaultStatus> {
  if (context.host.readOnly) throw new Refusal('read-only-beside-running-app');
  const vault = await foundVault(context.db, vaultId);
  await inTurn(`vault ${vaultId}`, async () => {
    await settleRecovery(context, vaultId);
    const place = ownPlace(context, vaultId);
    const kept = await keptHere(context, vaultId, place);
    const keys = await openKept(context, kept, current);
    await keepKeys(context, vaultId, place, { ...kept, keys, passphrase: next });
  });
  return await readStatus(context, vault.administration_id);
}
