import { describe, expect, test } from 'vitest';
import { type DueAccount, dueItems, type Matter } from '../../../electron/core/accounts/due.ts';

const today = '2026-05-04';
const administration = '00000000-0000-4000-8000-000000000001';
let made = 0;
function account(fields: Partial<DueAccount> = {}): DueAccount {
  made += 1;
  return {
    id: `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`,
    name: `Konto ${made}`,
    platformName: 'Facebook',
    unitId: null,
    unitName: '',
    responsibleName: '',
    dueOn: null,
    ...fields,
  };
}
const many = (count: number, fields: Partial<DueAccount> = {}) => Array.from({ length: count }, () => account(fields));
const matter = (kind: Matter['kind'], accounts: readonly DueAccount[], count = accounts.length): Matter => ({
  kind,
  count,
  first: accounts.slice(0, 5),
  person: () => '',
});
const items = (matters: readonly Matter[], notices: readonly DueAccount[] = []) =>
  dueItems(matters, notices, administration, today);

test('a register in order asks for nothing', () => expect(items([])).toEqual([]));

test('worst first, then by date', () => {
  const found = items([
    matter('closure-candidates', many(1)),
    matter('end-date', many(1, { dueOn: '2026-05-30' })),
    matter('contract-end', many(1, { dueOn: '2026-05-10' })),
    matter('no-responsible', many(1)),
  ]);
  expect(found.map(({ severity, due }) => [severity, due])).toEqual([
    ['bad', null],
    ['warn', '2026-05-10'],
    ['warn', '2026-05-30'],
    ['plain', null],
  ]);
});

test('rows of one day and kind stand in Swedish order: schools by their own name, accounts by theirs', () => {
  const dueOn = '2026-04-01';
  const school = (unitName: string, name: string) =>
    account({ unitId: `00000000-0000-4000-9000-${name.padStart(12, '0')}`, unitName, name, dueOn });
  const found = items(
    [
      matter('end-date', [
        account({ name: 'Öppet hus', dueOn }),
        account({ name: 'åkeriet', dueOn }),
        account({ name: 'Ängen', dueOn }),
      ]),
    ],
    [
      school('Ängsskolan', '1'),
      school('Östra skolan', '2'),
      school('Almskolan 10', '3'),
      school('Åkerskolan', '4'),
      school('almskolan 9', '5'),
    ],
  );
  expect(found.map(({ unitName, names }) => unitName || names[0])).toEqual([
    'åkeriet, Facebook',
    'Ängen, Facebook',
    'Öppet hus, Facebook',
    'almskolan 9',
    'Almskolan 10',
    'Åkerskolan',
    'Ängsskolan',
    'Östra skolan',
  ]);
});

test('three get a row each, which leads to the account; four become one row, which leads to all it counts', () => {
  const three = items([matter('access-unknown', many(3))]);
  expect(three.map(({ count, filter }) => [count, filter])).toEqual([
    [1, null],
    [1, null],
    [1, null],
  ]);
  const found = items([matter('access-unknown', many(5), 27)]);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ kind: 'access-unknown', count: 27, filter: { view: 'access-unknown' } });
  expect(found[0]?.names).toHaveLength(5);
});

test('an account without a platform is called by its name alone', () => {
  const bare = account({ name: 'Simhallar', platformName: '' });
  expect(items([matter('no-responsible', [bare])])[0]?.names).toEqual(['Simhallar']);
});

test('what is one matter of one account is one row, which says it all; a row of many stays as it is', () => {
  const lost = account({ name: 'Museet' });
  const found = items([
    matter('nobody-can-log-in', [lost]),
    matter('no-responsible', [lost, account({ name: 'Bloggen' })]),
    matter('end-date', [lost], 1),
    matter('few-with-access', [lost, ...many(3)]),
    matter('unchecked-basics', [lost]),
    matter('incomplete', [lost]),
  ]);
  expect(found.map(({ kind, also, names }) => [kind, also, names.slice(0, 1)])).toEqual([
    ['nobody-can-log-in', ['no-responsible'], ['Museet, Facebook']],
    ['no-responsible', [], ['Bloggen, Facebook']],
    ['end-date', [], ['Museet, Facebook']],
    ['few-with-access', [], ['Museet']],
    ['unchecked-basics', ['incomplete'], ['Museet, Facebook']],
  ]);
});

test('an account alone says its platform, and so do namesakes', () => {
  const namesakes = [account({ name: 'Ängby' }), account({ name: 'Ängby', platformName: 'Instagram' })];
  expect(items([matter('incomplete', namesakes.slice(0, 1))])[0]?.names).toEqual(['Ängby, Facebook']);
  expect(items([matter('incomplete', [...namesakes, account({ name: 'Örby' })], 9)])[0]?.names).toEqual([
    'Ängby (Facebook)',
    'Ängby (Instagram)',
    'Örby',
  ]);
});

test('an owner is told where the row names every account and they have the same', () => {
  const owner = (accounts: readonly DueAccount[], count = accounts.length) =>
    items([matter('incomplete', accounts, count)])[0]?.owner;
  expect(owner(many(4, { responsibleName: 'Anna Alm' }))).toBe('Anna Alm');
  expect(owner([...many(3, { responsibleName: 'Anna Alm' }), account({ responsibleName: 'Bo Ek' })])).toBe('');
  expect(owner(many(5, { responsibleName: 'Anna Alm' }), 6)).toBe('');
});

test('the communicator is named once for all, and for each where they have a row each', () => {
  const person: Matter['person'] = (one) => (one === null ? 'Karin Ek' : `Karin för ${one.name}`);
  expect(items([{ ...matter('communicator-without-access', many(4)), person }])[0]?.person).toBe('Karin Ek');
  expect(items([{ ...matter('communicator-without-access', [account({ name: 'Ängby' })]), person }])[0]?.person).toBe(
    'Karin för Ängby',
  );
});

describe('pedagogical accounts (R4)', () => {
  test('170 class accounts in 17 schools give one item a school, which leads to that school’s', () => {
    const classes = Array.from({ length: 170 }, (_, n) =>
      account({
        unitId: `11111111-0000-4000-8000-${String(n % 17).padStart(12, '0')}`,
        unitName: `Skola ${n % 17}`,
        dueOn: n % 2 === 0 ? '2026-06-01' : null,
      }),
    );
    const found = items([], classes);
    expect(found).toHaveLength(17);
    expect(new Set(found.map(({ key }) => key)).size).toBe(17);
    expect(found.every(({ kind, count }) => kind === 'pedagogical-due' && count === 10)).toBe(true);
    expect(found[0]).toMatchObject({
      due: '2026-06-01',
      severity: 'plain',
      filter: { view: 'pedagogical-due', unitIds: ['11111111-0000-4000-8000-000000000000'], withoutUnit: false },
    });
  });
  test('those of no unit are a row too; one past its date warns', () => {
    expect(items([], many(2))[0]).toMatchObject({ count: 2, filter: { unitIds: [], withoutUnit: true } });
    expect(items([], many(1, { dueOn: '2026-05-03' }))[0]).toMatchObject({ severity: 'warn', filter: null });
  });
});
