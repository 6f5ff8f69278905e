import { createDecipheriv } from 'node:crypto';
import { argon2d, argon2id } from 'hash-wasm';
import type { Kdbx, KdbxCredentials, KdbxHeader } from 'kdbxweb';
import kdbxweb from 'kdbxweb';
import { Refusal } from '../../foundation/refusal.ts';
import { isTooHeavy, isTooHeavyArgon2 } from './kdbx-work.ts';

const { BinaryStream, Consts, Credentials, CryptoEngine, KdbxContext, KdbxError, KeyEncryptorAes, ProtectedValue } =
  kdbxweb;

/** A file of another vault and what it is opened with. */
export interface LockedFile {
  file: string;
  bytes: Uint8Array;
  /** `null` where nobody typed one. */
  password: string | null;
  keyFile: Uint8Array | null;
}

class TooHeavy extends Error {}

// Electron's own cryptography has no Argon2, and Node's no Argon2d on every build: WebAssembly has both everywhere.
CryptoEngine.setArgon2Impl(async (password, salt, memory, iterations, length, parallelism, type, version) => {
  if (isTooHeavyArgon2(memory, iterations, parallelism)) throw new TooHeavy();
  // Version 1.0 of Argon2 is in no file that KeePass or KeePassXC writes.
  if (version !== 0x13) throw new KdbxError(Consts.ErrorCodes.Unsupported, 'Argon2 1.0');
  const derive = type === CryptoEngine.Argon2TypeArgon2d ? argon2d : argon2id;
  const hash = await derive({
    password: new Uint8Array(password),
    salt: new Uint8Array(salt),
    memorySize: memory,
    iterations,
    parallelism,
    hashLength: length,
    outputType: 'binary',
  });
  return exactBuffer(hash);
});

/** The bytes in a buffer of their own, as the library asks for. */
function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  const copy = new Uint8Array(bytes.byteLength);
  copy.set(bytes);
  return copy.buffer;
}

const signature = [0x03, 0xd9, 0xa2, 0x9a];
const first = [0x65, 0xfb, 0x4b, 0xb5];
const current = [0x67, 0xfb, 0x4b, 0xb5];
const beta = [0x66, 0xfb, 0x4b, 0xb5];

const hasAt = (bytes: Uint8Array, at: number, expected: readonly number[]) =>
  expected.slice(0, Math.max(0, bytes.length - at)).every((byte, index) => bytes[at + index] === byte);

/** Refuses what is no KeePass database, by what it is. */
function checkKind({ file, bytes }: LockedFile): void {
  if (!hasAt(bytes, 0, signature)) throw new Refusal('vault-file-not-such', { file, format: 'KeePass (.kdbx)' });
  if (bytes.length > 4 && (hasAt(bytes, 4, first) || hasAt(bytes, 4, beta)) && !hasAt(bytes, 4, current))
    throw new Refusal('vault-file-unsupported', { file, kind: 'KeePass 1 (.kdb)' });
  if (bytes.length > 4 && !hasAt(bytes, 4, current))
    throw new Refusal('vault-file-not-such', { file, format: 'KeePass (.kdbx)' });
  if (bytes.length < 12) throw new Refusal('vault-file-damaged', { file });
}

function headerOf(bytes: ArrayBuffer, credentials: KdbxCredentials): KdbxHeader {
  const kdbx = new kdbxweb.Kdbx();
  kdbx.credentials = credentials;
  return kdbxweb.KdbxHeader.read(new BinaryStream(bytes), new KdbxContext({ kdbx }));
}

/**
 * KDBX 3 has no check of its own between the key and the contents: a damaged last block looks like a wrong password.
 * Its first 32 bytes tell them apart, for they stand unlocked in the header too.
 */
async function isRightKey(bytes: ArrayBuffer, credentials: KdbxCredentials): Promise<boolean> {
  const { transformSeed, keyEncryptionRounds, masterSeed, encryptionIV, streamStartBytes, endPos, dataCipherUuid } =
    headerOf(bytes, credentials);
  if (
    transformSeed === undefined ||
    keyEncryptionRounds === undefined ||
    masterSeed === undefined ||
    encryptionIV?.byteLength !== 16 ||
    streamStartBytes?.byteLength !== 32 ||
    dataCipherUuid?.toString() !== Consts.CipherId.Aes
  )
    return false;
  const hash = new Uint8Array(await credentials.getHash());
  const transformed = await KeyEncryptorAes.encrypt(hash, transformSeed, keyEncryptionRounds);
  const inner = await CryptoEngine.sha256(exactBuffer(transformed));
  const key = await CryptoEngine.sha256(exactBuffer(Buffer.concat([Buffer.from(masterSeed), Buffer.from(inner)])));
  const decipher = createDecipheriv('aes-256-cbc', Buffer.from(key), Buffer.from(encryptionIV)).setAutoPadding(false);
  const start = decipher.update(Buffer.from(bytes, endPos ?? 0).subarray(0, 32));
  return start.equals(Buffer.from(streamStartBytes));
}

async function refusalOf(error: unknown, given: LockedFile, bytes: ArrayBuffer, credentials: KdbxCredentials) {
  const { file } = given;
  const because = { cause: error };
  if (error instanceof Refusal) return error;
  if (error instanceof TooHeavy) return new Refusal('vault-file-heavy', { file }, because);
  const code = error instanceof KdbxError ? error.code : null;
  if (code === Consts.ErrorCodes.InvalidVersion || code === Consts.ErrorCodes.Unsupported)
    return new Refusal('vault-file-unsupported', { file, kind: 'KDBX' }, because);
  if (code !== Consts.ErrorCodes.InvalidKey) return new Refusal('vault-file-damaged', { file }, because);
  const isOld = new DataView(bytes).getUint16(10, true) === 3;
  const isDamaged = isOld && (await isRightKey(bytes, credentials).catch(() => false));
  if (isDamaged) return new Refusal('vault-file-damaged', { file }, because);
  return new Refusal('vault-file-wrong-password', { file }, because);
}

/** A newer version's header carries its own checksum, so that damage there is not taken for something that was asked for. */
async function hasWholeHeader(bytes: ArrayBuffer, header: KdbxHeader): Promise<boolean> {
  if (header.versionMajor === 3) return true;
  const end = header.endPos ?? 0;
  const sum = await CryptoEngine.sha256(bytes.slice(0, end));
  return Buffer.from(sum).equals(Buffer.from(bytes.slice(end, end + 32)));
}

/** Opens a KeePass database, KDBX 3.1 or 4. Refuses by name: no such file, wrong password, damaged, or asking for unreasonable work. */
export async function openKdbx(given: LockedFile): Promise<Kdbx> {
  const { file } = given;
  checkKind(given);
  if (given.password === null && given.keyFile === null) throw new Refusal('vault-file-password-needed', { file });
  const bytes = exactBuffer(given.bytes);
  const credentials = new Credentials(
    given.password === null ? null : ProtectedValue.fromString(given.password),
    given.keyFile === null ? null : exactBuffer(given.keyFile),
  );
  try {
    await credentials.ready;
  } catch (error) {
    throw new Refusal('vault-file-bad-key-file', { file }, { cause: error });
  }
  try {
    const header = headerOf(bytes, credentials);
    if (!(await hasWholeHeader(bytes, header))) throw new Refusal('vault-file-damaged', { file });
    if (isTooHeavy(header)) throw new TooHeavy();
    return await kdbxweb.Kdbx.load(bytes, credentials);
  } catch (error) {
    throw await refusalOf(error, given, bytes, credentials);
  }
}
