import type { AccountStatus } from '../accounts/contract.ts';
import type { RowAccount } from './reading/read-row.ts';

/** Whether the list says nothing at all of an account's status: neither its row, also in words that nobody understands, nor the heading above it. */
export const isStatusUnsaid = ({ status, statusInPassing, kept }: RowAccount) =>
  status === null && statusInPassing === null && kept['status'] === undefined;

/** The status that a new account gets; `unsaid` where the list says nothing of it. */
export function newStatus(account: RowAccount, unsaid: AccountStatus): AccountStatus {
  // A word that nobody understands says neither that it is in use nor anything else.
  return account.status ?? account.statusInPassing ?? (isStatusUnsaid(account) ? unsaid : 'unknown');
}
