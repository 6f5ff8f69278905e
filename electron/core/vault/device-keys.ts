import { createPrivateKey, createPublicKey } from 'node:crypto';
import { base32crockford } from '@scure/base';
import { z } from 'zod';
import { sha256 } from '../foundation/audit/chain.ts';
import { newSigningKey, publicHalf } from '../foundation/audit/signature.ts';
import { newIdentity } from './sealing.ts';
import type { PublicDevice } from './statements.ts';

/** A device's private keys, as they stand sealed in the keychain. */
export const PrivateKeys = z.strictObject({
  /** `AGE-SECRET-KEY-1…` */
  identity: z.string(),
  /** Ed25519, PKCS 8 in base64. */
  signingKey: z.string(),
});
export type PrivateKeys = z.infer<typeof PrivateKeys>;

/** New keys of a device, with the public half that the list holds. */
export async function newDeviceKeys(name: string): Promise<{ keys: PrivateKeys; device: PublicDevice }> {
  const { identity, recipient } = await newIdentity();
  const signingKey = newSigningKey();
  const publicKey = publicHalf(signingKey);
  const fingerprint = fingerprintOf(recipient, publicKey);
  return { keys: { identity, signingKey }, device: { fingerprint, recipient, signingKey: publicKey, name } };
}

/** What two people read to each other: 100 bits of SHA-256 over both public keys, in four groups of five. */
export function fingerprintOf(recipient: string, signingKey: string): string {
  const digest = Buffer.from(sha256(`kanalvakt-device/1\n${recipient}\n${signingKey}`), 'hex');
  const text = base32crockford.encode(digest.subarray(0, 13)).slice(0, 20);
  return (text.match(/.{5}/g) ?? []).join('-');
}

/** The same fingerprint however somebody typed it. */
export function sameFingerprint(one: string, other: string): boolean {
  const plain = (text: string) =>
    text
      .toUpperCase()
      .replace(/[\s\-\u2011–]/g, '')
      .replaceAll('O', '0')
      .replace(/[IL]/g, '1');
  return plain(one) !== '' && plain(one) === plain(other);
}

/** The Ed25519 key that 32 bytes are (RFC 8410's wrapping of a seed): PKCS 8 and SPKI in base64. */
export function signingKeyOf(seed: Uint8Array): { signingKey: string; publicKey: string } {
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const key = createPrivateKey({ key: pkcs8, type: 'pkcs8', format: 'der' });
  return {
    signingKey: pkcs8.toString('base64'),
    publicKey: createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64'),
  };
}
