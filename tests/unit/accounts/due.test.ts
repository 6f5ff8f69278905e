import { describe, expect, test } from 'vitest';
import { type DueFacts, dueItems } from '../../../electron/core/accounts/due.ts';

const today = '2026-05-04';
const administration = '00000000-0000-4000-8000-000000000001';
let made = 0;
function account(fields: Partial<DueFacts> = {}): DueFacts {
  made += 1;
  return {
    id: `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`,
    name: `Konto ${made}`,
    kind: 'official',
    status: 'active',
    platformName: 'Facebook',
    unitId: null,
    unitName: '',
    responsibleName: '',
    gaps: [],
    canLogIn: 2,
    endsOn: null,
    contractEndsOn: null,
    nextFollowUpOn: null,
    closureReasons: [],
    ...fields,
  };
}
const many = (count: number, fields: Partial<DueFacts>) => Array.from({ length: count }, () => account(fields));
const items = (accounts: readonly DueFacts[]) => dueItems(accounts, administration, today);
const kinds = (accounts: readonly DueFacts[]) => items(accounts).map(({ kind }) => kind);

test('a register in order asks for nothing', () => expect(items(many(50, {}))).toEqual([]));

test.each<[string, Partial<DueFacts>, string[]]>([
  ['nobody can log in', { canLogIn: 0, gaps: ['access-few'] }, ['nobody-can-log-in', 'incomplete']],
  ['the account is lost', { status: 'lost', canLogIn: null }, ['nobody-can-log-in']],
  ['nobody is responsible', { gaps: ['responsible'] }, ['no-responsible', 'incomplete']],
  ['one of two', { canLogIn: 1, gaps: ['access-few'] }, ['few-with-access', 'incomplete']],
  ['access unknown', { canLogIn: null, gaps: ['access-unknown'] }, ['access-unknown', 'incomplete']],
  [
    'the communicator does not get in',
    { gaps: ['communicator-access'] },
    ['communicator-without-access', 'incomplete'],
  ],
  ['a contract that ends in 30 days', { kind: 'contractor', contractEndsOn: '2026-06-03' }, ['contract-end']],
  ['a contract that ends in 31 days', { kind: 'contractor', contractEndsOn: '2026-06-04' }, []],
  ['an end date in 30 days', { kind: 'project', endsOn: '2026-06-03' }, ['end-date']],
  ['a goal to follow up', { nextFollowUpOn: '2026-05-20' }, ['goal-follow-up']],
  ['basinformation that is not whole', { gaps: ['check-terms'] }, ['incomplete-basics', 'incomplete']],
  ['a candidate for closure', { closureReasons: ['below-own-norm'] }, ['closure-candidates']],
  ['closed', { status: 'closed', canLogIn: 0, gaps: ['responsible'] }, []],
])('%s', (_, fields, expected) => expect(kinds([account(fields)])).toEqual(expected));

test('worst first, then by date', () => {
  const found = items([
    account({ closureReasons: ['below-own-norm'] }),
    account({ kind: 'project', endsOn: '2026-05-30' }),
    account({ kind: 'contractor', contractEndsOn: '2026-05-10' }),
    account({ gaps: ['responsible'] }),
  ]);
  expect(found.map(({ severity, due }) => [severity, due])).toEqual([
    ['bad', null],
    ['warn', '2026-05-10'],
    ['warn', '2026-05-30'],
    ['plain', null],
    ['plain', null],
  ]);
});

test('three get a row each; four become one row that leads to them', () => {
  expect(items(many(3, { gaps: ['access-unknown'], canLogIn: null }))).toHaveLength(6);
  const [row, ...rest] = items(many(4, { gaps: ['access-unknown'], canLogIn: null }));
  expect(row).toMatchObject({ kind: 'access-unknown', count: 4, filter: { gaps: ['access-unknown'] } });
  expect(row?.names).toHaveLength(4);
  expect(rest.map(({ kind }) => kind)).toEqual(['incomplete']);
});

test('the row for end dates leads to every kind it counts', () => {
  const found = items([...many(3, { kind: 'project', endsOn: today }), account({ kind: 'city-wide', endsOn: today })]);
  expect(found[0]).toMatchObject({ kind: 'end-date', count: 4, filter: { kinds: ['project', 'city-wide'] } });
});

describe('pedagogical accounts (R4)', () => {
  test('170 class accounts in 17 schools give at most one item a school, whatever is missing', () => {
    const classes = Array.from({ length: 170 }, (_, n) =>
      account({
        kind: 'pedagogical',
        unitId: `11111111-0000-4000-8000-${String(n % 17).padStart(12, '0')}`,
        unitName: `Skola ${n % 17}`,
        canLogIn: n % 3 === 0 ? null : 0,
        gaps: ['responsible', 'purpose', 'end-date'],
        endsOn: n % 2 === 0 ? '2026-06-01' : null,
        closureReasons: ['nobody-can-log-in', 'end-date-passed'],
      }),
    );
    const found = items(classes);
    expect(found).toHaveLength(17);
    expect(new Set(found.map(({ key }) => key)).size).toBe(17);
    expect(found.every(({ kind, count }) => kind === 'pedagogical-unit' && count === 10)).toBe(true);
    expect(found[0]).toMatchObject({ unitName: 'Skola 0', due: '2026-06-01', severity: 'plain' });
  });
  test('one in order asks for nothing; one past its date warns', () => {
    expect(items([account({ kind: 'pedagogical', endsOn: '2026-12-01', canLogIn: null })])).toEqual([]);
    expect(items([account({ kind: 'pedagogical', endsOn: '2026-05-03' })])[0]).toMatchObject({ severity: 'warn' });
  });
});
