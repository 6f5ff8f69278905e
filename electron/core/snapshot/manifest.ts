import { z } from 'zod';
import { sha256 } from '../foundation/audit/chain.ts';
import { signerOf, signHash } from '../foundation/audit/signature.ts';
import { Id, Instant } from '../foundation/contract.ts';
import type { CustodianList } from '../vault/statements.ts';

/** A snapshot's place among all snapshots of a register: first by the writer's term, then by serial. */
export const Place = z.strictObject({ term: z.int().min(1), serial: z.int().min(1), hash: z.string() });
export type Place = z.infer<typeof Place>;

/*
 * The bodies below are read loosely: what a later version says besides is signed with the rest, and an earlier one does without it. So a field may be added here only
 * where whoever does not read it is none the worse; what must be understood raises the format, and is named as a newer version's.
 */

const ClaimBody = z.object({
  format: z.literal('kanalvakt-writer-claim/1'),
  registerId: Id,
  term: z.int().min(1),
  /** The vault in whose list the claiming device stands, and its fingerprint. */
  vaultId: Id,
  by: z.string(),
  /** What this term's snapshots are signed with, so that they can be written while the vault is locked. */
  writerKey: z.string(),
  /** The snapshot that was taken over from; `null` for the first term. */
  from: Place.nullable(),
  at: Instant,
});
/** A custodian's signed word that this computer writes the register during one term. */
export type ClaimBody = z.infer<typeof ClaimBody>;

const Signed = z.strictObject({ body: z.string(), signature: z.string() });
type Signed = z.infer<typeof Signed>;
export const SignedClaim = Signed;
export type SignedClaim = Signed;

const Listed = z.object({
  vaultId: Id,
  /** How many statements the list has. */
  sequence: z.int(),
  /** Fingerprints of the full custodians' devices, and of every device that was put out. */
  full: z.array(z.string()),
  removed: z.array(z.string()),
});
/** A list of custodians as it stands outside the seal: whoever cannot open the copy learns whether they were put out. */
export type Listed = z.infer<typeof Listed>;

const SealedList = z.object({ vaultId: Id, sealed: z.string() });
/** A vault's list sealed to computers that were put out of it (`word-to-put-out.ts`); base64 of an age file. */
export type SealedList = z.infer<typeof SealedList>;

const SealedFile = z.object({
  file: z.string(),
  bytes: z.int().min(1),
  /** Part of the file's name: only hex, so that a manifest never points outside its folder. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const ManifestBody = z.object({
  format: z.literal('kanalvakt-snapshot/1'),
  registerId: Id,
  term: z.int().min(1),
  serial: z.int().min(1),
  /** The sealed file beside this one, its size and its hash. */
  ...SealedFile.shape,
  /** The extract for those who are only named (`reduce-copy.ts`); absent where nobody is. */
  extract: SealedFile.optional(),
  /** The hash of the manifest before; empty for the first. */
  previous: z.string(),
  madeAt: Instant,
  /** Ids only: whom to ask to be let in by, and whose kit opens it. Nothing of the register is readable here. */
  vaultIds: z.array(Id),
  kitIds: z.array(z.string()),
  /** Fingerprints only; a copy of an earlier version does not say. */
  custodians: z.array(Listed).optional(),
  /** For those who were put out, and nobody else; absent where nobody was. */
  putOut: z.array(SealedList).optional(),
});
/** What stands beside a sealed snapshot, in clear: which it is, and nothing of what it holds. */
export type ManifestBody = z.infer<typeof ManifestBody>;

const ManifestFile = z.strictObject({ body: z.string(), signature: z.string(), claim: Signed });

/** A manifest whose two signatures hold; whether the claim is a custodian's is known only when the snapshot is open (`claimHolds`). */
export interface Manifest extends ManifestBody {
  hash: string;
  claim: ClaimBody;
  /** The public key that the claim is signed with. */
  claimSigner: string;
  text: string;
}

/** Why a manifest says nothing; `newer`: its own signature holds, and a later version of the app is needed to read it. */
export type ManifestFault = 'unreadable' | 'signature' | 'claim' | 'newer';

/** Signs a claim with a custodian device's key. */
export function signClaim(body: Omit<ClaimBody, 'format'>, signingKey: string): SignedClaim {
  const text = JSON.stringify({ format: 'kanalvakt-writer-claim/1', ...body });
  return { body: text, signature: signHash(signingKey, sha256(text)) };
}

/** The text of a manifest, signed with the term's key. */
export function signManifest(body: Omit<ManifestBody, 'format'>, writerKey: string, claim: SignedClaim): string {
  const text = JSON.stringify({ format: 'kanalvakt-snapshot/1', ...body });
  return `${JSON.stringify({ body: text, signature: signHash(writerKey, sha256(text)), claim }, null, 1)}\n`;
}

