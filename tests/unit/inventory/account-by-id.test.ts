import { describe, expect, test } from 'vitest';
import { accountsById } from '../../../electron/core/inventory/account-by-id.ts';

const known = new Map([
  [
    'kultur',
    new Map([
      ['fb:a', 'A'],
      ['fb:b', 'B'],
      ['fb:c', 'C'],
    ]),
  ],
  ['park', new Map([['fb:p', 'P']])],
]);
/** What becomes of rows given as Id and key, numbered from 1; rows whose key decides are not told. */
const found = (...rows: ReadonlyArray<[id: string, key: string, administration?: string]>) =>
  Object.fromEntries(
    accountsById(
      rows.map(([id, key, administration = 'kultur'], index) => ({ row: index + 1, id, key, administration })),
      known,
    ),
  );
const left = (accountId: string, reason: string, row: number | null) => ({ accountId, reason, row });

describe('Id i vår egen fil', () => {
  test('en ny nyckel är kontots, och en som är kontots egen frågar inte', () => {
    expect(found(['A', 'fb:ny'], ['B', 'fb:b'])).toEqual({ 1: { accountId: 'A' } });
  });

  test('okänt, tomt eller en annan förvaltnings Id säger inget', () => {
    expect(found(['X', 'fb:x'], ['', 'fb:y'], ['P', 'fb:z'], ['A', 'fb:w', 'park'])).toEqual({});
  });

  test('en nyckel som är ett annat kontos lämnas, också när adresserna har bytt plats eller flyttat ett steg', () => {
    expect(found(['A', 'fb:b'])).toEqual({ 1: left('A', 'address-of-another', null) });
    expect(found(['A', 'fb:b'], ['B', 'fb:a'])).toEqual({
      1: left('A', 'address-of-another', null),
      2: left('B', 'address-of-another', null),
    });
    // What the chain ends with is free, so the next time the file is read the others get there.
    expect(found(['A', 'fb:b'], ['B', 'fb:ny'])).toEqual({
      1: left('A', 'address-of-another', null),
      2: { accountId: 'B' },
    });
    expect(found(['B', 'fb:a'], ['A', 'fb:ny'])).toEqual({
      1: left('B', 'address-of-another', null),
      2: { accountId: 'A' },
    });
  });

  test('en ny nyckel som en annan rad också har lämnas, i vilken ordning de än står', () => {
    expect(found(['A', 'fb:ny'], ['', 'fb:ny'])).toEqual({ 1: left('A', 'address-in-other-row', 2) });
    expect(found(['', 'fb:ny'], ['A', 'fb:ny'])).toEqual({ 2: left('A', 'address-in-other-row', 1) });
    expect(found(['A', 'fb:ny'], ['B', 'fb:ny'])).toEqual({
      1: left('A', 'address-in-other-row', 2),
      2: left('B', 'address-in-other-row', 1),
    });
  });

  test('en kopierad rad med ny adress är ett nytt konto när kontots egen rad står kvar', () => {
    expect(found(['A', 'fb:a'], ['A', 'fb:ny'])).toEqual({});
    expect(found(['A', 'fb:ny'], ['', 'fb:a'])).toEqual({});
    expect(found(['A', 'fb:ny1'], ['A', 'fb:ny2'])).toEqual({
      1: left('A', 'id-in-other-row', 2),
      2: left('A', 'id-in-other-row', 1),
    });
    // The same row twice is one account, and a duplicate.
    expect(found(['A', 'fb:ny'], ['A', 'fb:ny'])).toEqual({ 1: { accountId: 'A' }, 2: { accountId: 'A' } });
  });
});
