import { describe, expect, test } from 'vitest';
import { compareInventories } from '../../../electron/core/inventory/inventory-file.ts';

const row = (id: string, key: string, more: Record<string, string> = {}) => ({
  key,
  id,
  name: 'Bokklubben',
  platform: 'Facebook',
  unit: 'Biblioteken',
  address: key.startsWith('name:') ? '' : `https://exempel.se/${key}`,
  status: 'Aktivt',
  ...more,
});
const named = 'name:facebook|bokklubben|biblioteken';
const without = (one: Record<string, string>) =>
  Object.fromEntries(Object.entries(one).filter(([key]) => key !== 'id'));
const keysOf = (found: ReadonlyArray<{ key: string }>) => found.map(({ key }) => key);
/** How many there are of each: new, closed, changed, unchanged, voided. */
function counts(...given: Parameters<typeof compareInventories>) {
  const found = compareInventories(...given);
  return [found.new.length, found.closed.length, found.changed.length, found.unchanged, found.voided?.length ?? 0];
}

describe('the same account in two inventories', () => {
  test('two of the same name, platform and unit with two Ids are two accounts', () => {
    expect(counts([row('a', named)], [row('b', named)], [])).toEqual([1, 1, 0, 0, 0]);
    expect(counts([row('a', named)], [row('b', named)], ['a'])).toEqual([1, 0, 0, 0, 1]);
    expect(counts([row('a', named)], [row('a', named), row('b', named)], [])).toEqual([1, 0, 0, 1, 0]);
    expect(counts([row('b', named), row('a', named)], [row('a', named)], [])).toEqual([0, 1, 0, 1, 0]);
  });

  test('one that has got an address is changed, also where another has come under its old key', () => {
    const found = compareInventories([row('a', named)], [row('b', named), row('a', 'facebook:bok')], []);
    expect(keysOf(found.new)).toEqual([named]);
    expect(found.closed).toEqual([]);
    expect(found.changed.map(({ key, fields }) => [key, fields])).toEqual([['facebook:bok', ['key', 'address']]]);
  });

  test('addresses that have changed places are two changes', () => {
    const found = compareInventories([row('a', 'x:1'), row('b', 'x:2')], [row('a', 'x:2'), row('b', 'x:1')], []);
    expect(found.changed.map(({ changes }) => changes[0])).toEqual([
      { field: 'key', from: 'x:1', to: 'x:2' },
      { field: 'key', from: 'x:2', to: 'x:1' },
    ]);
  });

  test('a register made anew has other Ids: the address tells', () => {
    const found = compareInventories([row('a', 'x:1'), row('b', 'x:2')], [row('c', 'x:1')], []);
    expect(found.changed.map(({ fields }) => fields)).toEqual([['id']]);
    expect(keysOf(found.closed)).toEqual(['x:2']);
  });

  test('a voided row and a new one at its address are no change of an account', () => {
    expect(counts([row('a', 'x:1')], [row('b', 'x:1')], ['a'])).toEqual([1, 0, 0, 0, 1]);
    expect(counts([row('a', 'x:1')], [row('b', 'x:1')], [])).toEqual([0, 0, 1, 0, 0]);
  });

  test('files without Ids, in either place, are told apart by their keys as before', () => {
    const [old, now] = [
      [row('a', named), row('b', 'x:2')],
      [row('a', named), row('b', 'x:3')],
    ];
    for (const [older, newer] of [
      [old.map(without), now],
      [old, now.map(without)],
      [old.map(without), now.map(without)],
    ] as const)
      expect(counts(older, newer, [])).toEqual([1, 1, 0, 1, 0]);
    const emptied = old.map((one) => ({ ...one, id: '' }));
    expect(counts(emptied, emptied, [])).toEqual([0, 0, 0, 2, 0]);
  });
});
