import { expect, test } from 'vitest';
import { AccountFilter, type DueItem } from '../../../electron/core/accounts/contract.ts';
import type { CaseDue } from '../../../electron/core/cases/contract.ts';
import type { LeavingDue } from '../../../electron/core/leaving/contract.ts';
import { leavingWithoutCases, withoutCases } from '../../../renderer/src/features/today/stood-for.ts';

const administrationId = '00000000-0000-4000-8000-000000000001';
const caseOf = (workflow: string, id: string) => ({ workflow, accounts: [{ id, name: '' }] }) as unknown as CaseDue;
const due = (kind: DueItem['kind'], accountIds: string[], isList = false) =>
  ({ kind, accountIds, filter: isList ? AccountFilter.parse({ administrationId, view: kind }) : null }) as DueItem;
const handover = (kind: LeavingDue['kind'], accountId: string | null) => ({ kind, accountId }) as LeavingDue;

test('a lost account with a case is the case’s row; other accounts, other matters and lists of many stay', () => {
  const rows = [
    due('nobody-can-log-in', ['museet']),
    due('nobody-can-log-in', ['bloggen']),
    due('end-date', ['museet']),
    due('few-with-access', ['museet', 'a', 'b', 'c'], true),
  ];
  expect(withoutCases(rows, [caseOf('lost', 'museet')])).toEqual(rows.slice(1));
  expect(withoutCases(rows, [caseOf('hijacked', 'museet')])).toEqual(rows.slice(1));
  // Who has no row of the case keeps those of the account; and a case about a post puts no account right.
  expect(withoutCases(rows, [])).toEqual(rows);
  expect(withoutCases(rows, [caseOf('post', 'museet')])).toEqual(rows);
});

test('a handover is the case’s where that account is all that is left of it', () => {
  const rows = [handover('handover', 'museet'), handover('handover', null), handover('prove-access', 'museet')];
  expect(leavingWithoutCases(rows, [caseOf('lost', 'museet')])).toEqual(rows.slice(1));
  expect(leavingWithoutCases(rows, [])).toEqual(rows);
});
