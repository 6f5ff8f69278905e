import { unzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../electron/core/foundation/errors.ts';
import { readTable } from '../../../electron/core/inventory/tables/read-table.ts';
import { findDelimiter } from '../../../electron/core/inventory/tables/csv.ts';
import { fileKind } from '../../../electron/core/inventory/tables/file-kind.ts';
import { guarded, withoutGuard } from '../../../electron/core/inventory/tables/formula-guard.ts';
import { readWorkbook, writeWorkbook } from '../../../electron/core/inventory/tables/workbook.ts';
import { zipDirectory } from '../../../electron/core/inventory/tables/zip-directory.ts';
import { inventoryHeadings } from '../../../electron/core/inventory/schema.ts';
import { refusal } from '../../register.ts';

const limits = { megabytes: 50, unpackedMegabytes: 300, rows: 50_000 };
const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (bytes: Uint8Array, fileName = 'lista.csv', more = {}) =>
  readTable({ bytes, fileName, limits: { ...limits, ...more } });
const cellsOf = async (bytes: Uint8Array) => (await read(bytes)).sheets[0]?.rows.map(({ cells }) => cells);

const swedish = 'Namn;Länk\nÅrsta ängar & öar;x.com/å\n';
const utf16 = (text: string, bigEndian: boolean, mark: boolean) => {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
};
const oneByte = (text: string, table: Record<string, number>) =>
  Uint8Array.from(Array.from(text), (character) => table[character] ?? character.charCodeAt(0));

describe('kodningar', () => {
  test.each([
    ['UTF-8', bytesOf(swedish)],
    ['UTF-8', bytesOf(`\ufeff${swedish}`)],
    ['UTF-16 LE', utf16(swedish, false, true)],
    ['UTF-16 BE', utf16(swedish, true, true)],
    ['UTF-16 LE', utf16(swedish, false, false)],
    ['UTF-16 BE', utf16(swedish, true, false)],
    ['Windows-1252', new Uint8Array(Buffer.from(swedish, 'latin1'))],
    ['Mac OS Roman', oneByte(swedish, { Å: 0x81, Ä: 0x80, Ö: 0x85, å: 0x8c, ä: 0x8a, ö: 0x9a })],
  ])('%s', async (encoding, bytes) => {
    const tables = await read(bytes);
    expect(tables.encoding).toBe(encoding);
    expect(tables.sheets[0]?.rows.map(({ cells }) => cells)).toEqual([
      ['Namn', 'Länk'],
      ['Årsta ängar & öar', 'x.com/å'],
    ]);
  });

  test('en kodning som ingen känner igen avvisas hellre än gissas', async () => {
    const dos = oneByte(swedish, { Å: 0x8f, Ä: 0x8e, Ö: 0x99, å: 0x86, ä: 0x84, ö: 0x94 });
    expect(await refusal(read(dos))).toMatchObject({ code: 'file-unknown-encoding', values: { file: 'lista.csv' } });
    expect((await refusal(read(Uint8Array.from([0x4e, 0x01, 0x02, 0x03, 0x04, 0x0a, 0xfe, 0xc3])))).code).toBe(
      'file-unknown-encoding',
    );
  });
});

describe('CSV', () => {
  test.each([
    [';', 'a;b;c\n1,5;2;3\n"x;,y";2;3\n'],
    [',', 'a,b,c\n"1;5",2,3\n1,2,3\n'],
    ['\t', 'a\tb\tc\n1,5\t2;3\t4\n'],
    ['|', 'a|b|c\n1|2|3\n'],
    [';', 'bara en kolumn\nrad\n'],
  ])('avgränsaren %s hittas över citerad text', (delimiter, text) => {
    expect(findDelimiter(text)).toBe(delimiter);
  });

  test('radbrytningar och citattecken i celler, rader av olika längd, tomma rader räknas som i kalkylbladet', async () => {
    const tables = await read(bytesOf('a;b\r\n"två\r\nrader";"säger ""hej"""\r\n;\r\n\r\n1;2;3\r\n5B "nytt";x\r\n'));
    expect(tables.sheets[0]?.rows).toEqual([
      { row: 1, cells: ['a', 'b'] },
      { row: 2, cells: ['två\nrader', 'säger "hej"'] },
      { row: 5, cells: ['1', '2', '3'] },
      { row: 6, cells: ['5B "nytt"', 'x'] },
    ]);
  });

  test('Excels egen rad om avgränsaren är ingen rad', async () => {
    expect(await cellsOf(bytesOf('sep=,\r\na,b\r\n1,2\r\n'))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  test('ett citattecken som aldrig slutar sägs med radens nummer', async () => {
    expect(await refusal(read(bytesOf('a;b\n1;2\n"öppet;3\n4;5\n')))).toEqual({
      code: 'file-unclosed-quote',
      values: { file: 'lista.csv', row: 3 },
    });
  });

  test('osynliga tecken och hårda blanksteg stör inte', async () => {
    expect(await cellsOf(bytesOf('Na\u200bmn;\u00a0Länk\u00a0\nA\u0308ngby;x\u202e\n'))).toEqual([
      ['Namn', 'Länk'],
      ['Ängby', 'x'],
    ]);
  });

  test('fler rader än gränsen sägs med antal', async () => {
    const rows = `Namn\n${'a\n'.repeat(101)}`;
    expect(await refusal(read(bytesOf(rows), 'x.csv', { rows: 100 }))).toEqual({
      code: 'file-too-many-rows',
      values: { file: 'x.csv', rows: 101, limit: 100 },
    });
    expect((await read(bytesOf(`Namn\n${'a\n'.repeat(100)}`), 'x.csv', { rows: 100 })).sheets[0]?.rows).toHaveLength(
      101,
    );
  });
});

describe('apostrofen mot formler', () => {
  test('tas bort igen, och ingen annan', () => {
    for (const text of ['=1+1', '+46 8', '-', '@angby', "'=1", "''=1", '\tx', '|cmd', '%x']) {
      expect(guarded(text)).toBe(`'${text}`);
      expect(withoutGuard(guarded(text))).toBe(text);
    }
    for (const text of ['Ängby', "'ängby'", "d'Orsay", '1+1', '']) {
      expect(guarded(text)).toBe(text);
      expect(withoutGuard(text)).toBe(text);
    }
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("'", '=', '+', '@', 'a', '-'), maxLength: 6 }),
        (text) => withoutGuard(guarded(text)) === text,
      ),
      { seed: 41 },
    );
  });
});

