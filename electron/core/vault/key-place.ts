import { z } from 'zod';
import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { type Keychain, KeychainUnavailable } from '../foundation/ports.ts';
import { holdsPin, verifiedList } from './access.ts';
import type { Protection } from './contract.ts';
import { type PrivateKeys, PrivateKeys as PrivateKeysShape } from './device-keys.ts';
import { isGuessablePin, refuseGuessable } from './hard-to-guess.ts';
import { ownsLocalDevice, readLocalDevice, removeLocalDevice, type Slot, writeLocalDevice } from './local-files.ts';
import type { VerifiedList } from './open-vaults.ts';
import { Head } from './statements.ts';

/** The app's name in every keychain; the account is the vault's id. */
const service = 'se.kanalvakt';

/**
 * A device's keys as they are kept, with the pins that show a shortened list.
 * With a keychain: one entry holds them. With a PIN the keys are an age file sealed with it (scrypt 2^18) inside that entry,
 * so that both the unlocked keychain and the PIN are needed. Without a keychain: the same age file, sealed with a passphrase,
 * in a file of the data folder that no backup takes. Never anything else, and never one in place of the other.
 */
const Kept = z.strictObject({
  fingerprint: z.string(),
  /** Base64: an age file where a PIN or passphrase is chosen, otherwise the keys' JSON. */
  keys: z.string(),
  sealed: z.boolean(),
  /** The highest list this device has seen. */
  pin: Head.nullable(),
  /** The list that was about to be committed; resolved at the next opening. */
  next: Head.nullable(),
});
export type Kept = z.infer<typeof Kept>;

/** Where this device's keys are kept. Reading and writing refuse by name when the place does not answer. */
export interface KeyPlace {
  protection: 'keychain' | 'passphrase';
  slot: Slot;
  read(): Promise<Kept | null>;
  /** Written, read back and compared. */
  write(kept: Kept): Promise<void>;
  /** Takes away what is kept here. */
  forget(): Promise<void>;
}

/** What an unusable keychain means: locked, absent, or gone while we worked. */
function keychainRefusal(error: unknown, midway = false): unknown {
  if (!(error instanceof KeychainUnavailable)) return error;
  if (midway) return new Refusal('vault-keychain-gone');
  // The libraries give one code for everything; only their words tell the two apart.
  const locked = /access platform storage|locked|prompt|dismissed|did not answer/i.test(error.message);
  return new Refusal(locked ? 'vault-keychain-locked' : 'vault-keychain-absent');
}

function keychainPlace(keychain: Keychain, vaultId: string, slot: Slot): KeyPlace {
  let wasRead = false;
  const account = slot === 'own' ? vaultId : `${vaultId}-recovery`;
  return {
    protection: 'keychain',
    slot,
    async read() {
      try {
        const text = await keychain.getPassword(service, account);
        wasRead = true;
        return text === null ? null : keptOf(text);
      } catch (error) {
        throw keychainRefusal(error, wasRead);
      }
    },
    async write(kept) {
      const text = JSON.stringify(kept);
      try {
        await keychain.setPassword(service, account, text);
        if ((await keychain.getPassword(service, account)) !== text) throw new Refusal('vault-keychain-gone');
      } catch (error) {
        throw keychainRefusal(error, wasRead);
      }
    },
    async forget() {
      try {
        await keychain.deletePassword(service, account);
      } catch (error) {
        throw keychainRefusal(error, wasRead);
      }
    },
  };
}

function keptOf(text: string): Kept {
  try {
    return Kept.parse(JSON.parse(text));
  } catch {
    throw new Refusal('vault-keys-damaged');
  }
}

