import { z } from 'zod';
import { AccountDraft, StatusChange } from './contract.ts';

/** An account was changed together with others. */
export const bulkAction = 'account-changed-in-bulk';
/** An account was given back what a bulk change took. */
export const undoneAction = 'account-bulk-undone';
/** What the events about a bulk change as a whole are about. */
export const bulkSubject = 'bulk-change';
/** A bulk change was made; made undone. */
export const bulkMade = 'accounts-changed-in-bulk';
export const bulkUndone = 'accounts-bulk-undone';

/** What an account's event says of the bulk change that it is a part of. */
export const BulkPart = z.object({ id: z.string(), count: z.int() });

/** Which accounts a bulk change made, and the version that it gave each: what has another version now has been changed since. */
export const BulkMade = z.object({ accounts: z.array(z.object({ id: z.string(), version: z.int() })) });

/** What the event about one account keeps: the fields as they stood before, whole, so that the change can be taken back on any day. */
export const BulkBefore = z.object({
  bulk: BulkPart,
  before: AccountDraft.partial(),
  /** The status that it had, and since when and why, where that is what was changed. */
  statusBefore: StatusChange.optional(),
});