const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${body}`;
/** The smallest workbook, with a sheet of our choosing. */
function workbook(sheetXml: string, more: Record<string, string> = {}): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const files: Record<string, string> = {
    '[Content_Types].xml': xml(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    ),
    '_rels/.rels': xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': xml(
      `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': xml(`<worksheet xmlns="${main}">${sheetXml}</worksheet>`),
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, bytesOf(text)])));
}
const inline = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('arbetsböcker', () => {
  test('celler blir den text som visas: datum, tal, ja, formler efter värde, fel som text', async () => {
    const bytes = await writeWorkbook({
      name: 'Blad',
      columns: [
        { heading: 'Text', width: 10, isDate: false },
        { heading: 'Dag', width: 10, isDate: true },
        { heading: 'Tal', width: 10, isDate: false },
      ],
      rows: [
        ['Å "ä" <ö> & 🎉', '2014-03-01', 54],
        ['=1+1', '', 0.1],
        ['_x0041_', '2026-12-31', null],
      ],
    });
    const [sheet] = await readWorkbook(bytes, limits, 'x.xlsx');
    expect(sheet?.rows.map(({ cells }) => cells)).toEqual([
      ['Text', 'Dag', 'Tal'],
      ['Å "ä" <ö> & 🎉', '2014-03-01', '54'],
      ['=1+1', '', '0.1'],
      ['_x0041_', '2026-12-31', ''],
    ]);
    const typed = workbook(
      `<sheetData><row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1"><f>SUM(1,2)</f><v>3</v></c><c r="C1" t="e"><v>#REF!</v></c><c r="D1" t="str"><f>A1&amp;"x"</f><v>hej</v></c></row></sheetData>`,
    );
    expect((await readWorkbook(typed, limits, 'x.xlsx'))[0]?.rows[0]?.cells).toEqual(['ja', '3', '#REF!', 'hej']);
  });

  test('sammanslagna celler: över rader gäller värdet för var rad, över kolumner är raden en rubrik', async () => {
    const bytes = workbook(
      `<sheetData><row r="1">${inline('A1', 'Titel')}</row><row r="2">${inline('A2', 'Enhet A')}${inline('B2', 'x')}</row><row r="3">${inline('B3', 'y')}</row></sheetData><mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="A2:A4"/></mergeCells>`,
    );
    expect((await readWorkbook(bytes, limits, 'x.xlsx'))[0]?.rows).toEqual([
      { row: 1, cells: ['Titel', ''], merged: true },
      { row: 2, cells: ['Enhet A', 'x'] },
      { row: 3, cells: ['Enhet A', 'y'] },
    ]);
  });

  test('dolda blad läses inte in, men de som har rader nämns', async () => {
    const rows = [
      ['Namn', 'Länk'],
      ['Ängby', 'x.com/angby'],
    ];
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Lista', rows },
        { name: 'Gamla konton', rows, hidden: true },
        { name: 'Tomt', rows: [], hidden: true },
        { name: 'Annat', rows },
      ],
    });
    const { sheets, hiddenSheets } = await read(bytes, 'lista.xlsx');
    expect(sheets.map(({ name }) => name)).toEqual(['Lista', 'Annat']);
    expect(hiddenSheets).toEqual(['Gamla konton']);
  });

  test('samma rader ger samma bytes, utan tid i sig', async () => {
    const make = () =>
      writeWorkbook({ name: 'Blad', columns: [{ heading: 'A', width: 9, isDate: false }], rows: [['x'], ['y']] });
    const first = await make();
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect(Buffer.compare(first, await make())).toBe(0);
  });

  test('en kolumn som inget konto har något i är rubrik och bredd, utan celler; en med något har sitt utseende också där den är tom', async () => {
    const columns = ['A', 'B', 'C'].map((heading) => ({ heading, width: 9, isDate: heading === 'B' }));
    const bytes = await writeWorkbook({
      name: 'Blad',
      columns,
      rows: [
        ['x', '', ''],
        ['y', '', 'z'],
      ],
    });
    const sheet = Buffer.from(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? []).toString('utf8');
    const places = [...sheet.matchAll(/<c r="([A-Z]\d)"/g)].map(([, place]) => place);
    expect(places).toEqual(['A1', 'B1', 'C1', 'A2', 'C2', 'A3', 'C3']);
    expect(sheet).toMatch(/<c r="C2" s="\d+"\/>/);
  });

  test('ett långt namn i sidhuvudet är kortare än det som Excel håller för fel', async () => {
    const bytes = await writeWorkbook({
      name: 'Blad',
      wide: { title: `Inventering, ${'A & B '.repeat(60)}`, nameColumn: 0 },
      columns: [{ heading: 'A', width: 9, isDate: false }],
      rows: [['x']],
    });
    const sheet = Buffer.from(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? []).toString('utf8');
    const head = /<oddHeader>(.*)<\/oddHeader>/.exec(sheet)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(head).toMatch(/^&LInventering, A && B .*…$/);
    expect(head.length).toBeLessThanOrEqual(255);
  });

  test('en storlek som inte är sann packas aldrig upp längre än den säger', async () => {
    const whole = workbook(`<sheetData>${`<row r="1">${inline('A1', 'å'.repeat(50_000))}</row>`}</sheetData>`);
    const entries = zipDirectory(whole) ?? [];
    const sheet = entries.find(({ name }) => name === 'xl/worksheets/sheet1.xml');
    const view = new DataView(whole.buffer, whole.byteOffset);
    for (let at = whole.length - 22; at > 0; at -= 1)
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 42, true) === sheet?.offset)
        view.setUint32(at + 24, 200, true);
    expect((await refusal(read(whole, 'lögn.xlsx'))).code).toBe('file-damaged');
  });

  test('en arbetsbok som inte är packad läses, och dess rader räknas', async () => {
    const row = (at: number) => `<row r="${at}">${inline(`A${at}`, `Konto ${at}`)}</row>`;
    const packed = workbook(`<sheetData>${[1, 2, 3].map(row).join('')}</sheetData>`);
    const bytes = zipSync(unzipSync(packed), { level: 0 });
    expect(await cellsOf(bytes)).toEqual([['Konto 1'], ['Konto 2'], ['Konto 3']]);
    expect((await refusal(read(bytes, 'lista.xlsx', { rows: 1 }))).code).toBe('file-too-many-rows');
  });

  test.each([0, 9] as const)('en byte som har blivit en annan är en skadad fil (packad %i)', async (level) => {
    const xml = `<sheetData><row r="1">${inline('A1', 'Ängby bibliotek')}</row></sheetData>`;
    const bytes = zipSync(unzipSync(workbook(xml)), { level });
    const sheet = zipDirectory(bytes)?.find(({ name }) => name === 'xl/worksheets/sheet1.xml');
    const at = (sheet?.offset ?? 0) + 30 + 'xl/worksheets/sheet1.xml'.length + (sheet?.packed ?? 0) - 40;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    expect((await refusal(read(bytes, 'lista.xlsx'))).code).toBe('file-damaged');
  });

  test('det som ingen läser får vara skadat', async () => {
    const xml = `<sheetData><row r="1">${inline('A1', 'Ängby bibliotek')}</row></sheetData>`;
    const parts = unzipSync(workbook(xml));
    const whole = zipSync({ ...parts, 'customXml/item1.xml': bytesOf('<a>'.repeat(100)) }, { level: 0 });
    const item = zipDirectory(whole)?.find(({ name }) => name.startsWith('customXml/'));
    const at = (item?.offset ?? 0) + 30 + (item?.name.length ?? 0) + 40;
    whole[at] = (whole[at] ?? 0) ^ 1;
    expect(await cellsOf(whole)).toEqual([['Ängby bibliotek']]);
  });

  test('filer som ligger på varandra i arbetsboken är en skadad fil', async () => {
    const parts = unzipSync(workbook(`<sheetData><row r="1">${inline('A1', 'Konto')}</row></sheetData>`));
    const names = Array.from({ length: 9 }, (_, index) => `xl/x${index}.xml`);
    const extra = Object.fromEntries(names.map((name) => [name, bytesOf('x'.repeat(2000))]));
    const whole = zipSync({ ...parts, ...extra }, { level: 0 });
    expect(await cellsOf(whole)).toEqual([['Konto']]);
    const entries = zipDirectory(whole) ?? [];
    const start = entries.find(({ name }) => name === 'xl/x0.xml')?.offset ?? 0;
    // Every one of them is told to be the first, and what that leaves over is taken away.
    const gone = 8 * (2000 + 30 + 'xl/x0.xml'.length);
    const last = start + 9 * (2000 + 30 + 'xl/x0.xml'.length);
    const bytes = Buffer.concat([whole.subarray(0, last - gone), whole.subarray(last)]);
    for (let at = last - gone; at < bytes.length - 46; at += 1)
      if (bytes.readUInt32LE(at) === 0x02014b50 && bytes.readUInt32LE(at + 42) >= start)
        bytes.writeUInt32LE(start, at + 42);
    bytes.writeUInt32LE(bytes.readUInt32LE(bytes.length - 6) - gone, bytes.length - 6);
    expect(zipDirectory(bytes)).toHaveLength(entries.length);
    expect((await refusal(read(bytes, 'lista.xlsx'))).code).toBe('file-damaged');
  });

  test('det som inte är packat är så stort som det är, vad som än står', async () => {
    const parts = unzipSync(workbook('<sheetData/>'));
    const whole = zipSync({ ...parts, 'xl/x.xml': new Uint8Array(3_000_000).fill(32) }, { level: 0 });
    const entry = zipDirectory(whole)?.find(({ name }) => name === 'xl/x.xml');
    const view = new DataView(whole.buffer, whole.byteOffset);
    for (let at = whole.length - 22; at > 0; at -= 1)
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 42, true) === entry?.offset)
        view.setUint32(at + 24, 1, true);
    expect((await refusal(read(whole, 'lista.xlsx', { unpackedMegabytes: 2 }))).code).toBe('file-unpacks-too-large');
  });

  test.each([
    [
      'kallar raderna något annat',
      (xml: string) => xml.replaceAll('<row', '<x:row').replaceAll('</row', '</x:row'),
      'xl/worksheets/sheet1.xml',
    ],
    ['ligger någon annanstans', (xml: string) => xml, 'xl/blad/sheet1.xml'],
  ])('ett blad som %s har lika många rader', async (_, change, place) => {
    const row = (at: number) => `<row r="${at}">${inline(`A${at}`, `Konto ${at}`)}</row>`;
    const { 'xl/worksheets/sheet1.xml': sheet, ...parts } = unzipSync(
      workbook(`<sheetData>${[1, 2, 3].map(row).join('')}</sheetData>`),
    );
    const rels = Buffer.from(parts['xl/_rels/workbook.xml.rels'] ?? []).toString('utf8');
    const bytes = zipSync({
      ...parts,
      'xl/_rels/workbook.xml.rels': bytesOf(rels.replace(/worksheets\/sheet1\.xml/g, place.replace('xl/', ''))),
      [place]: bytesOf(
        change(Buffer.from(sheet ?? []).toString('utf8')).replace(
          '<worksheet ',
          '<worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ',
        ),
      ),
    });
    expect(await cellsOf(bytes)).toHaveLength(3);
    expect((await refusal(read(bytes, 'lista.xlsx', { rows: 1 }))).code).toBe('file-too-many-rows');
  });
});

