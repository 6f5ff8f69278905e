import { z } from 'zod';
import { AccessEntry, AccountRole } from '../../accounts/contract.ts';
import { Day, Id, procedure } from '../../foundation/contract.ts';
import { Text } from '../engine/contract.ts';
import { Checked } from '../lost/contract.ts';

/** What `resources/closing.yaml` says of a platform: what is removed there before an account is closed, and how long it keeps one that is. */
export const ClosingEntry = z.strictObject({
  /** Platform id of the catalogue; `other` is for every platform without an entry. */
  platform: z.string().min(1).max(40),
  /** Days from the closing until the account is gone for good. */
  goneAfter: z.int().min(0).max(400),
  steps: z.array(Text).min(1).max(12),
  ...Checked.shape,
});
export type ClosingEntry = z.infer<typeof ClosingEntry>;

/** A login in the vault that serves an account. */
const LoginLeft = z.strictObject({
  /** `null` with an empty label: the one who asks may not see what it is called, only that it is there. */
  id: Id.nullable(),
  label: z.string(),
  /** Other accounts that it opens and that are not closed: for those it stays. */
  others: z.int().min(0),
  /** Tools that are connected by it. */
  tools: z.int().min(0),
  /** To whom it is lent, and until when. */
  loan: z.strictObject({ name: z.string(), until: Day }).nullable(),
  /** Whose telephone or address the platform sends codes to. */
  contacts: z.array(z.string()),
});

/** What still stands for an account of a closure, in the register and in the vault, as it is now. */
export const AccountLeft = z.strictObject({
  accountId: Id,
  name: z.string(),
  platformName: z.string(),
  /** Persons who are noted as getting in or able to close it, or of whom nobody knows. */
  ways: z.array(z.strictObject({ ...AccessEntry.omit({ verifiedOn: true }).shape, name: z.string() })),
  /** What persons are to the account; it stands as history when the account is closed. */
  duties: z.array(z.strictObject({ role: AccountRole, name: z.string() })),
  /** Persons who are named in the vault for this account. */
  named: z.array(z.string()),
  logins: z.array(LoginLeft),
  /** The mailbox that the platform writes to; '' where none is known. */
  mailbox: z.string(),
  /** Its open feed is read. */
  hasFeed: z.boolean(),
  /** It is looked at through a tittställe. */
  isInPlace: z.boolean(),
});
export type AccountLeft = z.infer<typeof AccountLeft>;

/** What to do at a platform of the case's accounts. */
const AtPlatform = z.strictObject({
  ...ClosingEntry.shape,
  platformName: z.string(),
  accounts: z.array(z.string()),
  /** No source is the platform's own, or nobody has read them for half a year. */
  isUnsure: z.boolean(),
});

export const closureContract = {
  /** One for each account of the case. */
  left: procedure.input(z.strictObject({ id: Id })).output(z.array(AccountLeft)),
  /** One for each platform of the case's accounts. */
  platforms: procedure.input(z.strictObject({ id: Id })).output(z.array(AtPlatform)),
};
