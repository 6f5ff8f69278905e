import { bech32 } from '@scure/base';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';

/** The sealed file could not be opened with this key: it is not for it, or it is damaged. Carries nothing of the content. */
export class CannotOpen extends Error {
  override readonly name = 'CannotOpen';
}

/** Work factor of a passphrase, as the power of two that scrypt gets: age's own preset, about a second; run it in a worker. */
export const passphraseWork = 18;

/** Seals a text as an age file to age recipients (`age1…`); anyone of them opens it, with this app or with the `age` command. */
export async function seal(text: string, recipients: readonly string[]): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  for (const recipient of new Set(recipients)) encrypter.addRecipient(recipient);
  return await encrypter.encrypt(text);
}

/** Opens an age file with an identity (`AGE-SECRET-KEY-1…`). Throws `CannotOpen`, and never says why. */
export async function open(sealed: Uint8Array, identity: string): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return await quietly(() => decrypter.decrypt(sealed, 'text'));
}

/** Seals a text with a passphrase, as an age file that is as slow to try as `work` says; stops the event loop for as long. */
export async function sealWithPassphrase(input: {
  text: string;
  passphrase: string;
  work: number;
}): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(input.passphrase);
  encrypter.setScryptWorkFactor(input.work);
  return await encrypter.encrypt(input.text);
}

/** Opens an age file with a passphrase; `null` when it is the wrong one or the file is damaged. Stops the event loop for as long as it was sealed to take. */
export async function openWithPassphrase(input: { sealed: Uint8Array; passphrase: string }): Promise<string | null> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(input.passphrase);
  try {
    return await quietly(() => decrypter.decrypt(input.sealed, 'text'));
  } catch (error) {
    if (error instanceof CannotOpen) return null;
    throw error;
  }
}

/** The library's own words may say what it tried to read; they are not kept. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    throw new CannotOpen();
  }
}

/** A new age identity and the recipient that seals to it. */
export async function newIdentity(): Promise<{ identity: string; recipient: string }> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** The age identity that 32 random bytes are (age's own encoding of an X25519 key), and its recipient. */
export async function identityOf(scalar: Uint8Array): Promise<{ identity: string; recipient: string }> {
  const identity = bech32.encodeFromBytes('AGE-SECRET-KEY-', scalar).toUpperCase();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** The recipient of an identity. */
export async function recipientOf(identity: string): Promise<string> {
  return await identityToRecipient(identity);
}