describe('filens sort avgörs av innehållet', () => {
  const ole = (name: string) =>
    new Uint8Array(
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(504),
        Buffer.from(name, 'utf16le'),
        Buffer.alloc(100),
      ]),
    );
  test.each([
    ['PDF', bytesOf('%PDF-1.7\n'), { kind: 'other', name: 'PDF' }],
    ['lösenordsskyddad arbetsbok', ole('EncryptedPackage'), { kind: 'encrypted' }],
    ['gammal arbetsbok', ole('Workbook'), { kind: 'old-excel' }],
    ['gammalt Word', ole('WordDocument'), { kind: 'other', name: 'Word (.doc)' }],
    ['Word', zipSync({ 'word/document.xml': bytesOf('x') }), { kind: 'other', name: 'Word (.docx)' }],
    [
      'OpenDocument',
      zipSync({ mimetype: bytesOf('x'), 'content.xml': bytesOf('x') }),
      { kind: 'other', name: 'OpenDocument (.ods, .odt)' },
    ],
    ['ZIP', zipSync({ 'a.txt': bytesOf('x') }), { kind: 'other', name: 'ZIP' }],
    ['avhuggen', workbook('').slice(0, 400), { kind: 'damaged' }],
    ['HTML', bytesOf('<html><table>'), { kind: 'other', name: 'HTML' }],
    ['JSON', bytesOf('[{"a":1}]'), { kind: 'other', name: 'JSON' }],
    ['tom', new Uint8Array(0), { kind: 'empty' }],
    ['text', bytesOf('a;b'), { kind: 'text' }],
    ['arbetsbok', workbook(''), { kind: 'xlsx' }],
  ])('%s', (_, bytes, kind) => {
    expect(fileKind(bytes)).toEqual(kind);
  });

  test('vilka bytes som helst ger ett besked och aldrig ett fel', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('', '504b0304', 'd0cf11e0a1b11ae1', 'fffe'),
        async (bytes, start) => {
          const file = new Uint8Array(Buffer.concat([Buffer.from(start, 'hex'), bytes]));
          const answer: unknown = await read(file).catch((error: unknown) => error);
          expect(answer instanceof Refusal || 'sheets' in (answer as object)).toBe(true);
        },
      ),
      { numRuns: 400, seed: 42 },
    );
  });
});

