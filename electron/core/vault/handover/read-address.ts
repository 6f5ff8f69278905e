import type { Context } from '../../foundation/context.ts';
import { Refusal } from '../../foundation/errors.ts';
import { verifiedList } from '../access.ts';
import { deviceHere } from '../local-files.ts';

/** What others seal to this computer with, as the verified list has it; the vault may be locked, for nothing of it is secret. */
export async function readAddress(context: Context, vaultId: string) {
  const { list } = await verifiedList(context, vaultId);
  const fingerprint = deviceHere(context.dataDir, vaultId, list)?.fingerprint ?? '';
  const device = list.devices.get(fingerprint);
  if (device === undefined) throw new Refusal('vault-not-let-in', { fingerprint });
  return { recipient: device.recipient, fingerprint, computer: device.name };
}
