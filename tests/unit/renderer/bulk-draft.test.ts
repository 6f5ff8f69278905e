import { expect, test } from 'vitest';
import {
  changeOf,
  emptyBulk,
  inAllDuties,
  withPerson,
} from '../../../renderer/src/features/accounts/list/bulk-draft.ts';
import { Duty } from '../../../electron/core/accounts/contract.ts';

test('several roles are changed in one go, each to its person, and the others are left', () => {
  const draft = withPerson(withPerson(emptyBulk, ['responsible'], 'anna'), ['monitoring'], 'bo');
  expect(changeOf(draft)).toEqual({
    assign: [
      { role: 'responsible', personId: 'anna' },
      { role: 'monitoring', personId: 'bo' },
    ],
  });
  expect(changeOf(withPerson(withPerson(draft, ['responsible'], null), ['monitoring'], null))).toEqual({});
});

test('all five duties go to one, and one of them can be another’s', () => {
  const all = withPerson(emptyBulk, Duty.options, 'anna');
  expect(changeOf(all).assign).toEqual(Duty.options.map((role) => ({ role, personId: 'anna' })));
  expect(inAllDuties(all)).toBe('anna');
  expect(inAllDuties(withPerson(all, ['planning'], 'bo'))).toBeNull();
  expect(inAllDuties(emptyBulk)).toBeNull();
});
