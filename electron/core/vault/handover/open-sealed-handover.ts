import { Decrypter } from 'age-encryption';
import { Refusal } from '../../foundation/refusal.ts';

/** A handover file as it came, and what it is to be opened with. */
export interface SealedHandover {
  file: string;
  bytes: Uint8Array;
  /** This computer's, `AGE-SECRET-KEY-1…`. */
  identity: string;
  /** This computer's, for the words of a refusal. */
  fingerprint: string;
  /** `null` when nobody has typed one. */
  passphrase: string | null;
}

/** Larger is none of ours; bytes. */
const largest = 50_000_000;
const firstLine = 'age-encryption.org/v1\n';

/** How an age file is sealed, by its first line after the format's; `null` for a file that is none. */
export function sealOf(bytes: Uint8Array): 'passphrase' | 'keys' | null {
  const text = Buffer.from(bytes.subarray(0, 100)).toString('latin1');
  if (!text.startsWith(firstLine)) return null;
  return text.startsWith('-> scrypt ', firstLine.length) ? 'passphrase' : 'keys';
}

/**
 * Opens the seal; a passphrase stops the event loop for about a second. A file that is no such, one that was cut or changed on the way, one for another computer
 * and a wrong passphrase are refused each by name. Whoever has written it is not looked at.
 */
export async function openSealedHandover(given: SealedHandover): Promise<string> {
  const { file, bytes, identity, passphrase, fingerprint } = given;
  const by = bytes.length > largest ? null : sealOf(bytes);
  if (by === null) throw new Refusal('handover-file-not-such', { file });
  const decrypter = new Decrypter();
  if (by === 'keys') decrypter.addIdentity(identity);
  else if (passphrase === null) throw new Refusal('handover-file-passphrase-needed', { file });
  else decrypter.addPassphrase(passphrase);
  try {
    return await decrypter.decrypt(bytes, 'text');
  } catch (error) {
    // Only that no key fits is told apart; the library's own words, which may say what it tried to read, are not kept.
    if (!(error instanceof Error) || !error.message.startsWith('no identity matched'))
      throw new Refusal('handover-file-damaged', { file });
    if (by === 'passphrase') throw new Refusal('handover-file-wrong-passphrase', { file });
    throw new Refusal('handover-file-other-receiver', { file, fingerprint });
  }
}
