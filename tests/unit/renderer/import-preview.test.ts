import { describe, expect, test } from 'vitest';
import { columnLetters } from '../../../renderer/src/features/inventory/importing/column-name.ts';
import { goesElsewhere } from '../../../renderer/src/features/inventory/importing/fates.ts';

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

  test('en kolumn utan rubrik heter som i kalkylbladet', () => {
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});