function filePlace(dataDir: string, vaultId: string, slot: Slot): KeyPlace {
  return {
    protection: 'passphrase',
    slot,
    read: async () => {
      const local = readLocalDevice(dataDir, vaultId, slot);
      if (local === null || local.keys === null) return null;
      return { fingerprint: local.fingerprint, keys: local.keys, sealed: true, pin: local.pin, next: local.next };
    },
    write: async ({ fingerprint, keys, sealed, pin, next }) => {
      if (!sealed) throw new Refusal('vault-passphrase-needed');
      writeLocalDevice(dataDir, vaultId, { fingerprint, protection: 'passphrase', keys, pin, next }, slot);
    },
    forget: async () => removeLocalDevice(dataDir, vaultId, slot),
  };
}

/** The place of a kind; a keychain that this core has none of is refused, never replaced. */
export function keyPlace(
  context: Context,
  vaultId: string,
  keep: 'keychain' | 'passphrase',
  slot: Slot = 'own',
): KeyPlace {
  if (keep === 'passphrase') return filePlace(context.dataDir, vaultId, slot);
  if (context.keychain === null) throw new Refusal('vault-keychain-absent');
  return keychainPlace(context.keychain, vaultId, slot);
}

/** The place where this computer's keys were put; without a file that says so, the keychain is asked. */
export function ownPlace(context: Context, vaultId: string): KeyPlace {
  const local = readLocalDevice(context.dataDir, vaultId);
  return keyPlace(context, vaultId, local?.protection === 'passphrase' ? 'passphrase' : 'keychain');
}

/**
 * Where a request to be let in may put keys, and what is kept there; for the vault's turn. Refuses while this computer keeps keys in the other way:
 * somebody may have let these in, and only the one who changes a PIN or recovers the vault changes how they are kept.
 */
export async function placeForRequest(
  context: Context,
  vaultId: string,
  keep: 'keychain' | 'passphrase',
): Promise<{ place: KeyPlace; kept: Kept | null }> {
  await refuseOthersKeys(context, vaultId);
  const place = keyPlace(context, vaultId, keep);
  const kept = await place.read();
  const local = readLocalDevice(context.dataDir, vaultId);
  const own = local === null && context.keychain === null ? place : ownPlace(context, vaultId);
  if (own.protection === place.protection) return { place, kept };
  const other = await own.read().catch((error: unknown) => {
    // Nothing says that this computer has keys, and the keychain does not answer: then there is nothing to lose.
    if (local === null && error instanceof Refusal && error.code !== 'vault-keys-damaged') return null;
    throw error;
  });
  if (other !== null) throw new Refusal('vault-kept-otherwise', { fingerprint: other.fingerprint });
  return { place, kept };
}

/** A passphrase that stands alone must be this long and hard to guess; beside a keychain a PIN is enough, and so is none. */
const passphraseLength = 12;

/** Puts new keys in a place, with the pins given; refuses before anything is written when they would not be protected. */
export async function keepKeys(
  context: Context,
  vaultId: string,
  place: KeyPlace,
  given: { keys: PrivateKeys; fingerprint: string; passphrase: string | null; pin: Head | null; next: Head | null },
): Promise<Kept> {
  const passphrase = given.passphrase === '' ? null : given.passphrase;
  if (place.protection === 'passphrase' && (passphrase?.length ?? 0) < passphraseLength)
    throw new Refusal('vault-passphrase-needed', { length: passphraseLength });
  if (passphrase !== null && place.protection === 'passphrase') await refuseGuessable(context, passphrase);
  if (passphrase !== null && place.protection === 'keychain' && isGuessablePin(passphrase))
    throw new Refusal('vault-pin-weak');
  if (place.protection === 'keychain' && place.slot === 'own') {
    const inFile = readLocalDevice(context.dataDir, vaultId);
    if (inFile !== null && inFile.keys !== null)
      throw new Refusal('vault-kept-otherwise', { fingerprint: inFile.fingerprint });
  }
  const text = JSON.stringify(given.keys);
  const keys =
    passphrase === null
      ? Buffer.from(text)
      : await context.runJob('sealWithPassphrase', { text, passphrase, work: context.passphraseWork });
  const kept: Kept = {
    fingerprint: given.fingerprint,
    keys: Buffer.from(keys).toString('base64'),
    sealed: passphrase !== null,
    pin: given.pin,
    next: given.next,
  };
  await place.write(kept);
  const protection: Protection =
    place.protection === 'passphrase' ? 'passphrase' : kept.sealed ? 'keychain-and-pin' : 'keychain';
  if (place.protection === 'keychain')
    writeLocalDevice(
      context.dataDir,
      vaultId,
      { fingerprint: given.fingerprint, protection, keys: null, pin: null, next: null },
      place.slot,
    );
  return kept;
}

