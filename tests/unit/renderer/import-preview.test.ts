import { describe, expect, test } from 'vitest';
import { PlannedRow } from '../../../electron/core/inventory/contract.ts';
import { columnLetters } from '../../../renderer/src/features/inventory/importing/column-name.ts';
import { goesElsewhere, keptTexts } from '../../../renderer/src/features/inventory/importing/fates.ts';

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
});
