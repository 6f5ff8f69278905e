import { expect, test } from 'vitest';
import type { AccountStatus } from '../../../electron/core/accounts/contract.ts';
import { opensAgain } from '../../../electron/core/inventory/draft-of-row.ts';

const inApp = '2026-05-03';

test.each([
  ['closed', inApp, 'active', true],
  ['closed', inApp, 'dormant', true],
  ['closed', inApp, 'closing', true],
  ['closing', inApp, 'active', true],
  // Further on the same way.
  ['closing', inApp, 'closed', false],
  ['closed', inApp, 'closed', false],
  // What a list made of it has no day, and a list may change it.
  ['closed', null, 'active', false],
  ['dormant', inApp, 'active', false],
  ['lost', inApp, 'active', false],
] as const satisfies ReadonlyArray<[AccountStatus, string | null, AccountStatus, boolean]>)(
  '%s sedan %s i appen och %s i listan öppnas igen: %s',
  (status, statusSince, said, is) => {
    expect(opensAgain({ status, statusSince }, said)).toBe(is);
  },
);
