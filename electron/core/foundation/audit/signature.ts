import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { isMainThread } from 'node:worker_threads';

/** A new Ed25519 key: the private half as PKCS 8 in base64, for the keychain only. */
export function newSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
}

const privateKeyOf = (stored: string) =>
  createPrivateKey({ key: Buffer.from(stored, 'base64'), type: 'pkcs8', format: 'der' });

const publicOf = (key: KeyObject) => createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');

/** The public half of a private key: SPKI in base64, as `device.signing_key` and the chain hold it. */
export function publicHalf(privateKey: string): string {
  return publicOf(privateKeyOf(privateKey));
}

interface Signer {
  stored: string;
  key: KeyObject;
  publicKey: string;
}

/** The key that a worker signs with: a worker lives for one job and signs many times. In the main thread no key outlives its use. */
let ofThisWorker: Signer | null = null;

function signerFor(stored: string): Signer {
  if (ofThisWorker?.stored === stored) return ofThisWorker;
  const key = privateKeyOf(stored);
  const signer = { stored, key, publicKey: publicOf(key) };
  if (!isMainThread) ofThisWorker = signer;
  return signer;
}

/** Signs a link's hash; what `audit.signature` holds: `ed25519:<public key>:<signature>`. */
export function signHash(privateKey: string, hash: string): string {
  const { key, publicKey } = signerFor(privateKey);
  return `ed25519:${publicKey}:${sign(null, Buffer.from(hash, 'hex'), key).toString('base64')}`;
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