describe('gränser sägs med namn', () => {
  test('en fil som är för stor, en som packas upp för stort', async () => {
    expect(await refusal(read(new Uint8Array(2_000_001), 'stor.csv', { megabytes: 2 }))).toEqual({
      code: 'file-too-large',
      values: { file: 'stor.csv', megabytes: 3, limit: 2 },
    });
    const bomb = workbook(`<sheetData>${' '.repeat(2_000_000)}</sheetData>`);
    expect(bomb.length).toBeLessThan(20_000);
    expect(await refusal(read(bomb, 'bomb.xlsx', { unpackedMegabytes: 1 }))).toMatchObject({
      code: 'file-unpacks-too-large',
      values: { file: 'bomb.xlsx', megabytes: 2, limit: 1 },
    });
  });

  test('tomma blad', async () => {
    expect((await refusal(read(workbook('<sheetData/>'), 'tom.xlsx'))).code).toBe('file-empty');
    expect((await refusal(read(bytesOf(';;\n\n'), 'tom.csv'))).code).toBe('file-empty');
  });
});

test.each([
  ['{"encrypted":false,"folders":[],"items":[]}', 'Bitwarden'],
  ['"Group","Title","Username","Password","URL","Notes","TOTP","Icon","Last Modified","Created"\r\n', 'CSV'],
  ['\u0003\u00d9\u00a2\u009ag\u00fbK\u00b5', 'KeePass'],
])('inloggningar ur ett annat valv är ingen lista över konton: %#', (text, name) => {
  expect(fileKind(Buffer.from(text, 'latin1'))).toEqual({ kind: 'logins', name });
});

