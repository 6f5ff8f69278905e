import type { Context } from '../foundation/context.ts';
import { verifiedList } from './access.ts';
import { keyPlace } from './key-place.ts';
import { readLocalDevice, removeLocalDevice, writeLocalDevice } from './local-files.ts';

/**
 * Puts the keys of a recovery in the place of this computer's earlier ones, if the list has let them in; for the vault's turn.
 * The earlier ones are untouched until then, so that a recovery that fails, is cancelled or killed takes nobody's way in.
 * Every step may be done again after a crash. Answers whether the recovered keys are this computer's now.
 */
export async function settleRecovery(context: Context, vaultId: string): Promise<boolean> {
  const { dataDir } = context;
  const recovered = readLocalDevice(dataDir, vaultId, 'recovery');
  if (recovered === null) return false;
  const { fingerprint, protection } = recovered;
  if (!(await verifiedList(context, vaultId)).list.devices.has(fingerprint)) return false;
  const keep = protection === 'passphrase' ? 'passphrase' : 'keychain';
  const from = keyPlace(context, vaultId, keep, 'recovery');
  const kept = await from.read();
  if (kept !== null) {
    await keyPlace(context, vaultId, keep).write(kept);
    if (keep === 'keychain')
      writeLocalDevice(dataDir, vaultId, { fingerprint, protection, keys: null, pin: null, next: null });
    else if (context.keychain !== null)
      await keyPlace(context, vaultId, 'keychain')
        .forget()
        .catch((error: unknown) => {
          context.log.error('Earlier keys are left in a keychain that does not answer; nothing reads them', error);
        });
  }
  await from.forget();
  removeLocalDevice(dataDir, vaultId, 'recovery');
  return kept !== null;
}

/** Takes away the keys of a recovery that came to nothing; for the vault's turn. */
export async function dropRecovery(context: Context, vaultId: string): Promise<void> {
  const recovered = readLocalDevice(context.dataDir, vaultId, 'recovery');
  if (recovered === null) return;
  const keep = recovered.protection === 'passphrase' ? 'passphrase' : 'keychain';
  await keyPlace(context, vaultId, keep, 'recovery').forget();
  removeLocalDevice(context.dataDir, vaultId, 'recovery');
}
