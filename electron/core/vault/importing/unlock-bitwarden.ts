import { createDecipheriv, createHash, createHmac, pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { argon2id } from 'hash-wasm';
import { z } from 'zod';
import { Refusal } from '../../foundation/refusal.ts';
import { isTooHeavyArgon2 } from './kdbx-work.ts';
import type { LockedFile } from './open-kdbx.ts';

/**
 * The outside of a password-protected export (bitwarden.com/help/encrypted-export, and "KDF algorithms" and "Encryption" in the same help):
 * a key by PBKDF2-SHA256 (0) or Argon2id (1, salt hashed, memory in mebibytes), stretched by HKDF-Expand with `enc` and `mac`;
 * each value is AES-256-CBC with HMAC-SHA256 over initial vector and ciphertext, written `2.iv|ciphertext|mac`.
 */
const Protected = z.looseObject({
  salt: z.string(),
  kdfType: z.union([z.literal(0), z.literal(1)]),
  kdfIterations: z.int().min(1),
  kdfMemory: z.int().min(1).nullish(),
  kdfParallelism: z.int().min(1).nullish(),
  encKeyValidation_DO_NOT_EDIT: z.string(),
  data: z.string(),
});
type Protected = z.infer<typeof Protected>;

const Outside = z.looseObject({ encrypted: z.literal(true), passwordProtected: z.boolean().nullish() });

/** Bitwarden lets people choose up to two million; more is a damaged number. */
const mostIterations = 20_000_000;

async function masterKey(file: string, given: Protected, password: string): Promise<Buffer> {
  const heavy = () => new Refusal('vault-file-heavy', { file });
  if (given.kdfType === 0) {
    if (given.kdfIterations > mostIterations) throw heavy();
    return await promisify(pbkdf2)(password, given.salt, given.kdfIterations, 32, 'sha256');
  }
  const memorySize = (given.kdfMemory ?? 64) * 1024;
  const parallelism = given.kdfParallelism ?? 4;
  if (isTooHeavyArgon2(memorySize, given.kdfIterations, parallelism)) throw heavy();
  const hash = await argon2id({
    password,
    salt: createHash('sha256').update(given.salt).digest(),
    iterations: given.kdfIterations,
    memorySize,
    parallelism,
    hashLength: 32,
    outputType: 'binary',
  });
  return Buffer.from(hash);
}

/** HKDF-Expand (RFC 5869) to 32 bytes, which is one round of it. */
const expanded = (key: Buffer, use: 'enc' | 'mac') =>
  createHmac('sha256', key)
    .update(Buffer.concat([Buffer.from(use), Buffer.of(1)]))
    .digest();

/** A value's contents; `null` when it does not answer to the key, or is not whole. */
function opened(value: string, key: Buffer): Buffer | null {
  const [, iv = '', ciphertext = '', mac = ''] =
    /^2\.([A-Za-z0-9+/=]+)\|([A-Za-z0-9+/=]+)\|([A-Za-z0-9+/=]+)$/.exec(value) ?? [];
  const vector = Buffer.from(iv, 'base64');
  const content = Buffer.from(ciphertext, 'base64');
  const given = Buffer.from(mac, 'base64');
  const expected = createHmac('sha256', expanded(key, 'mac')).update(vector).update(content).digest();
  if (vector.length !== 16 || given.length !== 32 || !timingSafeEqual(given, expected)) return null;
  const decipher = createDecipheriv('aes-256-cbc', expanded(key, 'enc'), vector);
  return Buffer.concat([decipher.update(content), decipher.final()]);
}

/** The plain export inside a protected one; `null` when the file is not protected. Refuses by name one that only its own account can open. */
export async function unlockBitwarden(given: LockedFile, outer: unknown): Promise<Uint8Array | null> {
  const { file, password } = given;
  const outside = Outside.safeParse(outer);
  if (!outside.success) return null;
  if (outside.data.passwordProtected !== true) throw new Refusal('vault-file-account-restricted', { file });
  const read = Protected.safeParse(outer);
  if (!read.success) throw new Refusal('vault-file-damaged', { file });
  if (password === null) throw new Refusal('vault-file-password-needed', { file });
  const key = await masterKey(file, read.data, password);
  // The file carries a value of its own to try the password on, so that a wrong one and damage are told apart.
  if (opened(read.data.encKeyValidation_DO_NOT_EDIT, key) === null)
    throw new Refusal('vault-file-wrong-password', { file });
  const plain = opened(read.data.data, key);
  if (plain === null) throw new Refusal('vault-file-damaged', { file });
  return plain;
}