/** The hash by which the next manifest and every reader know this one. */
export function hashOfManifest(text: string): string {
  return sha256(ManifestFile.parse(JSON.parse(text)).body);
}

/** Reads a manifest and holds it against its own signatures. */
export function readManifest(text: string): Manifest | ManifestFault {
  const file = parsed(ManifestFile, text);
  const body = file === null ? null : parsed(ManifestBody, file.body);
  const claim = file === null ? null : parsed(ClaimBody, file.claim.body);
  if (file === null || claim === null) return 'unreadable';
  if (body === null) return newerClaim(text) === null ? 'unreadable' : 'newer';
  const hash = sha256(file.body);
  if (signerOf(file.signature, hash) !== claim.writerKey) return 'signature';
  const claimSigner = signerOf(file.claim.signature, sha256(file.claim.body));
  if (claimSigner === null || claim.registerId !== body.registerId || claim.term !== body.term) return 'claim';
  for (const sealed of [body, ...(body.extract === undefined ? [] : [body.extract])])
    if (sealed.file !== sealedName({ ...body, sha256: sealed.sha256 })) return 'unreadable';
  return { ...body, hash, claim, claimSigner, text };
}

/** The claim of a manifest that says it is a later version's, and is signed with the key that was claimed; `null` for any other. */
export function newerClaim(text: string): ClaimBody | null {
  const file = parsed(ManifestFile, text);
  const claim = file === null ? null : parsed(ClaimBody, file.claim.body);
  if (file === null || claim === null) return null;
  const body = parsed(z.object({ format: z.string(), registerId: z.literal(claim.registerId) }), file.body);
  const isNewer = body !== null && /^kanalvakt-snapshot\/([2-9]|[1-9]\d+)$/.test(body.format);
  return isNewer && signerOf(file.signature, sha256(file.body)) === claim.writerKey ? claim : null;
}

/** Reads a claim as this computer keeps its own. */
export function readClaim(claim: SignedClaim): ClaimBody | null {
  return parsed(ClaimBody, claim.body);
}

function parsed<T>(shape: z.ZodType<T>, text: string): T | null {
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** What names a sealed file, and what it must say of itself. */
export type Sealed = Pick<ManifestBody, 'registerId' | 'term' | 'serial' | 'file' | 'bytes' | 'sha256'>;

/** The devices of full custodians, as a copy says outside its seal. */
export function fullIn({ custodians }: Pick<Manifest, 'custodians'>): string[] {
  return (custodians ?? []).flatMap(({ full }) => full);
}

/** Whether a device is let in for what it is named for, as a copy says outside its seal; `null` where the copy has no extract for such ones. */
export function extractFor(manifest: Manifest, fingerprint: string): Sealed | null {
  return fullIn(manifest).includes(fingerprint) || manifest.extract === undefined
    ? null
    : { ...manifest, ...manifest.extract };
}

/** Whether a claim is that of a full custodian of these lists. */
export function claimHolds(
  { claim, claimSigner }: Pick<Manifest, 'claim' | 'claimSigner'>,
  lists: ReadonlyMap<string, CustodianList>,
): boolean {
  const list = lists.get(claim.vaultId);
  const device = list?.devices.get(claim.by);
  if (device === undefined) return false;
  return device.signingKey === claimSigner && list?.standing.get(device.personId) === 'full';
}

/** How every file of a register in a shared folder begins. */
export function filePrefix(registerId: string): string {
  return `kanalvakt-${registerId.slice(0, 8)}`;
}
export const headName = (registerId: string) => `${filePrefix(registerId)}.json`;
const numbered = (term: number, serial: number) =>
  `${String(term).padStart(4, '0')}-${String(serial).padStart(8, '0')}`;
/** A sealed snapshot's name: two writers never give theirs the same one. */
export function sealedName(body: Pick<ManifestBody, 'registerId' | 'term' | 'serial' | 'sha256'>): string {
  return `${filePrefix(body.registerId)}-${numbered(body.term, body.serial)}-${body.sha256.slice(0, 12)}.age`;
}
export const manifestName = (sealed: string) => sealed.replace(/\.age$/, '.json');
/** Which copy a file of the register belongs to, by its name: a sealed one, or its manifest; `null` for every other file. */
export function placeInName(
  registerId: string,
  name: string,
): { term: number; serial: number; kind: 'age' | 'json' } | null {
  const prefix = filePrefix(registerId);
  const [, term, serial, kind] = /^-(\d{4,})-(\d{8,})-[0-9a-f]{12}\.(age|json)$/.exec(name.slice(prefix.length)) ?? [];
  if (!name.startsWith(prefix) || (kind !== 'age' && kind !== 'json')) return null;
  return { term: Number(term), serial: Number(serial), kind };
}
/** The log that one reader writes. */
export const logName = (registerId: string, fingerprint: string) =>
  `${filePrefix(registerId)}-log-${fingerprint.toLowerCase()}.jsonl`;