/** The keys, opened with the PIN or passphrase where one was chosen; a wrong one is refused and changes nothing. */
export async function openKept(context: Context, kept: Kept, passphrase: string | null): Promise<PrivateKeys> {
  const bytes = Buffer.from(kept.keys, 'base64');
  if (kept.sealed && (passphrase === null || passphrase === '')) throw new Refusal('vault-wrong-passphrase');
  const text = kept.sealed
    ? await context.runJob('openWithPassphrase', { sealed: bytes, passphrase: passphrase ?? '' })
    : bytes.toString('utf8');
  if (text === null) throw new Refusal('vault-wrong-passphrase');
  try {
    return PrivateKeysShape.parse(JSON.parse(text));
  } catch {
    throw new Refusal('vault-keys-damaged');
  }
}

/** Of an account as it is named on a computer, the account. */
const accountIn = (name: string) => name.replace(/@[^@]*$/, '');

/**
 * Refuses, with whose they are, keys that another account on this computer has in the same data folder: nothing takes their place. An account that has got another name
 * is the same one: its file is its own as the system has it, and its keychain has the keys.
 */
async function refuseOthersKeys(context: Context, vaultId: string): Promise<void> {
  const local = readLocalDevice(context.dataDir, vaultId);
  if (local === null) return;
  const { list } = await verifiedList(context, vaultId);
  const account = list.devices.get(local.fingerprint)?.name;
  if (account === undefined || accountIn(account) === accountIn(context.actor.osAccount)) return;
  if (ownsLocalDevice(context.dataDir, vaultId) || (await isInKeychain(context, vaultId, local.fingerprint))) return;
  throw new Refusal('vault-keys-of-another', { account });
}

/** Whether this account's keychain has the keys of a device; one that does not answer has none. */
async function isInKeychain(context: Context, vaultId: string, fingerprint: string): Promise<boolean> {
  if (context.keychain === null) return false;
  try {
    return (await keychainPlace(context.keychain, vaultId, 'own').read())?.fingerprint === fingerprint;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** What is kept of this computer's keys; an entry that was removed by hand is named, and nothing is made in its place. */
export async function keptHere(context: Context, vaultId: string, place: KeyPlace): Promise<Kept> {
  const kept = await place.read();
  if (kept !== null) return kept;
  await refuseOthersKeys(context, vaultId);
  throw new Refusal(readLocalDevice(context.dataDir, vaultId) === null ? 'vault-no-keys-here' : 'vault-keys-missing');
}

/** Moves the pins, and nothing else, of what is kept now; for the vault's turn. Refuses when other keys have taken the place of these. */
export async function movePins(
  place: KeyPlace,
  fingerprint: string,
  pins: Partial<Pick<Kept, 'pin' | 'next'>>,
): Promise<void> {
  const kept = await place.read();
  if (kept === null) throw new Refusal('vault-keys-missing');
  if (kept.fingerprint !== fingerprint) throw new Refusal('vault-keys-damaged');
  await place.write({ ...kept, ...pins });
}

/** The pin after whatever a crash left: a list that was about to be committed either was, or was not. */
export function resolvedPin(kept: Pick<Kept, 'pin' | 'next'>, verified: VerifiedList): Head | null {
  return kept.next !== null && holdsPin(verified, kept.next) ? kept.next : kept.pin;
}
