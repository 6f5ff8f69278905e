import { z } from 'zod';
import type { Keychain } from '../ports.ts';
import { newSigningKey } from './signature.ts';

/** The app's name in every keychain. */
const service = 'se.kanalvakt';

const DeviceSecret = z.object({
  /** Ed25519, PKCS 8, base64. */
  privateKey: z.string(),
  /** The highest link of this device's chain that has been signed: a chain that lacks it has lost its tail. */
  head: z.object({ sequence: z.int(), hash: z.string() }).nullable(),
});
/** What this device keeps in the keychain, in one entry: its signing key and the place up to which it has signed. */
export type DeviceSecret = z.infer<typeof DeviceSecret>;

/** This device's secret; `null` when it has none yet. Throws `KeychainUnavailable`. */
export async function readDeviceSecret(keychain: Keychain, deviceId: string): Promise<DeviceSecret | null> {
  const stored = await keychain.getPassword(service, deviceId);
  return stored === null ? null : DeviceSecret.parse(JSON.parse(stored));
}

/** Replaces this device's secret. Throws `KeychainUnavailable`. */
export async function writeDeviceSecret(keychain: Keychain, deviceId: string, secret: DeviceSecret): Promise<void> {
  await keychain.setPassword(service, deviceId, JSON.stringify(secret));
}

/** This device's secret, made on first use. Throws `KeychainUnavailable`. */
export async function deviceSecret(keychain: Keychain, deviceId: string): Promise<DeviceSecret> {
  const existing = await readDeviceSecret(keychain, deviceId);
  if (existing !== null) return existing;
  const made: DeviceSecret = { privateKey: newSigningKey(), head: null };
  await writeDeviceSecret(keychain, deviceId, made);
  return made;
}
