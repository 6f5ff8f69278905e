import { describe, expect, test } from 'vitest';
import type { ImportChoices } from '../../../electron/core/inventory/import-choices.ts';
import { kindUnsaidIn } from '../../../electron/core/inventory/run-import.ts';
import { planned } from './lists.ts';

/** The kinds that rows of these cells get where they say none, and what is told of them all. */
function read(cells: string[], more: Partial<ImportChoices> = {}, known: string[] = []) {
  const list = `Namn;Länk;Typ av konto\n${cells.map((cell, index) => `A${index};x.com/a${index};${cell}\n`).join('')}`;
  const keys = new Map([['provförvaltningen', new Map(known.map((key) => [key, key]))]]);
  const { rows } = planned(list, keys, new Map(), more);
  return { kinds: rows.map(({ fate }) => fate.kind), told: kindUnsaidIn(rows) };
}

describe('vad ett nytt konto får för typ', () => {
  test('sägs där cellen är tom eller inte går att förstå, och är det som listan mest består av', () => {
    expect(read(['ped', 'ped', 'officiellt', '?', '', 'vikingar'])).toEqual({
      kinds: [null, null, null, 'pedagogical', 'pedagogical', 'pedagogical'],
      told: { count: 3, kind: 'pedagogical' },
    });
    expect(read(['ped', '?', '', 'officiellt'])).toEqual({
      kinds: [null, 'official', 'official', null],
      told: { count: 2, kind: 'official' },
    });
  });

  test('är det som valts, vad listan än mest består av', () => {
    const cells = ['ped', 'ped', '?'];
    expect(read(cells, { unsaidKind: 'official' }).told).toEqual({ count: 1, kind: 'official' });
    expect(read(cells, { unsaidKind: 'project' }).kinds).toEqual([null, null, 'project']);
    expect(read(cells, { unsaidKind: null }).told).toEqual({ count: 1, kind: 'pedagogical' });
  });

  test('sägs inte där listan inte säger någons typ, förrän någon har valt', () => {
    expect(read(['', ''])).toEqual({ kinds: [null, null], told: { count: 0, kind: 'official' } });
    expect(read(['', ''], { unsaidKind: 'pedagogical' }).told).toEqual({ count: 2, kind: 'pedagogical' });
    // Whoever chooses the usual in its place can choose again.
    expect(read(['', 'vikingar'], { unsaidKind: 'official' })).toEqual({
      kinds: ['official', 'official'],
      told: { count: 2, kind: 'official' },
    });
    // Who runs an account says what it is, and is no column of types.
    const { rows } = planned('Namn;Länk;Entreprenör\nA;x.com/a1;Attendo\nB;x.com/b1;\n');
    expect([rows[0]?.account?.kind, kindUnsaidIn(rows).count]).toEqual(['contractor', 0]);
  });

  test('sägs inte om konton som redan finns, dubbletter och bortvalda rader, som inte heller räknas i vad listan mest är', () => {
    const cells = ['ped', 'ped', '?', ''];
    expect(read(cells, {}, ['x:a2']).kinds).toEqual([null, null, null, 'pedagogical']);
    expect(read(cells, { leftOut: new Set(['2 x:a0', '3 x:a1', '5 x:a3']) })).toEqual({
      kinds: [null, null, null, null],
      told: { count: 0, kind: 'official' },
    });
    const twice = planned(
      'Namn;Länk;Typ av konto\nA;x.com/a1;\nA;x.com/a1;ped\nB;x.com/b1;ped\n',
      new Map(),
      new Map(),
      {
        duplicates: 'fill',
      },
    );
    expect(kindUnsaidIn(twice.rows).count).toBe(0);
  });
});
