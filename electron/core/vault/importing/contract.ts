import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { Id, Nothing, procedure } from '../../foundation/contract.ts';

export const VaultFileFormat = z.enum(['kdbx', 'bitwarden', 'browser-csv']);
export type VaultFileFormat = z.infer<typeof VaultFileFormat>;

/** Something that stayed behind, worded in `vaultImport.what.*` and `vaultImport.why.*`; `name` is a field's or file's name, never its content. */
const Loss = z.strictObject({
  title: z.string(),
  what: z.enum([
    'note',
    'card',
    'identity',
    'ssh-key',
    'other-kind',
    'without-login',
    'in-trash',
    'recycle-bin',
    'field',
    'attachment',
    'history',
    'tags',
    'expiry',
    'passkey',
    'totp',
    'reference',
    'auto-type',
  ]),
  name: z.string(),
  why: z.enum(['only-logins', 'no-place', 'kept-as-extra', 'not-understood', 'in-trash', 'too-long']),
  /** The whole item, not only a part of one that was taken. */
  isWhole: z.boolean(),
});

/** What of a login differs between the file and the vault. */
export const DifferingPart = z.enum(['login', 'password', 'totp', 'recovery-codes', 'notes', 'extra']);
export type DifferingPart = z.infer<typeof DifferingPart>;

/** A login of the file, without anything secret. */
const ImportRow = z.strictObject({
  index: z.int(),
  label: z.string(),
  /** The site of its first address; `''` for none. */
  site: z.string(),
  folder: z.string(),
  accountIds: z.array(Id),
  /** Accounts among which a person chooses, where a handle or a name is several accounts' own. */
  candidates: z.array(Id),
  /** How its accounts were found; `null` where none were. */
  by: z.enum(['address', 'handle', 'mailbox', 'title']).nullable(),
  /** Its account is reached by people's own logins: this one is likely somebody's own, and then it does not belong here. */
  isPersonalRole: z.boolean(),
  hasPassword: z.boolean(),
  hasTotp: z.boolean(),
  recoveryCodeCount: z.int(),
  extra: z.array(z.string()),
  /** `changed`: the vault holds it with other contents; `repeated`: the file has it twice. */
  state: z.enum(['new', 'unchanged', 'changed', 'repeated']),
  /** For `changed`: the login of the vault that it would replace, and what differs. */
  replaces: z.strictObject({ label: z.string(), parts: z.array(DifferingPart) }).nullable(),
});

/** items = taken + wholly lost + notConcerned, always. */
export const VaultImportPreview = z.strictObject({
  token: Id,
  fileName: z.string(),
  format: VaultFileFormat,
  match: z.enum(['all', 'accounts']),
  items: z.int(),
  taken: z.int(),
  /** Entries that no account was found for; only their number is known. */
  notConcerned: z.int(),
  rows: z.array(ImportRow),
  /** The accounts that the rows name, in the order of the register. */
  accounts: z.array(z.strictObject({ id: Id, name: z.string(), platformName: z.string() })),
  losses: z.array(Loss),
});
export type VaultImportPreview = z.infer<typeof VaultImportPreview>;

/** What an import has done: rows that were taken in, replaced, already there, and left by choice. */
export const VaultImportResult = z.strictObject({
  added: z.int(),
  replaced: z.int(),
  unchanged: z.int(),
  left: z.int(),
  /** The file was picked with the host's own file picker, and can be deleted where it lies. */
  canDeleteSource: z.boolean(),
});
export type VaultImportResult = z.infer<typeof VaultImportResult>;

const Running = z.strictObject({ state: z.literal('running'), done: z.int(), of: z.int() });

export const vaultImportContract = {
  /** Lets a person choose a file with the host's own file picker; `null` when they chose none. Where it lies is never told, only a token for it. */
  pick: procedure.input(Nothing).output(z.strictObject({ picked: Id, name: z.string(), bytes: z.int() }).nullable()),
  /**
   * Reads a file of another vault in memory and compares it with the open vault; closing the stream cancels. Without `match`, all of KeePass and Bitwarden,
   * and of a browser's file only what belongs to an account. What is held is forgotten after 15 minutes, when the vault is locked, and after `run`.
   */
  open: procedure
    .input(
      z.strictObject({
        administrationId: Id,
        file: z.union([z.file(), z.strictObject({ picked: Id })]),
        format: VaultFileFormat,
        match: z.enum(['all', 'accounts']).nullable().default(null),
        password: z.string().max(1000).nullable().default(null),
        keyFile: z.file().nullable().default(null),
      }),
    )
    .output(
      eventIterator(
        z.discriminatedUnion('state', [
          Running,
          z.strictObject({ state: z.literal('done'), preview: VaultImportPreview }),
        ]),
      ),
    ),
  /**
   * Takes in the rows that were chosen, in one transaction: new ones are added, changed ones replace what the vault holds. Rows that are not named are left.
   * Closing the stream cancels, and then nothing was written.
   */
  run: procedure
    .input(
      z.strictObject({
        token: Id,
        rows: z.array(z.strictObject({ index: z.int(), accountIds: z.array(Id).max(200) })).max(10_000),
      }),
    )
    .output(
      eventIterator(
        z.discriminatedUnion('state', [
          Running,
          z.strictObject({ state: z.literal('done'), result: VaultImportResult }),
        ]),
      ),
    ),
  /** Stops a `run`: its stream then refuses with `import-cancelled` and nothing was written, or it was done already and says so. */
  cancel: procedure.input(z.strictObject({ token: Id })).output(Nothing),
  /** Deletes a picked file that has been taken in, if it is still as it was read. Traces of it on the disk are beyond what anybody here can promise. */
  deleteSource: procedure.input(z.strictObject({ picked: Id })).output(Nothing),
  /** Forgets a file that was read. */
  discard: procedure.input(z.strictObject({ token: Id })).output(Nothing),
};
