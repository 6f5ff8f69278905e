import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';

/** A new Ed25519 key: the private half as PKCS 8 in base64, for the keychain only. */
export function newSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
}

const privateKeyOf = (stored: string) =>
  createPrivateKey({ key: Buffer.from(stored, 'base64'), type: 'pkcs8', format: 'der' });

/** The public half of a private key: SPKI in base64, as `device.signing_key` and the chain hold it. */
export function publicHalf(privateKey: string): string {
  return createPublicKey(privateKeyOf(privateKey)).export({ type: 'spki', format: 'der' }).toString('base64');
}

/** Signs a link's hash; what `audit.signature` holds: `ed25519:<public key>:<signature>`. */
export function signHash(privateKey: string, hash: string): string {
  const signature = sign(null, Buffer.from(hash, 'hex'), privateKeyOf(privateKey)).toString('base64');
  return `ed25519:${publicHalf(privateKey)}:${signature}`;
}

/** The public key that a stored signature was made with, if it is one over this hash; `null` otherwise. */
export function signerOf(stored: string, hash: string): string | null {
  const [algorithm, publicKey, signature] = stored.split(':');
  if (algorithm !== 'ed25519' || publicKey === undefined || signature === undefined) return null;
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' });
    return verify(null, Buffer.from(hash, 'hex'), key, Buffer.from(signature, 'base64')) ? publicKey : null;
  } catch {
    return null;
  }
}
