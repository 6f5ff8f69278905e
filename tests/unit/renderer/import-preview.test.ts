import { describe, expect, test } from 'vitest';
import { wordsIn } from '../../../electron/core/foundation/i18n/index.ts';
import { PlannedRow } from '../../../electron/core/inventory/contract.ts';
import { columnLetters } from '../../../renderer/src/features/inventory/importing/column-name.ts';
import { keptTexts } from '../../../electron/core/inventory/kept-texts.ts';
import { goesElsewhere, heldOf, isUsed } from '../../../renderer/src/features/inventory/importing/fates.ts';
import { heldWords } from '../../../renderer/src/features/inventory/importing/held-words.ts';
import { reasonWords } from '../../../renderer/src/features/inventory/importing/reason-words.ts';
import { reportLines } from '../../../renderer/src/features/inventory/importing/report-lines.ts';
import {
  asChosen,
  takeOf,
  unchosen,
  withoutTakeOfAll,
  withTake,
  withTakeOfAll,
} from '../../../renderer/src/features/inventory/importing/takes.ts';

const t = wordsIn('sv');

/** A row that repeats row 18 and says something else. */
const duplicate = (more: Partial<PlannedRow>) =>
  PlannedRow.parse({
    row: 49,
    fate: 'duplicate',
    reason: 'same-key-in-file',
    name: 'A',
    platform: 'X',
    key: 'x:a1',
    firstRow: 18,
    text: '',
    kept: {},
    differs: [{ field: 'name', heading: 'Namn', first: 'A', second: 'B' }],
    ...more,
  });

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
    const undone = withoutTakeOfAll(since, before, all, 'duplicates');
    expect([one, two, known].map((each) => takeOf(undone, each))).toEqual(['second', 'second', 'first']);
    expect(undone.duplicates).toBe('first');
    expect(takeOf(undone, row(5, 'duplicate'))).toBe('first');
    expect(withoutTakeOfAll(all, before, all, 'duplicates')).toEqual(before);
  });

  test('av en dubblett gäller det som planen säger tills någon väljer, också för alla', () => {
    const planned = duplicate({ take: 'second' });
    expect(takeOf(unchosen, planned)).toBe('second');
    const all = withTakeOfAll(unchosen, [planned], 'duplicates', 'first');
    expect(takeOf(all, planned)).toBe('first');
    expect(asChosen(all).takes).toEqual([{ row: 49, key: 'x:a1', take: 'first' }]);
  });

  test.each([
    // What holds in the end, which of the two rows that is, whether the repeated row was used, and what is said.
    [{ rows: [18], take: 'second' }, 'first', false, 'Rad 18 gällde.'],
    [{ rows: [49], take: 'second' }, 'second', true, 'Rad 49 gällde.'],
    [{ rows: [18, 49], take: 'second' }, 'fill', true, 'Rad 18 gällde; det som saknades kom från rad 49.'],
    [{ rows: [60], take: 'second' }, null, false, 'Rad 60 gällde.'],
    [{ rows: [49], take: 'first' }, null, false, 'Förteckningens uppgifter behölls.'],
    [{ rows: [], take: 'second' }, null, false, ''],
  ] as const)('kvittot säger av en dubblett vad som gällde: %j', (holds, held, used, said) => {
    const row = duplicate({ take: 'second', holds: { rows: [...holds.rows], take: holds.take } });
    expect(heldOf(row)).toBe(held);
    expect(isUsed(row)).toBe(used);
    expect(heldWords(row, t)).toBe(said);
    // The account's own row says the same.
    expect(heldWords({ ...row, row: 18, fate: 'updated', take: holds.take }, t)).toBe(said);
  });

  test('en rad säger att den bara har ett namn, och att ett lösenord är utelämnat', () => {
    const row = duplicate({ fate: 'imported', reason: 'new', differs: [], hasSecret: true });
    const told = 'Ett lösenord på raden är utelämnat.';
    expect(reasonWords(row, t)).toBe(`Finns inte i förteckningen. ${told}`);
    expect(reasonWords({ ...row, onlyName: true }, t)).toBe(
      `Finns inte i förteckningen. Raden har bara ett namn. Är det en rubrik, avmarkera den. ${told}`,
    );
    expect(reasonWords({ ...row, hasSecret: false }, t)).toBe('Finns inte i förteckningen');
    expect(reasonWords({ ...row, hasSecret: false, knownAs: 'voided' }, t)).toBe(
      'Makulerat i förteckningen, kommer in på nytt',
    );
  });

  test('filen säger vad som gällde av en dubblett, också där uppgifterna i den användes', () => {
    const used = duplicate({ take: 'fill', holds: { rows: [18, 49], take: 'second' } });
    const [, first, second] = reportLines([duplicate({ row: 20, holds: { rows: [18], take: 'second' } }), used], t);
    const why = 'Samma konto som rad 18, men uppgifterna skiljer sig. Namn: A / B.';
    expect(first).toEqual(['20', 'Dubblett', 'A · X', `${why} Rad 18 gällde.`]);
    expect(second).toEqual(['49', 'Dubblett', 'A · X', `${why} Rad 18 gällde; det som saknades kom från rad 49.`]);
  });

  test('ett äldre kvitto säger vad det sade', () => {
    expect(heldWords(duplicate({ take: 'second' }), t)).toBe('Rad 49 gällde.');
    expect(isUsed(duplicate({ take: 'second' }))).toBe(false);
    expect(heldWords({ ...duplicate({}), fate: 'updated', take: 'fill' }, t)).toBe(
      'Förteckningens uppgifter behölls; det som saknades kom från listan.',
    );
  });
});
