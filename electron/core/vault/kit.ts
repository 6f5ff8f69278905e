import { hkdfSync, randomBytes } from 'node:crypto';
import { combine, split } from 'shamir-secret-sharing';
import { sha256 } from '../foundation/audit/chain.ts';
import { signHash } from '../foundation/audit/signature.ts';
import { Refusal } from '../foundation/errors.ts';
import { signingKeyOf } from './device-keys.ts';
import { identityOf } from './sealing.ts';
import { readShare, type Share } from './share-text.ts';
import { type CustodianList, type Kit, kitWord, type Said } from './statements.ts';

/** The keys of a recovery kit. */
export interface KitKeys {
  identity: string;
  recipient: string;
  signingKey: string;
  publicKey: string;
}

/**
 * The kit's two keys from the 32 random bytes that are split: HKDF-SHA-256 (RFC 5869) with one label for the age identity and one for Ed25519.
 * So a share stays short enough to type, and the recovery can both open and sign.
 */
export async function kitKeysOf(seed: Uint8Array): Promise<KitKeys> {
  const derive = (label: string) => new Uint8Array(hkdfSync('sha256', seed, '', `kanalvakt-kit/1 ${label}`, 32));
  return { ...(await identityOf(derive('age'))), ...signingKeyOf(derive('ed25519')) };
}

/** A kit that is being printed and is not in force yet: in memory only. */
export interface KitInMaking {
  id: string;
  number: number;
  holders: readonly string[];
  recipient: string;
  publicKey: string;
  shares: readonly Share[];
  confirmed: Set<number>;
  wipe(): void;
}

/** Makes a kit: 32 random bytes split so that any two of three shares give them back. */
export async function makeKit(number: number, holders: readonly string[]): Promise<KitInMaking> {
  const seed = randomBytes(32);
  const id = randomBytes(4).toString('hex');
  const { recipient, publicKey } = await kitKeysOf(seed);
  const parts = await split(new Uint8Array(seed), 3, 2);
  seed.fill(0);
  const shares = parts.map((bytes, index) => ({ kitId: id, kitNumber: number, page: index + 1, bytes }));
  return {
    id,
    number,
    holders,
    recipient,
    publicKey,
    shares,
    confirmed: new Set(),
    wipe: () => shares.forEach(({ bytes }) => bytes.fill(0)),
  };
}

/** What a page's share hashes to, for the kit's signed statement. A share is as random as a key: its hash gives nothing of it away. */
export function pageHash(bytes: Uint8Array): string {
  return sha256(Buffer.concat([Buffer.from('kanalvakt-share/1'), bytes]));
}

/** Whether a share is the one that was printed on its page; anybody can make up one that reads well. */
function isPrinted({ page, bytes }: Share, pages: readonly string[]): boolean {
  return pages[page - 1] === pageHash(bytes);
}

/** What is said of a kit that comes into force after this list, with the kit's own signature over it. */
export function kitIssued(
  list: CustodianList,
  { recipient, signingKey, publicKey }: KitKeys,
  kit: { id: string; number: number; holders: readonly string[]; pages: readonly string[] },
): Said {
  const said = {
    kind: 'kit-issued' as const,
    kitId: kit.id,
    number: kit.number,
    recipient,
    signingKey: publicKey,
    holders: [...kit.holders],
    pages: [...kit.pages],
  };
  return { ...said, proof: signHash(signingKey, kitWord(list, said)) };
}

/**
 * Reads a single typed page and holds it against the kit's statement; answers which page it is.
 * Refuses one that was never printed, and every page of a kit that does not say what its pages are.
 */
export function provenPage(typed: string, kit: Kit): number {
  const share = shareOf(typed, kit);
  if (kit.pages === null) throw new Refusal('vault-kit-pages-unknown', { number: kit.number });
  if (!isPrinted(share, kit.pages)) throw new Refusal('vault-share-not-printed');
  return share.page;
}

/** Reads a typed share of a certain kit; refuses by name what it is instead, and says which of several it was (`share`, from one). */
export function shareOf(typed: string, kit: { id: string; number: number }, share = 1): Share {
  const read = readShare(typed);
  if ('fault' in read)
    switch (read.fault) {
      case 'length':
        throw new Refusal('vault-share-length', { count: read.count, share });
      case 'groups':
        throw new Refusal('vault-share-groups', { groups: read.groups.join(', '), share });
      case 'damaged':
        throw new Refusal('vault-share-damaged', { share });
    }
  if (read.kitId !== kit.id || read.kitNumber !== kit.number)
    throw new Refusal('vault-share-other-kit', { number: read.kitNumber, expected: kit.number, share });
  return read;
}

/** Combines typed shares and proves that they are the kit's; refuses too few, twice the same, mixed and wrong ones by name. */
export async function combineShares(typed: readonly string[], kit: Kit): Promise<{ keys: KitKeys; pages: number[] }> {
  const given = typed.filter((text) => text.trim() !== '').map((text, index) => shareOf(text, kit, index + 1));
  if (given.length < 2) throw new Refusal('vault-shares-too-few', { count: given.length });
  const pages = given.map(({ page }) => page);
  if (new Set(pages).size < pages.length) throw new Refusal('vault-share-twice');
  const printed = kit.pages;
  if (printed !== null && !given.every((share) => isPrinted(share, printed)))
    throw new Refusal('vault-shares-do-not-match');
  const seed = await combine(given.slice(0, 2).map(({ bytes }) => bytes)).catch(() => null);
  const keys = seed === null ? null : await kitKeysOf(seed);
  if (keys === null || keys.recipient !== kit.recipient || keys.publicKey !== kit.signingKey)
    throw new Refusal('vault-shares-do-not-match');
  return { keys, pages: pages.toSorted((a, b) => a - b) };
}
