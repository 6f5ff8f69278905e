import { describe, expect, test } from 'vitest';
import { PlannedRow } from '../../../electron/core/inventory/contract.ts';
import { columnLetters } from '../../../renderer/src/features/inventory/importing/column-name.ts';
import { goesElsewhere, keptTexts } from '../../../renderer/src/features/inventory/importing/fates.ts';
import {
  takeOf,
  unchosen,
  withoutTakeOfAll,
  withTake,
  withTakeOfAll,
} from '../../../renderer/src/features/inventory/importing/takes.ts';

describe('förhandsgranskningen', () => {
  test.each([
    // The column is empty on every row, or no row is taken.
    [['Idrottsförvaltningen'], false],
    [['idrottsförvaltningen'], false],
    [[], false],
    [['Kulturförvaltningen'], true],
    [['Idrottsförvaltningen', 'Kulturförvaltningen'], true],
  ])('rader till %j går någon annanstans än till Idrottsförvaltningen: %s', (administrations, elsewhere) => {
    expect(goesElsewhere(administrations, 'Idrottsförvaltningen ')).toBe(elsewhere);
  });

  test.each([
    ['imported', false, 1],
    ['updated', false, 1],
    // The account has the text already, or what the register says is kept.
    ['updated', true, 0],
    ['duplicate', false, 0],
  ] as const)('en rad som är %s (oförändrad: %s) behåller %i texter', (fate, unchanged, texts) => {
    const row = { row: 2, reason: 'new', name: '', platform: '', key: '', firstRow: null, text: '' } as const;
    const planned = PlannedRow.parse({ ...row, fate, unchanged, kept: { responsible: 'vakant' } });
    expect(keptTexts(planned)).toHaveLength(texts);
  });

  test('en kolumn utan rubrik heter som i kalkylbladet', () => {
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });

  test('att ångra ett val för alla behåller det som valts sedan dess', () => {
    const row = (row: number, fate: 'duplicate' | 'updated') =>
      PlannedRow.parse({
        row,
        fate,
        reason: 'new',
        name: '',
        platform: '',
        key: '',
        firstRow: null,
        text: '',
        kept: {},
        differs: [{ field: 'name', heading: '', first: 'A', second: 'B' }],
      });
    const [one, two, known] = [row(2, 'duplicate'), row(3, 'duplicate'), row(4, 'updated')];
    const before = withTake(unchosen, one, 'second');
    const all = withTakeOfAll(before, [one, two, known], 'duplicates', 'second');
    expect([one, two, known].map((each) => takeOf(all, each))).toEqual(['second', 'second', 'second']);
    const since = withTake(withTake(all, two, 'second'), known, 'first');
    const undone = withoutTakeOfAll(since, before, 'duplicates');
    expect([one, two, known].map((each) => takeOf(undone, each))).toEqual(['second', 'second', 'first']);
    expect(undone.duplicates).toBe('first');
    expect(takeOf(undone, row(5, 'duplicate'))).toBe('first');
  });
});
