import type { DueItem } from '#core/accounts/contract.ts';
import type { CaseDue } from '#core/cases/contract.ts';
import type { LeavingDue } from '#core/leaving/contract.ts';

/** What a case about an account that nobody gets into, or that somebody else has taken, is there to put right. */
const putRight: ReadonlySet<DueItem['kind']> = new Set([
  'nobody-can-log-in',
  'no-responsible',
  'few-with-access',
  'communicator-without-access',
  'access-unknown',
]);

/** The accounts whose way back is a case that the reader has a row of. */
const onTheWayBack = (cases: readonly CaseDue[]): ReadonlySet<string> =>
  new Set(
    cases
      .filter(({ workflow }) => workflow === 'lost' || workflow === 'hijacked')
      .flatMap(({ accounts }) => accounts.map(({ id }) => id)),
  );

/** The rows of the register that no case on Idag stands for: one matter is one row, and the case says what to do first. */
export function withoutCases(due: readonly DueItem[], cases: readonly CaseDue[]): DueItem[] {
  const stoodFor = onTheWayBack(cases);
  return due.filter(({ kind, filter, accountIds: [only] }) => {
    const isOfOne = filter === null && only !== undefined;
    return !(isOfOne && putRight.has(kind) && stoodFor.has(only));
  });
}

/** The rows of leaving that no case on Idag stands for: a handover where such an account is all that is left. */
export function leavingWithoutCases(due: readonly LeavingDue[], cases: readonly CaseDue[]): LeavingDue[] {
  const stoodFor = onTheWayBack(cases);
  return due.filter(({ kind, accountId }) => kind !== 'handover' || accountId === null || !stoodFor.has(accountId));
}