test.each([
  'name,url,username,password,note\r\nFacebook,https://facebook.com,a,b,',
  'url,username,password,httpRealm,formActionOrigin,guid,timeCreated,timeLastUsed,timePasswordChanged',
  'Title,URL,Username,Password,Notes,OTPAuth',
])('en webbläsares lösenord är ingen lista och inget valv: %s', async (text) => {
  expect(fileKind(bytesOf(text))).toEqual({ kind: 'browser-logins' });
  expect((await refusal(read(bytesOf(text)))).code).toBe('file-of-browser-logins');
});

test('en lista över konton med en kolumn för lösenord är ändå en lista', async () => {
  const text =
    'Platform,Name,URL,Username,Password,Responsible\r\nFacebook,Ängby,facebook.com/angby,angby,hemligt,Anna Ek\r\n';
  expect(fileKind(bytesOf(text))).toEqual({ kind: 'text' });
  expect(await cellsOf(bytesOf(text))).toHaveLength(2);
});

describe('länkar i våra arbetsböcker', () => {
  const column = (heading: string, isLink: boolean) => ({ heading, width: 20, isDate: false, isLink });
  const rowsOf = async (bytes: Uint8Array) => (await readWorkbook(bytes, limits, 'a.xlsx'))[0]?.rows;

  test('webbadresser går att trycka på, och inget annat leder någonstans', async () => {
    const texts = [
      'https://www.exempel.se/å?a=1&b="2"',
      'HTTP://exempel.se/konto',
      'javascript:alert(1)',
      'file:///etc/passwd',
      '=HYPERLINK("https://exempel.se")',
      'https://',
      `https://exempel.se/${'a'.repeat(3000)}`,
      'konto',
    ];
    const sheet = {
      name: 'Blad',
      columns: [column('Adress', true), column('Annat', false)],
      rows: texts.map((text) => [text, text]),
    };
    const bytes = await writeWorkbook(sheet);
    expect(await writeWorkbook(sheet)).toEqual(bytes);
    const [, ...rows] = (await rowsOf(bytes)) ?? [];
    expect(rows.map(({ cells }) => cells)).toEqual(texts.map((text) => [text, text]));
    expect(rows.map(({ links }) => links)).toEqual([
      { 0: 'https://www.exempel.se/%C3%A5?a=1&b=%222%22' },
      { 0: 'http://exempel.se/konto' },
      ...texts.slice(2).map(() => undefined),
    ]);
  });

  test('i vår egen fil gäller cellen, inte den gamla länken bakom; i andras visar länken vägen', async () => {
    const at = inventoryHeadings.indexOf('Adress');
    const changed = async (headings: readonly string[]) => {
      const texts = headings.map((_, index) => (index === at ? 'https://exempel.se/ny' : 'x'));
      const hyperlink = { target: 'https://exempel.se/gammal' };
      const cells = new Map([[`1,${at}`, { value: texts[at] ?? '', hyperlink }]]);
      const bytes = await writeXlsx({ sheets: [{ name: 'Konton', rows: [[...headings], texts], cells }] });
      return (await rowsOf(bytes))?.[1];
    };
    const own = await changed(inventoryHeadings);
    expect([own?.cells[at], own?.links]).toEqual(['https://exempel.se/ny', undefined]);
    const other = await changed(['Konto', ...inventoryHeadings.slice(1)]);
    expect(other?.links).toEqual({ [at]: 'https://exempel.se/gammal' });
  });
});
