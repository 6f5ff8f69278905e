import { describe, expect, test } from 'vitest';
import type { DueItem } from '../../../electron/core/accounts/contract.ts';
import { foldUnits } from '../../../renderer/src/features/today/fold-units.ts';

const item = (key: string, kind: DueItem['kind']): DueItem => ({
  key,
  kind,
  also: [],
  severity: 'plain',
  count: 1,
  names: [],
  accountIds: [],
  unitName: '',
  owner: '',
  person: '',
  due: null,
  filter: null,
});
const schools = (count: number) =>
  Array.from({ length: count }, (_, index) => item(`s${index + 1}`, 'pedagogical-due'));
const others = [item('a', 'end-date'), item('b', 'incomplete')];
const keys = (items: readonly DueItem[], isOpen: boolean) => foldUnits(items, isOpen).rows.map(({ key }) => key);

describe('many schools on Idag', () => {
  test('are folded to the first three, and nothing else with them', () => {
    const items = [...schools(2), item('a', 'end-date'), ...schools(29).slice(2), item('b', 'incomplete')];
    expect(keys(items, false)).toEqual(['s1', 's2', 'a', 's3', 'b']);
    expect(foldUnits(items, false)).toMatchObject({ units: 29, foldAfter: { key: 's3' } });
    expect(foldUnits(items, true)).toMatchObject({ rows: items, foldAfter: { key: 's3' } });
  });

  test('four are no more than three and a row that says so', () => {
    const items = [...schools(4), ...others];
    expect(foldUnits(items, false)).toMatchObject({ rows: items, foldAfter: undefined });
  });
});
