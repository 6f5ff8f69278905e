import { readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sv } from '../../electron/core/foundation/i18n/sv/index.ts';
import { readInventoryJson } from '../../electron/core/inventory/inventory-file.ts';
import { inventoryColumns, inventoryHeadings } from '../../electron/core/inventory/schema.ts';
import { csvRows, type ExportDesk, formats, openExportDesk, sqliteRows, xlsxRows } from '../export-desk.ts';
import { bytesOf, listFile } from '../list-desk.ts';

let desk: ExportDesk;
let client: ExportDesk['client'];
let clock: ExportDesk['clock'];
let take: ExportDesk['take'];
let administrationId: ExportDesk['administrationId'];
let exported: ExportDesk['exported'];
let fullRegister: ExportDesk['fullRegister'];
beforeEach(async () => {
  desk = await openExportDesk();
  ({ client, clock, take, administrationId, exported, fullRegister } = desk);
});
afterEach(() => desk.close());

describe('inventeringen', () => {
  test('samma rader och samma värden i alla fyra formaten, med rubrikerna i ordning', async () => {
    const { id } = await fullRegister();
    const { rows, out, difference, snapshot } = await exported(id);
    expect(rows).toBe(5);
    expect(difference).toBeNull();
    expect(snapshot).toMatchObject({ purpose: 'slk', rowCount: 5, madeBy: 'Karin Öst' });
    const json = readInventoryJson(new TextDecoder().decode(out.json), 'x.json');
    expect(json).toMatchObject({ format: 'kanalvakt-inventory', version: 1, administration: 'Kulturförvaltningen' });
    const expected = json.accounts.map((account) => inventoryColumns.map(({ key }) => String(account[key])));
    expect(csvRows(out.csv)).toEqual([[...inventoryHeadings], ...expected]);
    const xlsx = await xlsxRows(out.xlsx);
    expect(xlsx).toEqual([[...inventoryHeadings], ...expected]);
    const sqlite = sqliteRows(out.sqlite);
    expect(Object.keys(sqlite[0] ?? {})).toEqual(inventoryHeadings);
    expect(
      sqlite.map((row) => Object.values(row).map((value) => (value === null ? '' : `${value as string | number}`))),
    ).toEqual(expected);
    expect(json.accounts.map(({ name }) => name)).not.toContain('Makulerad rad');
    expect(json.accounts.find(({ name }) => name === 'Avslutat konto')).toMatchObject({ status: 'Avslutat' });
  });

  test('så många saknar uppgifter som på Idag, och filerna säger vad för alla utom dem där det bara är åtkomsten', async () => {
    await take('kontolista.xlsx', listFile('kontolista.xlsx'));
    await take('skolkonton.csv', listFile('skolkonton.csv'));
    const id = await administrationId();
    const { out, incomplete } = await exported(id);
    const { byView } = await client.accounts.summary({ administrationId: id });
    expect(incomplete.told + incomplete.withheld).toBe(byView.incomplete);
    expect(byView.incomplete).toBeGreaterThan(0);
    const told = readInventoryJson(new TextDecoder().decode(out.json), 'x.json').accounts.filter(
      ({ missing }) => missing !== '',
    );
    const notices = told.filter(({ kind }) => kind === sv.terms.kind.pedagogical);
    expect(told).toHaveLength(incomplete.told + incomplete.pedagogical);
    expect(notices).toHaveLength(incomplete.pedagogical);
    expect(notices).not.toEqual([]);
  });

  test('en rad säger vad registret vet, i ord', async () => {
    const { id } = await fullRegister();
    const { out } = await exported(id);
    const first = readInventoryJson(new TextDecoder().decode(out.json), 'x').accounts.find(
      ({ key }) => key === 'mastodon:konsthall@mastodon.exempel.se',
    );
    expect(first).toMatchObject({
      unit: 'Enhet å ä ö',
      platform: 'Mastodon',
      kind: 'Officiellt',
      status: 'Aktivt',
      started: '2014-03-01',
      endsText: 'VT17',
      goals: 'Mätbart mål: Svara inom ett dygn (95 %)\nEffektmål: Fler hittar hit',
      responsible: 'Åsa Ängström',
      responsibleEmail: 'asa@stad.example',
      responsiblePhone: '',
      deputy: 'Bibliotekarie (skyddade personuppgifter)',
      editors: 'Bo Öhman; Åsa Ängström',
      moderation: '',
      basics: 'delvis',
      profilePicture: 'nej',
      norm: 'säsong maj–sep, 2 per vecka',
      rounds: 3,
      lastPost: '2026-04-01',
      archiveLevel: 'Unik information',
      onPublicList: 'ja',
    });
    expect(first?.['missing']).toContain('Ansvarig chef');
  });

  test('aldrig med: åtkomst och brister i den, anteckningar, återställning, privata adresser, skyddade namn', async () => {
    const { id } = await fullRegister();
    const { out } = await exported(id);
    const texts = [
      Buffer.from(out.csv).toString('utf8'),
      Buffer.from(out.json).toString('utf8'),
      Buffer.from(out.sqlite).toString('utf8'),
      Object.values(unzipSync(out.xlsx))
        .map((part) => Buffer.from(part).toString('utf8'))
        .join(''),
    ];
    for (const text of texts) {
      expect(text).toContain('Åsa Ängström');
      for (const secret of [
        'Doldsson',
        'dold@stad',
        'privat.example',
        // The numbers' beginnings alone can stand in an id.
        '070-000',
        '070-123',
        '08-508',
        'skåp 3',
        'lösenordsåterställning',
        'Delad inloggning',
        'Tvåsteg',
        'kan logga in',
        'saknar åtkomst',
        'Slutsson',
        'Makulerad',
      ])
        expect([secret, text.includes(secret)]).toEqual([secret, false]);
    }
  });

  test('samma uppgifter ger samma bytes, också en annan minut', async () => {
    const { id } = await fullRegister();
    const first = await exported(id);
    clock.set('2026-05-04T13:37:42Z');
    const second = await exported(id);
    for (const format of formats)
      expect([format, Buffer.compare(first.out[format], second.out[format])]).toEqual([format, 0]);
    expect(second.difference).toEqual({ new: [], closed: [], changed: [], unchanged: 5 });
  });

  test('CSV: märke, semikolon, CRLF, och inget som räknar', async () => {
    const { id } = await fullRegister();
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode((await exported(id)).out.csv);
    expect(text.startsWith('\ufeffKontonyckel;Id;Förvaltning;')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""http://ond.exempel"";""klicka"")"`);
    expect(text).toContain(`;'+46 är ingen formel;''=redan apostrof;`);
    expect(text).toContain(";'@konsthall@mastodon.exempel.se;");
  });

  test('XLSX: fryst rubrik och namn, bredder, sidor på papper, filter, dagar som dagar, ingen formel', async () => {
    const { id } = await fullRegister();
    const parts = unzipSync((await exported(id)).out.xlsx);
    const sheet = Buffer.from(parts['xl/worksheets/sheet1.xml'] ?? []).toString('utf8');
    // The heading and the name stay in view; what is for programs alone is not in the way of them.
    expect(sheet).toMatch(/<pane [^>]*xSplit="5" ySplit="1"[^>]*state="frozen"/);
    expect(sheet.match(/<col [^>]*hidden="(?:1|true)"[^>]*>/g)?.map((col) => /min="(\d+)"/.exec(col)?.[1])).toEqual([
      '1',
      '2',
    ]);
    expect(sheet).toContain(`<autoFilter ref="A1:AR6"`);
    // On paper: A3 lying, four pages wide, with the heading and the names on each, and which page it is.
    expect(sheet).toMatch(/<pageSetup paperSize="8" orientation="landscape" fitToWidth="4" fitToHeight="0"/);
    expect(sheet).toContain('<oddHeader>&amp;LInventering av konton i sociala medier, Kulturförvaltningen</oddHeader>');
    expect(sheet).toContain('<oddFooter>&amp;RSida &amp;P av &amp;N</oddFooter>');
    const workbook = Buffer.from(parts['xl/workbook.xml'] ?? []).toString('utf8');
    expect(workbook).toMatch(/Print_Titles"[^>]*>Konton!\$1:\$1,Konton!\$E:\$E<\/definedName>/);
    expect(workbook).toMatch(/Print_Area"[^>]*>Konton!\$C\$1:\$AR\$6<\/definedName>/);
    // Two lines in the purpose, and no text is cut.
    expect(sheet).toMatch(/<row r="\d" ht="[3-9]\d(?:\.\d)?" customHeight="1">.*Rad ett/);
    expect(sheet.match(/<col /g)?.length).toBe(inventoryColumns.length);
    expect(sheet).not.toContain('<f>');
    // 2014-03-01 as Excel counts days.
    expect(sheet).toMatch(/<c r="L\d" s="\d+"><v>41699<\/v>/);
    expect(Buffer.from(parts['docProps/core.xml'] ?? []).toString('utf8')).toContain('1970-01-01T00:00:00Z');
  });

  test('SQLite: om säger vad filen är', async () => {
    const { id } = await fullRegister();
    const database = new Database(Buffer.from((await exported(id)).out.sqlite));
    expect(database.prepare('select * from om order by nyckel').all()).toEqual([
      { nyckel: 'format', värde: 'kanalvakt-inventory' },
      { nyckel: 'förvaltning', värde: 'Kulturförvaltningen' },
      { nyckel: 'konton', värde: '5' },
      { nyckel: 'version', värde: '1' },
    ]);
    database.close();
  });

  test('beskrivningen av schemat nämner varje kolumn', () => {
    const text = readFileSync(path.join(import.meta.dirname, '../../docs/inventory-schema.md'), 'utf8');
    const rows = [...text.matchAll(/^\| `(\w+)` \| ([^|]+?) \|/gm)].map(([, key, heading]) => [key, heading]);
    expect(rows).toEqual(inventoryColumns.map(({ key }, index) => [key, inventoryHeadings[index]]));
  });
});

describe('antalen är lika', () => {
  test.each([0, 1, 800, 10_000])(
    '%i konton',
    async (count) => {
      const rows = Array.from(
        { length: count },
        (_, index) => `Konto ${index};x.com/konto${index};Enhet ${index % 50};Anna Ek ${index % 9}`,
      );
      await client.settings.createAdministration({ name: 'Stor' });
      const list = bytesOf(`Namn;Länk;Enhet;Ansvarig\n${rows.join('\n')}\n`);
      const taken = count === 0 ? { imported: 0 } : await take('lista.csv', list, { administrationName: 'Stor' });
      expect(taken.imported).toBe(count);
      const { rows: said, out } = await exported();
      expect(said).toBe(count);
      expect(csvRows(out.csv)).toHaveLength(count + 1);
      expect(await xlsxRows(out.xlsx)).toHaveLength(count + 1);
      expect(readInventoryJson(new TextDecoder().decode(out.json), 'x').accounts).toHaveLength(count);
      expect(sqliteRows(out.sqlite)).toHaveLength(count);
    },
    240_000,
  );
});

test('filernas namn säger dagen och minuten i Stockholm när någon hämtar dem, och är desamma för skript; innehållet är detsamma', async () => {
  const { id } = await fullRegister();
  clock.set('2026-05-04T22:30:00Z');
  const make = async (isDated: boolean) =>
    (await client.inventory.exportInventory({ administrationId: id, formats: ['csv', 'json'], isDated })).files;
  const [dated, plain] = [await make(true), await make(false)];
  expect(dated.map(({ name }) => name)).toEqual([
    'inventering-kulturforvaltningen-2026-05-05-0030.csv',
    'inventering-kulturforvaltningen-2026-05-05-0030.json',
  ]);
  expect(plain.map(({ name }) => name)).toEqual([
    'inventering-kulturforvaltningen.csv',
    'inventering-kulturforvaltningen.json',
  ]);
  expect(dated.map(({ sha256 }) => sha256)).toEqual(plain.map(({ sha256 }) => sha256));
});
