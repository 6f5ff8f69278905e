import { z } from 'zod';
import { Id, Instant, Nothing, procedure } from '../../foundation/contract.ts';
import { CredentialKind } from '../contract.ts';

/** A passphrase that seals a file on its own must be long, and hard to guess; characters. */
export const shortestPassphrase = 12;

/** The most logins in one file. */
export const mostHanded = 2000;

/** Whom a handover file (överlämningsfil) is sealed to. */
export const HandoverReceiver = z.discriminatedUnion('kind', [
  /** A computer of this vault. */
  z.strictObject({ kind: z.literal('device'), fingerprint: z.string().max(100) }),
  /** The address of any computer, `age1…`. */
  z.strictObject({ kind: z.literal('recipient'), recipient: z.string().trim().max(200) }),
  /** The request file of a computer, with its fingerprint as the receiver has read it aloud. */
  z.strictObject({ kind: z.literal('request'), request: z.string().max(10_000), fingerprint: z.string().max(100) }),
  z.strictObject({ kind: z.literal('passphrase'), passphrase: z.string().max(1000) }),
]);
export type HandoverReceiver = z.infer<typeof HandoverReceiver>;

const ReadyHandover = z.strictObject({
  name: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  token: Id,
  logins: z.int(),
  accounts: z.int(),
  /** The signing computer's, which the receiver compares the first time. */
  fingerprint: z.string(),
});
export type ReadyHandover = z.infer<typeof ReadyHandover>;

/** One side of a login in a preview: nothing secret. */
const Side = z.strictObject({
  version: z.int(),
  rotatedAt: Instant.nullable(),
  hasPassword: z.boolean(),
  hasTotp: z.boolean(),
  recoveryCodeCount: z.int(),
  toolCount: z.int(),
  extraCount: z.int(),
});
export type HandoverSide = z.infer<typeof Side>;

/** The parts of a login by name; never what they hold. */
export const HandedPart = z.enum([
  'label',
  'kind',
  'login',
  'password',
  'totp',
  'recovery-codes',
  'recovery-mail',
  'recovery-phone',
  'notes',
  'tools',
  'extra',
]);
export type HandedPart = z.infer<typeof HandedPart>;

const HandoverRow = z.strictObject({
  index: z.int(),
  label: z.string(),
  kind: CredentialKind,
  /** See `rules.ts`. */
  state: z.enum(['new', 'newer', 'same', 'older', 'differs', 'removed', 'not-theirs', 'closed']),
  isTakeable: z.boolean(),
  isChosen: z.boolean(),
  /** Its accounts; `isNew` ones are added to the register with it. */
  accounts: z.array(z.strictObject({ name: z.string(), platformName: z.string(), isNew: z.boolean() })),
  file: Side,
  here: Side.nullable(),
  hereLabel: z.string(),
  /** Which parts differ, by name. */
  differing: z.array(HandedPart),
});
export type HandoverRow = z.infer<typeof HandoverRow>;

export const HandoverPreview = z.strictObject({
  token: Id,
  fileName: z.string(),
  madeAt: Instant,
  sender: z.strictObject({
    person: z.string(),
    computer: z.string(),
    administration: z.string(),
    fingerprint: z.string(),
    /** A computer of this vault; otherwise one whose fingerprint a person has compared. */
    isOfVault: z.boolean(),
  }),
  rows: z.array(HandoverRow),
});
export type HandoverPreview = z.infer<typeof HandoverPreview>;

export const HandoverResult = z.strictObject({
  added: z.int(),
  replaced: z.int(),
  accountsAdded: z.int(),
  /** Not taken: the same already, or left. */
  left: z.int(),
});
export type HandoverResult = z.infer<typeof HandoverResult>;

export const handoverFileContract = {
  /** What others seal to this computer with, and compare its signature by. */
  address: procedure
    .input(z.strictObject({ vaultId: Id }))
    .output(z.strictObject({ recipient: z.string(), fingerprint: z.string(), computer: z.string() })),
  /** Whose a request file is, before anything is sealed to it. */
  readRequest: procedure
    .input(z.strictObject({ request: z.string().max(10_000) }))
    .output(z.strictObject({ computer: z.string() })),
  /**
   * Makes a handover file of logins with their accounts, sealed and signed; it waits under its token. Exporting is opening: each login is logged,
   * and outside own duty it needs a reason. One that this computer may not open refuses the whole.
   */
  make: procedure
    .input(
      z.strictObject({
        vaultId: Id,
        ids: z.array(Id).min(1).max(mostHanded),
        to: HandoverReceiver,
        reason: z.string().trim().max(1000).default(''),
      }),
    )
    .output(ReadyHandover),
  /**
   * Opens and checks a handover file, and compares it with the open vault. Refused with `handover-file-signer-unknown` until `trust`, the sender's fingerprint as
   * they read it from their own screen, is given. What is held is forgotten after 15 minutes, when the vault is locked, and after `run`.
   */
  open: procedure
    .input(
      z.strictObject({
        vaultId: Id,
        file: z.file(),
        passphrase: z.string().max(1000).nullable().default(null),
        trust: z.string().max(100).nullable().default(null),
      }),
    )
    .output(HandoverPreview),
  /** Takes in the rows that were chosen, with the accounts that they need, in one transaction. */
  run: procedure.input(z.strictObject({ token: Id, rows: z.array(z.int()).max(mostHanded) })).output(HandoverResult),
  discard: procedure.input(z.strictObject({ token: Id })).output(Nothing),
};
