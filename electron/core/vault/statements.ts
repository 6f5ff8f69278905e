import { bech32 } from '@scure/base';
import { z } from 'zod';
import { chainStart, sha256 } from '../foundation/audit/chain.ts';
import { signerOf, signHash } from '../foundation/audit/signature.ts';
import { Day, Id, Instant } from '../foundation/contract.ts';
import { Standing } from './contract.ts';
import { fingerprintOf } from './device-keys.ts';

/** An age recipient of X25519 (`age1…`): Bech32 of 32 bytes. Anything else could be let in and never be sealed to. */
export const Recipient = z.string().refine((text) => {
  try {
    const { prefix, bytes } = bech32.decodeToBytes(text);
    return prefix === 'age' && bytes.length === 32 && text === text.toLowerCase();
  } catch {
    return false;
  }
});

/** What stands before the 32 bytes of every Ed25519 key in SPKI (RFC 8410). */
const spki = Buffer.from('302a300506032b6570032100', 'hex');
const SigningKey = z.string().refine((text) => {
  const bytes = Buffer.from(text, 'base64');
  return (
    bytes.length === spki.length + 32 &&
    bytes.subarray(0, spki.length).equals(spki) &&
    bytes.toString('base64') === text
  );
});

/** A device's public half, as it stands in the list. */
export const PublicDevice = z.strictObject({
  fingerprint: z.string(),
  recipient: Recipient,
  /** Ed25519, SPKI in base64. */
  signingKey: SigningKey,
  /** What people call it: the operating-system account it was made on. */
  name: z.string().max(300),
});
export type PublicDevice = z.infer<typeof PublicDevice>;

const Subject = z.strictObject({ kind: z.enum(['account', 'unit']), id: Id });
export type Subject = z.infer<typeof Subject>;

/** What a statement says. Namings and loans are statements too: an unsigned row that names somebody would be sealed to. */
export const Said = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('founded'), personId: Id, device: PublicDevice }),
  z.strictObject({ kind: z.literal('device-added'), personId: Id, standing: Standing, device: PublicDevice }),
  z.strictObject({ kind: z.literal('device-removed'), fingerprint: z.string() }),
  z.strictObject({ kind: z.literal('person-removed'), personId: Id }),
  z.strictObject({ kind: z.literal('standing-set'), personId: Id, standing: Standing }),
  z.strictObject({
    kind: z.literal('kit-issued'),
    kitId: z.string(),
    number: z.int().min(1).max(255),
    recipient: Recipient,
    signingKey: SigningKey,
    holders: z.array(Id).length(3),
    /** What each printed page hashes to (`pageHash`), in order; a kit of an earlier version has none. */
    pages: z
      .array(z.string().regex(/^[0-9a-f]{64}$/))
      .length(3)
      .optional(),
    /** By the kit's own key, over everything above and the list it comes into (`kitWord`). */
    proof: z.string(),
  }),
  z.strictObject({ kind: z.literal('recovered'), personId: Id, device: PublicDevice }),
  z.strictObject({ kind: z.literal('named'), personId: Id, subject: Subject }),
  z.strictObject({ kind: z.literal('unnamed'), personId: Id, subject: Subject }),
  z.strictObject({ kind: z.literal('lent'), personId: Id, credentialId: Id, until: Day }),
  z.strictObject({ kind: z.literal('returned'), personId: Id, credentialId: Id }),
]);
export type Said = z.infer<typeof Said>;

const Body = z.strictObject({
  format: z.literal('kanalvakt-vault-statement/1'),
  vaultId: Id,
  sequence: z.int().min(1),
  epoch: z.int().min(1),
  previous: z.string(),
  at: Instant,
  /** The signer's fingerprint; `kit` for the recovery kit. */
  by: z.string(),
  said: Said,
});
type Body = z.infer<typeof Body>;

/** A statement as it is stored and handed over: the exact text that was hashed and signed. */
export const Statement = z.strictObject({
  sequence: z.int(),
  body: z.string(),
  hash: z.string(),
  signature: z.string(),
});
export type Statement = z.infer<typeof Statement>;

/** A place in a list; the keychain pins the highest one seen. */
export const Head = z.strictObject({ sequence: z.int(), epoch: z.int(), hash: z.string() });
export type Head = z.infer<typeof Head>;

export interface Device extends PublicDevice {
  personId: string;
  since: string;
}
export interface Kit {
  id: string;
  number: number;
  recipient: string;
  signingKey: string;
  holders: readonly string[];
  /** What each page hashes to; `null` for a kit of an earlier version, whose pages cannot be told one by one. */
  pages: readonly string[] | null;
  issuedAt: string;
  usedAt: string | null;
}

