import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsAsClipboardText, rowsAsCsv } from '../../../renderer/src/ui/rows-as-csv.ts';

const read = (text: string): string[][] => parse(text, { bom: true, delimiter: ';', record_delimiter: '\r\n' });

test('quotes, semicolons and line breaks come back as they were', () => {
  const cell = fc.string().filter((text) => !/^[=+\-@\t\r]/u.test(text));
  const rows = fc.array(fc.tuple(fc.constant('1'), cell, cell), { minLength: 1 });
  fc.assert(
    fc.property(rows, (given) => {
      expect(read(rowsAsCsv(given))).toEqual(given);
    }),
    { seed: 20261122 },
  );
});

test.each(['=1+1', '+46 8', '-', '@skolan', '\t=1', '\r=1'])('%j is text and never a formula', (value) => {
  expect(read(rowsAsCsv([['1', value]]))).toEqual([['1', `'${value}`]]);
});

test('on the clipboard every row is one line of as many cells', () => {
  const text = rowsAsClipboardText([
    ['12', 'två\nrader\toch tabb', '=HYPERLINK("x")'],
    ['13', '', 'Summa'],
  ]);
  expect(text.split('\n').map((line) => line.split('\t'))).toEqual([
    ['12', 'två rader och tabb', `'=HYPERLINK("x")`],
    ['13', '', 'Summa'],
  ]);
});
