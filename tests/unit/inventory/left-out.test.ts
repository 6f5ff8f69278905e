import { expect, test } from 'vitest';
import { takeKey } from '../../../electron/core/inventory/import-choices.ts';
import { shownRows } from '../../../electron/core/inventory/rows-of-plan.ts';
import { planned } from './lists.ts';

const known = new Map([['provförvaltningen', new Map([['x:b1', 'id-b']])]]);
const list = [
  'Namn;Länk;Ansvarig;Status',
  'A;x.com/a1;Anna Ask;övertagen',
  'B;x.com/b1;Bo Ek;',
  'A igen;x.com/a1;Eva Dahl;',
  'C;x.com/c1;Cia Ek;',
  'Summa;3;;',
].join('\n');
const leaving = (...leftOut: string[]) => planned(list, known, new Map(), { leftOut: new Set(leftOut) });

test('en bortvald rad hoppas över med sitt skäl, vad den än hade blivit, och summan stämmer', () => {
  const { rows, counts, accounts } = leaving(takeKey(2, 'x:a1'), takeKey(3, 'x:b1'));
  expect(rows.map(({ fate }) => [fate.row, fate.fate, fate.reason, fate.leftOut])).toEqual([
    [2, 'skipped', 'left-out', 'imported'],
    [3, 'skipped', 'left-out', 'updated'],
    // What repeats a row that is left out does not come in its place.
    [4, 'duplicate', 'same-key-in-file', null],
    [5, 'imported', 'new', null],
    [6, 'skipped', 'sum-row', null],
  ]);
  expect(accounts.map(({ name }) => name)).toEqual(['C']);
  expect(counts).toMatchObject({ rows: 5, imported: 1, updated: 0, duplicates: 1, rejected: 0, skipped: 3 });
});

test('den säger vilket konto det är, men inget av vad som hade sparats', () => {
  const [row] = leaving(takeKey(2, 'x:a1')).rows;
  expect(row?.fate).toMatchObject({
    name: 'A',
    platform: 'X (Twitter)',
    key: 'x:a1',
    kept: {},
    status: null,
    differs: [],
  });
  expect(planned(list, known).rows[0]?.fate).toMatchObject({ status: 'unknown', kept: { status: 'övertagen' } });
});

test('av en rad med flera konton väljs ett bort för sig; rader som inte blir konton går inte att välja bort', () => {
  const wide = 'Enhet;Facebook;Instagram\nNord;facebook.com/nord;@nord\nSyd;facebook.com/syd;@syd\n';
  const more = { accountPerLink: true, leftOut: new Set([takeKey(2, 'instagram:nord'), takeKey(3)]) };
  expect(planned(wide, new Map(), new Map(), more).reasons).toEqual(['new', 'left-out', 'new', 'new']);
  expect(leaving(takeKey(4, 'x:a1'), takeKey(6)).counts).toEqual(planned(list, known).counts);
});

test('vad mer som sparas av ett nytt konto sägs: dagar, andra personer och hur ansvarig nås', () => {
  const { rows } = planned(
    [
      'Namn;Länk;Ansvarig;E-post ansvarig;Telefon ansvarig;Ersättare;Startades;Övrigt',
      'A;x.com/a1;Anna Ask;anna.ask@stad.example;08-508 00 001;Bo Ek, Eva Dahl;12/5 2016;hej',
      'B;x.com/b1;Bo Ek;bo.ek@stad.example;;;hösten 2018;',
      'C;x.com/c1;;;;;;',
    ].join('\n'),
    known,
  );
  expect(shownRows(rows).map(({ details }) => details.map(({ field, text }) => [field, text]))).toEqual([
    [
      ['responsible-email', 'anna.ask@stad.example'],
      ['responsible-phone', '08-508 00 001'],
      ['deputy', 'Bo Ek, Eva Dahl'],
      ['started', '2016-05-12'],
    ],
    // Of what is registered only what differs is told.
    [],
    [],
  ]);
});