/** The custodians (nyckelinnehavare) of a vault at one place of its chain. */
export interface CustodianList {
  vaultId: string;
  head: Head;
  devices: ReadonlyMap<string, Device>;
  /** Fingerprints that were once let in; they never come back. */
  removed: ReadonlySet<string>;
  standing: ReadonlyMap<string, Standing>;
  named: ReadonlyArray<{ personId: string; subject: Subject }>;
  loans: ReadonlyArray<{ personId: string; credentialId: string; until: string; at: string }>;
  kit: Kit | null;
}

/** Why a statement does not follow from those before it. */
export type Fault =
  | 'unreadable'
  | 'hash'
  | 'order'
  | 'other-vault'
  | 'signature'
  | 'signer'
  | 'epoch'
  | 'unknown-device'
  | 'known-device'
  | 'unknown-person'
  | 'standing'
  | 'last-custodian'
  | 'kit-number'
  | 'kit-proof'
  | 'fingerprint'
  | 'holders';

/** Before the first statement. */
export function emptyList(vaultId: string): CustodianList {
  return {
    vaultId,
    head: { sequence: 0, epoch: 0, hash: chainStart },
    devices: new Map(),
    removed: new Set(),
    standing: new Map(),
    named: [],
    loans: [],
    kit: null,
  };
}

/** Whether a statement changes who can open everything, so that all is sealed anew under the next epoch; every removal does. */
function raisesEpoch(said: Said): boolean {
  switch (said.kind) {
    case 'device-added':
      return said.standing === 'full';
    case 'named':
    case 'unnamed':
    case 'lent':
    case 'returned':
      return false;
    case 'founded':
    case 'device-removed':
    case 'person-removed':
    case 'standing-set':
    case 'kit-issued':
    case 'recovered':
      return true;
  }
}

/** What a list is after something is said, or why it cannot be. Pure; whether the signer may say it is checked by `takeIn`. */
function after(list: CustodianList, said: Said, at: string): CustodianList | Fault {
  const devices = new Map(list.devices);
  const standing = new Map(list.standing);
  const removed = new Set(list.removed);
  let { named, loans, kit } = list;
  const drop = (fingerprint: string) => {
    const device = devices.get(fingerprint);
    devices.delete(fingerprint);
    removed.add(fingerprint);
    if (device === undefined || [...devices.values()].some(({ personId }) => personId === device.personId)) return;
    standing.delete(device.personId);
    named = named.filter(({ personId }) => personId !== device.personId);
    loans = loans.filter(({ personId }) => personId !== device.personId);
  };
  const same = (one: Subject, other: Subject) => one.kind === other.kind && one.id === other.id;
  switch (said.kind) {
    case 'founded':
    case 'recovered':
    case 'device-added': {
      if (said.kind === 'founded' && list.head.sequence !== 0) return 'order';
      if (said.kind === 'recovered') {
        if (kit === null) return 'kit-number';
        kit = { ...kit, usedAt: at };
      }
      if (devices.has(said.device.fingerprint) || removed.has(said.device.fingerprint)) return 'known-device';
      const given = said.kind === 'device-added' ? said.standing : 'full';
      const before = standing.get(said.personId);
      if (said.kind === 'device-added' && before !== undefined && before !== given) return 'standing';
      devices.set(said.device.fingerprint, { ...said.device, personId: said.personId, since: at });
      standing.set(said.personId, given);
      break;
    }
    case 'device-removed':
      if (!devices.has(said.fingerprint)) return 'unknown-device';
      drop(said.fingerprint);
      break;
    case 'person-removed':
      if (!standing.has(said.personId)) return 'unknown-person';
      for (const device of list.devices.values()) if (device.personId === said.personId) drop(device.fingerprint);
      break;
    case 'standing-set':
      if (!standing.has(said.personId)) return 'unknown-person';
      standing.set(said.personId, said.standing);
      break;
    case 'kit-issued':
      if (said.number !== (kit?.number ?? 0) + 1) return 'kit-number';
      if (new Set(said.holders).size !== 3) return 'holders';
      kit = {
        id: said.kitId,
        number: said.number,
        recipient: said.recipient,
        signingKey: said.signingKey,
        holders: said.holders,
        pages: said.pages ?? null,
        issuedAt: at,
        usedAt: null,
      };
      break;
    case 'named':
      if (!standing.has(said.personId)) return 'unknown-person';
      if (!named.some((one) => one.personId === said.personId && same(one.subject, said.subject)))
        named = [...named, { personId: said.personId, subject: said.subject }];
      break;
    case 'unnamed':
      named = named.filter((one) => one.personId !== said.personId || !same(one.subject, said.subject));
      break;
    case 'lent':
      if (!standing.has(said.personId)) return 'unknown-person';
      loans = [
        ...loans.filter((one) => one.personId !== said.personId || one.credentialId !== said.credentialId),
        { personId: said.personId, credentialId: said.credentialId, until: said.until, at },
      ];
      break;
    case 'returned':
      loans = loans.filter((one) => one.personId !== said.personId || one.credentialId !== said.credentialId);
      break;
  }
  if (![...standing.values()].includes('full')) return 'last-custodian';
  return { ...list, devices, standing, removed, named, loans, kit };
}

