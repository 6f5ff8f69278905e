import { expect, test } from 'vitest';
import type { AccountDraft } from '#core/accounts/contract.ts';
import {
  changedParts,
  emptyDraft,
  rebase,
  withPart,
  withRole,
} from '../../../renderer/src/features/accounts/account/draft.ts';
import { looksPersonal } from '../../../renderer/src/features/accounts/account/mailbox.ts';
import { nameFromHandle } from '../../../renderer/src/features/accounts/account/name-from-handle.ts';
import { nextSchoolYearEnd } from '../../../renderer/src/features/accounts/account/school-year.ts';

const [karin, nils] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const base: AccountDraft = {
  ...emptyDraft('00000000-0000-4000-8000-000000000000', 'official'),
  name: 'Ekdala bibliotek',
  roles: [{ role: 'responsible', personId: karin }],
  checks: [{ item: 'terms', ok: true, checkedOn: '2026-05-04', checkedBy: 'Karin Ekdahl' }],
};

test('what differs is named field by field, role by role and item by item', () => {
  expect(changedParts(base, base)).toEqual([]);
  const after: AccountDraft = {
    ...base,
    purpose: 'Berätta',
    roles: withRole(base, 'deputy', [nils]),
    checks: [...base.checks, { item: 'contact', ok: false, checkedOn: null, checkedBy: '' }],
  };
  expect(changedParts(base, after).toSorted()).toEqual(['checks.contact', 'purpose', 'roles.deputy']);
});

test('changes by two people in different places are both kept, in lists too', () => {
  const mine = { ...base, purpose: 'Min', roles: withRole(base, 'deputy', [nils]) };
  const theirs = {
    ...base,
    benefit: 'Deras',
    roles: withRole(base, 'manager', [karin]),
    checks: [{ item: 'privacy' as const, ok: true, checkedOn: '2026-11-01', checkedBy: 'Nils Dahl' }],
  };
  const { draft, clashes } = rebase(base, mine, theirs);
  expect(clashes).toEqual([]);
  expect(draft).toMatchObject({ purpose: 'Min', benefit: 'Deras', checks: theirs.checks });
  expect(draft.roles).toEqual([
    { role: 'responsible', personId: karin },
    { role: 'deputy', personId: nils },
    { role: 'manager', personId: karin },
  ]);
});

test('where both changed the same thing theirs stands and mine is named, unless both wrote the same', () => {
  const mine = { ...base, name: 'Mitt namn', purpose: 'Lika', roles: withRole(base, 'responsible', []) };
  const theirs = { ...base, name: 'Deras namn', purpose: 'Lika', roles: withRole(base, 'responsible', [nils]) };
  const { draft, clashes } = rebase(base, mine, theirs);
  expect(clashes.toSorted()).toEqual(['name', 'roles.responsible']);
  expect(draft).toEqual(theirs);
  const taken = clashes.reduce((into, part) => withPart(into, part, mine), draft);
  expect(taken).toEqual(mine);
});

test('nothing of mine, or nothing of theirs, gives the other whole', () => {
  const other = { ...base, note: 'x', endsOn: '2027-06-30', goals: [], roles: [] };
  expect(rebase(base, other, base)).toEqual({ draft: other, clashes: [] });
  expect(rebase(base, base, other)).toEqual({ draft: other, clashes: [] });
});

test.each([
  ['2026-11-22', null, '2027-06-30'],
  ['2026-11-22', '2026-06-12', '2027-06-30'],
  ['2026-11-22', '2027-06-12', '2028-06-30'],
  ['2027-05-20', null, '2028-06-30'],
  ['2027-04-30', null, '2027-06-30'],
  ['2027-05-02', null, '2028-06-30'],
])('on %s an account that ends %s is extended to %s', (today, endsOn, until) => {
  expect(nextSchoolYearEnd(today, endsOn)).toBe(until);
});

test.each([
  ['@ekdala.bibliotek_unga', 'Ekdala bibliotek unga'],
  ['@ängskolan@social.example', 'Ängskolan'],
  ['100064', ''],
  ['', ''],
])('the handle %s suggests the name "%s"', (handle, name) => {
  expect(nameFromHandle(handle)).toBe(name);
});

test.each([
  ['asa.oberg@example.se', true],
  ['oberg_asa@example.se', true],
  ['biblioteken.unga@gmail.com', true],
  ['biblioteken@example.se', false],
  ['asa@example.se', false],
  ['', false],
  ['fråga Åsa Öberg', false],
])('%s looks like one person’s address: %s', (address, isPersonal) => {
  expect(looksPersonal(address, ['Åsa Öberg', 'Vikarie'])).toBe(isPersonal);
});
