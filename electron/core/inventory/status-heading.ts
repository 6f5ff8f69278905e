import type { AccountStatus } from '../accounts/contract.ts';
import { sv } from '../foundation/i18n/sv/index.ts';
import type { PlannedRow, Take } from './contract.ts';
import { isStatusUnsaid } from './new-status.ts';
import type { RowAccount } from './reading/read-row.ts';
import { readStatusOfHeading } from './reading/words.ts';

/** A heading within the list that tells a status of what stands under it ("— Stängda —"). */
export interface StatusHeading {
  text: string;
  status: AccountStatus;
}

/** What a row's account says of its status, and the heading that says it where the row does not. */
export interface SaidStatus {
  account: RowAccount;
  under: StatusHeading | null;
}

/** Reads a row between the accounts as such a heading; `null` for any other. */
export function statusHeading(cells: readonly string[]): StatusHeading | null {
  const text = (cells[0] ?? '').replace(/^[^\p{L}]+|[^\p{L})]+$/gu, '');
  const status = readStatusOfHeading(text);
  return status === null ? null : { text, status };
}

/** Whether a row says anything of its status, also what nobody understands. */
export const saysStatus = (account: RowAccount) => !isStatusUnsaid(account);

/** The row's account with the status of the heading that it stands under. */
export const withHeading = (account: RowAccount, under: StatusHeading | null): RowAccount =>
  under === null ? account : { ...account, statusInPassing: under.status };

const statusOf = ({ account }: SaidStatus) => account.status ?? account.statusInPassing;

/** What two rows of one account say differently, where a heading may be what says the status of either. */
export function withStatusDifference(
  differs: PlannedRow['differs'],
  first: SaidStatus,
  second: SaidStatus,
): PlannedRow['differs'] {
  if (first.under === null && second.under === null) return differs;
  const others = differs.filter(({ field }) => field !== 'status');
  const status = statusOf(first);
  if (!saysStatus(second.account) || statusOf(second) === status) return others;
  const wordsOf = ({ account, under }: SaidStatus) => under?.text ?? account.texts.get('status') ?? '';
  const words = wordsOf(first) || (status === null ? '' : sv.terms.status[status]);
  const heading = differs.find(({ field }) => field === 'status')?.heading ?? '';
  return [...others, { field: 'status', heading, first: words, second: wordsOf(second) }];
}

/** The status of an account that the list has twice, after what was chosen of its rows: `holds` is what their cells say together. */
export function statusTaken(take: Take, first: SaidStatus, second: SaidStatus, holds: RowAccount): SaidStatus {
  const { statusInPassing } = first.account;
  if (take === 'second' && second.under !== null)
    return { account: withHeading(holds, second.under), under: second.under };
  if (take === 'second' && saysStatus(holds)) return { account: holds, under: null };
  // What a heading says is said, and is not filled by a later row's cell.
  if (first.under !== null) return { account: { ...holds, status: null, statusInPassing }, under: first.under };
  if (take === 'fill' && second.under !== null && !saysStatus(first.account) && !saysStatus(holds))
    return { account: withHeading(holds, second.under), under: second.under };
  return { account: { ...holds, statusInPassing: holds.statusInPassing ?? statusInPassing }, under: null };
}
