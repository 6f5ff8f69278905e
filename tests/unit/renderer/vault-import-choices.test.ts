import { expect, test } from 'vitest';
import { entryOf, type EntryRow, leftBehind } from '../../../renderer/src/features/vault/importing/choices.ts';
import { kindOfFile } from '../../../renderer/src/features/vault/importing/kind-of-file.ts';

const account = '00000000-0000-4000-8000-000000000001';
const row = (fields: Partial<EntryRow>): EntryRow => ({
  index: 0,
  label: 'Ängby',
  site: '',
  folder: '',
  accountIds: [],
  candidates: [],
  by: null,
  isPersonalRole: false,
  hasPassword: true,
  hasTotp: false,
  recoveryCodeCount: 0,
  extra: [],
  state: 'new',
  replaces: null,
  ...fields,
});

test('a new login is proposed; one that differs, or may be somebody’s own, only when somebody says so', () => {
  expect(entryOf(row({}), undefined, false)).toMatchObject({ isTaken: true, standing: 'new' });
  expect(entryOf(row({ state: 'changed' }), undefined, false)).toMatchObject({ isTaken: false, standing: 'changed' });
  expect(entryOf(row({ state: 'changed' }), { isTaken: true }, false)).toMatchObject({ standing: 'replaced' });
  expect(entryOf(row({ isPersonalRole: true }), undefined, false)).toMatchObject({
    isTaken: false,
    standing: 'personal',
  });
});

test('what the vault holds, or the file has twice, is not taken again whatever is said', () => {
  for (const state of ['unchanged', 'repeated'] as const)
    expect(entryOf(row({ state }), { isTaken: true }, false)).toMatchObject({ canBeTaken: false, isTaken: false });
});

test('out of a browser’s file nothing is taken without an account', () => {
  const open = row({ candidates: [account] });
  expect(entryOf(open, { isTaken: true }, true)).toMatchObject({ isTaken: false, standing: 'needs-account' });
  expect(entryOf(open, { accountIds: [account] }, true)).toMatchObject({ isTaken: true, isMatchChosen: true });
  expect(entryOf(row({ accountIds: [account] }), { accountIds: [] }, true)).toMatchObject({ isTaken: false });
});

test('the kind of a file is told by its name alone', () => {
  expect(['Valv.KDBX', 'export.json', 'Chrome lösenord.csv', 'valv.zip', 'csv.'].map(kindOfFile)).toEqual([
    'kdbx',
    'bitwarden',
    'browser-csv',
    null,
    null,
  ]);
});

test('what was neither taken nor in the vault already is named as left: only the file holds it', () => {
  const rows = (['new', 'changed', 'unchanged', 'repeated', 'new'] as const).map((state, index) =>
    row({ index, label: `${index}`, state }),
  );
  const left = (choices: Parameters<typeof leftBehind>[1]) =>
    leftBehind(rows, choices, false).map((one) => [one.row.label, one.standing]);
  expect(left(new Map())).toEqual([['1', 'changed']]);
  expect(
    left(
      new Map([
        [1, { isTaken: true }],
        [4, { isTaken: false }],
      ]),
    ),
  ).toEqual([['4', 'new']]);
});
