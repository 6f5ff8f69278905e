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

/**
 * Which accounts a bulk change made, the version that it gave each, and how many steps its status had then where that is what
 * was changed: one with more has been moved since. Of events from before there were `after` and `steps` the version tells.
 */
export const BulkMade = z.object({
  accounts: z.array(z.object({ id: z.string(), version: z.int(), steps: z.int().optional() })),
});

/** What the event about one account keeps: the fields as they stood before and after, whole, so that the change can be taken back on any day and from what has been left as it was made. */
export const BulkKept = z.object({
  bulk: BulkPart,
  before: AccountDraft.partial(),
  after: AccountDraft.partial().optional(),
  /** The status that it had, and since when and why, where that is what was changed. */
  statusBefore: StatusChange.optional(),
});
