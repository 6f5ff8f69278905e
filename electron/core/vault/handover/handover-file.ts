import { z } from 'zod';
import { AccessModel, AccountKind } from '../../accounts/contract.ts';
import { sha256 } from '../../foundation/audit/chain.ts';
import { signerOf, signHash } from '../../foundation/audit/signature.ts';
import { Id, Instant, Line, Name, Version } from '../../foundation/contract.ts';
import { CredentialKind, CredentialSecrets, RecoveryContact } from '../contract.ts';
import { fingerprintOf } from '../device-keys.ts';
import { mostHanded } from './contract.ts';
import { PublicDevice, Recipient } from '../statements.ts';

/** Whom the file is for. It stands inside the seal and under the signature: a file that somebody has sealed anew to another says so. */
export const Receiver = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('device'), recipient: Recipient }),
  /** `mark` is `passphraseMark` of the passphrase; whoever can read it has opened the file with that very passphrase. */
  z.strictObject({ kind: z.literal('passphrase'), salt: z.string().max(100), mark: z.string().max(100) }),
]);
export type Receiver = z.infer<typeof Receiver>;

const HandedAccount = z.strictObject({
  id: Id,
  name: Name,
  kind: AccountKind,
  platform: z.string().min(1).max(40),
  platformName: Line,
  url: z.string().max(2000),
  handle: Line,
  accessModel: AccessModel,
  functionMailbox: Line,
});
export type HandedAccount = z.infer<typeof HandedAccount>;

const HandedCredential = z.strictObject({
  id: Id,
  version: Version,
  label: Name,
  kind: CredentialKind,
  accountIds: z.array(Id).max(200),
  recoveryMail: RecoveryContact,
  recoveryPhone: RecoveryContact,
  /** When the password was last set, as the author knows. */
  rotatedAt: Instant.nullable(),
  maybeOld: z.boolean(),
  secrets: CredentialSecrets,
});
export type HandedCredential = z.infer<typeof HandedCredential>;

/** Everything that is signed. */
export const HandoverContent = z.strictObject({
  format: z.literal('kanalvakt-handover-file/1'),
  id: Id,
  madeAt: Instant,
  vault: z.strictObject({ id: Id, administration: Line }),
  author: z.strictObject({ personId: Id, person: Line, device: PublicDevice }),
  receiver: Receiver,
  accounts: z.array(HandedAccount).max(mostHanded * 5),
  credentials: z.array(HandedCredential).min(1).max(mostHanded),
});
export type HandoverContent = z.infer<typeof HandoverContent>;

const Envelope = z.strictObject({ content: z.unknown(), signature: z.unknown() });

/** What is signed: the content as compact JSON, its keys in the order in which they stand. */
const hashOf = (content: unknown) => sha256(JSON.stringify(content));

/** The text that is sealed: the content and its author's signature. */
export function writeHandover(content: HandoverContent, signingKey: string): string {
  return `${JSON.stringify({ content, signature: signHash(signingKey, hashOf(content)) })}\n`;
}

/** Why a text is no handover that anybody answers for. */
export type HandoverFault = 'not-such' | 'unsigned';

/** Reads an opened text: the content if its author's device has signed exactly it. Whether that device is anybody's that we know is for the caller. */
export function readHandover(text: string): HandoverContent | HandoverFault {
  let raw: z.infer<typeof Envelope>;
  let content: HandoverContent;
  try {
    // The error of a parser quotes what it read; it stays here.
    raw = Envelope.parse(JSON.parse(text));
    content = HandoverContent.parse(raw.content);
  } catch {
    return 'not-such';
  }
  if (new Set(content.credentials.map(({ id }) => id)).size !== content.credentials.length) return 'not-such';
  const { device } = content.author;
  const signer = typeof raw.signature === 'string' ? signerOf(raw.signature, hashOf(raw.content)) : null;
  const isOwn = fingerprintOf(device.recipient, device.signingKey) === device.fingerprint;
  return isOwn && signer === device.signingKey ? content : 'unsigned';
}

/** A passphrase as it stands inside the file that it seals. */
export function passphraseMark(salt: string, passphrase: string): string {
  return sha256(`kanalvakt-handover-passphrase/1\n${salt}\n${passphrase}`);
}