/** Takes one statement in after those before it: text, order, signer, epoch and sense. */
export function takeIn(list: CustodianList, statement: Statement): CustodianList | Fault {
  const body = bodyOf(statement.body);
  if (body === null) return 'unreadable';
  if (sha256(statement.body) !== statement.hash) return 'hash';
  if (body.vaultId !== list.vaultId) return 'other-vault';
  if (
    body.sequence !== list.head.sequence + 1 ||
    body.sequence !== statement.sequence ||
    body.previous !== list.head.hash
  )
    return 'order';
  const signer = signerOf(statement.signature, statement.hash);
  if (signer === null) return 'signature';
  if (signer !== keyOfSigner(list, body)) return 'signer';
  if (body.epoch !== list.head.epoch + (raisesEpoch(body.said) ? 1 : 0)) return 'epoch';
  const { said } = body;
  // A list's own word for a fingerprint is anybody's: it is what the keys make it.
  if ('device' in said && fingerprintOf(said.device.recipient, said.device.signingKey) !== said.device.fingerprint)
    return 'fingerprint';
  if (said.kind === 'kit-issued' && signerOf(said.proof, kitWord(list, said)) !== said.signingKey) return 'kit-proof';
  const next = after(list, said, body.at);
  if (typeof next === 'string') return next;
  return { ...next, head: { sequence: body.sequence, epoch: body.epoch, hash: statement.hash } };
}

type KitIssued = Extract<Said, { kind: 'kit-issued' }>;

/** What a kit says as it comes into force, for its own key to sign: what it is, and the whole list before it, so that nobody founds another vault around the public keys of a kit. */
export function kitWord({ vaultId, head }: CustodianList, said: Omit<KitIssued, 'proof'>): string {
  const { kitId, number, recipient, signingKey, holders, pages } = said;
  return sha256(
    JSON.stringify([
      'kanalvakt-kit/1',
      vaultId,
      head.hash,
      kitId,
      number,
      recipient,
      signingKey,
      holders,
      pages ?? null,
    ]),
  );
}

/** The key that must have signed: the founder's own, the kit's for a recovery, otherwise that of a full custodian active before it. */
function keyOfSigner(list: CustodianList, { said, by }: Body): string | null {
  if (said.kind === 'founded') return by === said.device.fingerprint ? said.device.signingKey : null;
  if (said.kind === 'recovered') return by === 'kit' ? (list.kit?.signingKey ?? null) : null;
  const device = list.devices.get(by);
  return device !== undefined && list.standing.get(device.personId) === 'full' ? device.signingKey : null;
}

/** Where in its list a statement says to stand; `null` for one that cannot be read. */
export function headOf({ body: text, hash }: Statement): Head | null {
  const body = bodyOf(text);
  return body === null ? null : { sequence: body.sequence, epoch: body.epoch, hash };
}

function bodyOf(text: string): Body | null {
  try {
    return Body.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** A whole chain read from its first statement: the list as far as it holds, and the first statement that does not. */
export interface ReadList {
  list: CustodianList;
  fault: { sequence: number; fault: Fault } | null;
}

/** Verifies a chain from its first statement. `untilEpoch` stops before a later epoch: the list as it was then. */
export function readList(vaultId: string, statements: readonly Statement[], untilEpoch = Infinity): ReadList {
  let list = emptyList(vaultId);
  for (const statement of statements) {
    const next = takeIn(list, statement);
    if (typeof next === 'string') return { list, fault: { sequence: list.head.sequence + 1, fault: next } };
    if (next.head.epoch > untilEpoch) break;
    list = next;
  }
  return { list, fault: null };
}

/** Says something after a list and signs it. */
export function state(
  list: CustodianList,
  said: Said,
  signer: { by: string; signingKey: string; at: string },
): Statement {
  const body: Body = {
    format: 'kanalvakt-vault-statement/1',
    vaultId: list.vaultId,
    sequence: list.head.sequence + 1,
    epoch: list.head.epoch + (raisesEpoch(said) ? 1 : 0),
    previous: list.head.hash,
    at: signer.at,
    by: signer.by,
    said,
  };
  const text = JSON.stringify(body);
  const hash = sha256(text);
  return { sequence: body.sequence, body: text, hash, signature: signHash(signer.signingKey, hash) };
}
