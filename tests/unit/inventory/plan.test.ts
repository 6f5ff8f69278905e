import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { takeKey } from '../../../electron/core/inventory/import-choices.ts';
import type { Take } from '../../../electron/core/inventory/contract.ts';
import { statusWordsOf } from '../../../electron/core/inventory/run-import.ts';
import { linked, planned } from './lists.ts';

const known = (keys: Record<string, string>) => new Map([['provförvaltningen', new Map(Object.entries(keys))]]);

describe('varje rad är redovisad', () => {
  test('titel, mellanrubrik, summa, upprepad rubrik, dubblett, avvisad, ny och känd', () => {
    const list = planned(
      [
        'Namn;Kanal;Länk;Ansvarig',
        'Biblioteken;;;',
        'Ängby;FB;facebook.com/angby;Anna Ek',
        'Årsta;X;x.com/arsta;',
        'Årsta igen;Twitter;https://twitter.com/Arsta?lang=sv;Bo Ek',
        ';;;',
        'Museer och övriga;;;',
        'Namn;Kanal;Länk;Ansvarig',
        'Zinken;Insta;@zinken;',
        ';FB;;Anna Ek',
        'Summa: 4 st;;;',
        '* = kommunikatören kommer åt;;;',
      ].join('\n'),
      known({ 'instagram:zinken': 'id-1' }),
    );
    expect(list.rows.map(({ fate }) => [fate.row, fate.fate, fate.reason, fate.firstRow])).toEqual([
      [2, 'skipped', 'section-row', null],
      [3, 'imported', 'new', null],
      [4, 'imported', 'new', null],
      [5, 'duplicate', 'same-key-in-file', 4],
      [7, 'skipped', 'section-row', null],
      [8, 'skipped', 'repeated-header', null],
      [9, 'updated', 'known-key', null],
      [10, 'rejected', 'no-name-or-address', null],
      [11, 'skipped', 'sum-row', null],
      [12, 'skipped', 'title-row', null],
    ]);
    expect(list.counts).toEqual({
      rows: 10,
      imported: 2,
      updated: 1,
      duplicates: 1,
      rejected: 1,
      skipped: 5,
      unchanged: 0,
    });
  });

  test('en rad med bara ett namn mitt bland andra är ett konto med luckor', () => {
    const list = planned('Namn;Kanal;Länk\nÄngby;FB;facebook.com/angby\nGamla sidan;;\nÅrsta;FB;facebook.com/arsta\n');
    expect(list.reasons).toEqual(['new', 'new', 'new']);
    expect(list.accounts[1]).toMatchObject({ name: 'Gamla sidan', platform: 'other', url: '' });
  });

  test.each([
    'Summe;;58 Kanäle',
    'Total;58;',
    'Yhteensä;;12',
    'Summa;58 st;',
    'Total: 58 channels;;',
    'Totaal;;#REF!',
    'Gesamt;#REF!;#REF!',
    'Gesamtsumme;;#REF!',
    'I alt;;#VALUE!',
    '#REF!;Sum;12',
  ])('”%s” är en summarad', (row) => {
    expect(planned(`Namn;Kanal;Länk\nÄngby;FB;facebook.com/angby\n${row}\n`).reasons).toEqual(['new', 'sum-row']);
  });

  test('ett ord för att inget konto finns är inget kontos namn', () => {
    const list = planned('Namn;Kanal;Länk\nanvänds inte;FB;facebook.com/angby\nnot used;X;\nX;X;x.com/orby\n');
    expect(list.reasons).toEqual(['new', 'no-name-or-address', 'new']);
    expect(list.accounts.map(({ name, importedText }) => [name, importedText])).toEqual([
      ['angby', { Namn: 'används inte' }],
      ['X', {}],
    ]);
  });

  test('en cell där formeln gav ett fel säger inget, men felet behålls som det står', () => {
    const list = planned(
      'Namn;Kanal;Länk;Startades;Status\n#NAME?;FB;#REF!;;\nÄngby;FB;#N/A;#VÄRDEFEL!;#SAKNAS!\nÅrsta;FB;facebook.com/arsta;Err:508;\n',
    );
    expect(list.reasons).toEqual(['no-name-or-address', 'new', 'new']);
    expect(list.accounts[0]).toMatchObject({ name: 'Ängby', url: '', handle: '', status: null, fields: {} });
    expect(list.accounts[0]?.importedText).toEqual({ Länk: '#N/A', Startades: '#VÄRDEFEL!', Status: '#SAKNAS!' });
    expect(list.rows[1]?.fate.formulaErrors).toEqual(['address', 'started', 'status']);
    expect(list.accounts[1]?.fields).toEqual({});
  });

  test('ett konto som heter Summa är ett konto', () => {
    expect(planned('Namn;Kanal;Länk\nSumma;FB;facebook.com/summa\n').reasons).toEqual(['new']);
  });

  test('utan adress är nyckeln plattform, namn och enhet', () => {
    const list = planned(
      'Namn;Kanal;Länk;Enhet\nSidan;FB;;A\nSidan;FB;;B\n sidan ;facebook;;a\nSidan;Insta;;A\nSidan;Tripadvisor;;A\n',
    );
    expect(list.reasons).toEqual(['new', 'new', 'same-key-in-file', 'new', 'new']);
  });

  test('namnet står för sig när bara användarnamn eller adress finns', () => {
    const list = planned(
      'Skola;Typ;URL\nÄngby;Snapchat;angby_5b\nÅrsta;FB;facebook.com/groups/123456789\nÖrby;Snapchat;\n',
    );
    expect(list.accounts.map(({ name }) => name)).toEqual(['angby_5b', 'Årsta Facebook']);
    expect(list.reasons).toEqual(['new', 'new', 'no-name-or-address']);
  });

  test('en kolumn för förvaltning håller isär samma adress i två', () => {
    const list = planned('Förvaltning;Namn;Länk\nKultur;A;x.com/a1\nIdrott;A;x.com/a1\n;B;x.com/b1\n');
    expect(list.rows.map(({ administration }) => administration)).toEqual(['Kultur', 'Idrott', 'Provförvaltningen']);
    expect(list.counts).toMatchObject({ imported: 3, duplicates: 0 });
  });

  test('summan stämmer för vilka rader som helst', () => {
    const cell = fc.constantFrom(
      '',
      'Ängby',
      'FB',
      'facebook.com/angby',
      '@angby',
      'Summa',
      '12',
      'Namn',
      'Länk',
      'x.com/a',
      'Övriga:',
      '-',
    );
    const row = fc.array(cell, { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
        const text = ['Namn;Kanal;Länk', ...rows.map((cells) => cells.join(';'))].join('\n');
        const { counts, headerRow, rows: fates } = planned(text);
        const below = rows.filter(
          (cells, index) => index + 2 > headerRow && cells.some((value) => value !== ''),
        ).length;
        const { rows: all, imported, updated, duplicates, rejected, skipped } = counts;
        expect(all).toBe(below);
        expect(imported + updated + duplicates + rejected + skipped).toBe(all);
        expect(new Set(fates.map(({ fate }) => fate.row)).size).toBe(all);
      }),
      { numRuns: 200, seed: 31 },
    );
  });
});

describe('en dubblett med andra uppgifter', () => {
  const list = (takes: Record<number, Take> = {}) =>
    planned(
      [
        'Namn;Länk;Ansvarig;E-post ansvarig;Ersättare;Startades;Basinfo;Målgrupp',
        'Museet;x.com/museet;Anna Ek;;-;12/5 2016;ja;',
        ' museet ;twitter.com/Museet;Bo Ek;bo.ek@exempel.se;Eva Dahl;2016-05-12;x;unga',
        'Museet;x.com/museet;Anna Ek;anna.ek@exempel.se;;;;alla',
      ].join('\n'),
      new Map(),
      new Map(Object.entries(takes).map(([row, take]) => [Number(row), take])),
    );

  test('säger vad som skiljer sig, med listans egna ord; skrivsätt och tomma celler skiljer inget', () => {
    const { rows, counts } = list();
    expect(counts).toMatchObject({ rows: 3, imported: 1, duplicates: 2 });
    expect(rows[1]?.fate.differs).toEqual([
      { field: 'responsible', heading: 'Ansvarig', first: 'Anna Ek', second: 'Bo Ek' },
      { field: 'responsible-email', heading: 'E-post ansvarig', first: '', second: 'bo.ek@exempel.se' },
      { field: 'deputy', heading: 'Ersättare', first: '', second: 'Eva Dahl' },
      { field: 'target-group', heading: 'Målgrupp', first: '', second: 'unga' },
    ]);
    expect(rows[2]?.fate.differs.map(({ field }) => field)).toEqual(['responsible-email', 'target-group']);
  });

  test('den första raden gäller om ingen har valt', () => {
    const { accounts, rows } = list();
    expect(accounts[0]).toMatchObject({ people: { responsible: [{ name: 'Anna Ek' }] }, fields: {} });
    expect(rows.map(({ fate }) => fate.take)).toEqual(['first', 'first', 'first']);
  });

  test('den andra raden kan tas i stället, och räknas ändå som dubblett', () => {
    const { accounts, counts, rows } = list({ 3: 'second' });
    expect(accounts).toHaveLength(1);
    expect(accounts[0]).toMatchObject({
      row: 2,
      people: { responsible: [{ name: 'Bo Ek', email: 'bo.ek@exempel.se' }], deputy: [{ name: 'Eva Dahl' }] },
      fields: { targetGroup: 'unga' },
    });
    expect(counts).toMatchObject({ rows: 3, imported: 1, updated: 0, duplicates: 2, rejected: 0, skipped: 0 });
    expect(rows[1]?.fate).toMatchObject({ fate: 'duplicate', take: 'second', firstRow: 2 });
  });

  test('tomma fält fylls, men ingen får någon annans e-post', () => {
    const [account] = list({ 3: 'fill' }).accounts;
    expect(account).toMatchObject({
      people: { responsible: [{ name: 'Anna Ek', email: '' }], deputy: [{ name: 'Eva Dahl' }] },
      fields: { startedOn: '2016-05-12', targetGroup: 'unga' },
    });
    expect(list({ 4: 'fill' }).accounts[0]?.people.responsible).toEqual([
      { name: 'Anna Ek', email: 'anna.ek@exempel.se', phone: '' },
    ]);
  });

  test('flera dubbletter av samma konto läggs efter varandra', () => {
    const [account] = list({ 3: 'second', 4: 'fill' }).accounts;
    expect(account).toMatchObject({ people: { responsible: [{ name: 'Bo Ek' }] }, fields: { targetGroup: 'unga' } });
  });

  test('det som väljs för alla gäller de rader som ingen har valt för', () => {
    const rows = 'Namn;Länk;Målgrupp;Språk\nA;x.com/a1;;\nA;x.com/a1;unga;\nA;x.com/a1;alla;sv\n';
    const [account] = planned(rows, new Map(), new Map([[3, 'first']]), { duplicates: 'fill' }).accounts;
    expect(account?.fields).toEqual({ targetGroup: 'alla', languages: 'sv' });
  });

  test('den senare rad som säger vad förteckningen redan säger gäller, om ingen har valt för den', () => {
    const rows = 'Namn;Länk;Målgrupp\nA;x.com/a1;unga\nA;x.com/a1;alla\nA;x.com/a1;äldre\n';
    const known = new Map([['provförvaltningen', new Map([['x:a1', 'konto']])]]);
    const targetGroup = (takes: ReadonlyMap<number, Take>, duplicates?: Take) =>
      planned(rows, known, takes, {
        asRegistered: new Map<string, Take>([
          [takeKey(3, 'x:a1'), 'second'],
          [takeKey(4, 'x:a1'), 'first'],
        ]),
        ...(duplicates !== undefined && { duplicates }),
      }).accounts[0]?.fields.targetGroup;
    expect(targetGroup(new Map())).toBe('alla');
    expect(targetGroup(new Map(), 'fill')).toBe('alla');
    expect(targetGroup(new Map([[3, 'first']]))).toBe('unga');
    // Also where the last row holds for every account: this one's rows are settled.
    expect(targetGroup(new Map(), 'second')).toBe('alla');
    expect(targetGroup(new Map([[4, 'second']]))).toBe('äldre');
  });

  test('alla rader om ett konto säger vilka rader som gäller till slut', () => {
    const holds = (takes: Record<number, Take>) => list(takes).rows.map(({ fate }) => fate.holds?.rows);
    expect(holds({})).toEqual([[2], [2], [2]]);
    expect(holds({ 3: 'second' })).toEqual([[3], [3], [3]]);
    expect(holds({ 3: 'fill' })).toEqual([
      [2, 3],
      [2, 3],
      [2, 3],
    ]);
    expect(holds({ 3: 'fill', 4: 'second' })).toEqual([[4], [4], [4]]);
    // What is filled from it is in the rows before it already.
    expect(holds({ 3: 'second', 4: 'fill' })).toEqual([[3], [3], [3]]);
    expect(planned('Namn;Länk\nA;x.com/a1\nA;x.com/a1\n').rows.map(({ fate }) => fate.holds)).toEqual([
      undefined,
      undefined,
    ]);
  });

  test('två adresser som bara skiljer sig på en punkt säger den andra radens adress och varför', () => {
    const [, dots] = planned('Namn;Länk\nA;facebook.com/ny.kultur\nA;facebook.com/nykultur\n').rows;
    expect(dots?.fate).toMatchObject({ firstRow: 2, firstAddress: 'facebook.com/ny.kultur', ignoresDots: true });
    const [, same] = planned('Namn;Länk\nA;x.com/a1\nA;twitter.com/A1\n').rows;
    expect(same?.fate).toMatchObject({ firstAddress: same?.fate.address, ignoresDots: false });
  });

  test('ett val för en rad utan skillnad ändrar inget', () => {
    const same = 'Namn;Länk\nA;x.com/a1\nA;x.com/a1\n';
    expect(planned(same, new Map(), new Map([[3, 'second']])).rows[1]?.fate.take).toBe('first');
  });
});

describe('det som inte kan tolkas behålls som det står', () => {
  test('datum, vakanser, sorter och adresser', () => {
    const list = planned(
      'Namn;Länk;Ansvarig;Ersättare;Startades;Slutdatum;Typ\nA;x.com/a1;Slutat 2018;vakant;hösten 2015;VT17;?\nB;finns ej längre;Bo Ek;-;12/5 2016;2018-06;officiellt\n',
    );
    expect(list.accounts[0]).toMatchObject({
      fields: { startedText: 'hösten 2015', endsText: 'VT17' },
      people: {},
      kept: { responsible: 'Slutat 2018', deputy: 'vakant', started: 'hösten 2015', ends: 'VT17', kind: '?' },
      importedText: { Ansvarig: 'Slutat 2018', Ersättare: 'vakant', Typ: '?' },
    });
    expect(list.accounts[1]).toMatchObject({
      url: '',
      fields: { startedOn: '2016-05-12', endsText: '2018-06' },
      kept: { address: 'finns ej längre', ends: '2018-06' },
      importedText: { Länk: 'finns ej längre' },
      kind: 'official',
    });
    expect(list.accounts[1]?.people).toMatchObject({ responsible: [{ name: 'Bo Ek' }] });
    expect(list.accounts[1]?.importedText).not.toHaveProperty('Ersättare');
  });

  test('namn som förstods behålls inte som text; det som stod bredvid dem gör det', () => {
    const list = planned(
      'Namn;Länk;Ansvarig;Ersättare\nA;x.com/a1;Åkesson, Sofia;bo.ek@exempel.se\nB;x.com/b1;Anna Ek (t.o.m. maj);Bo Ek / vakant\n',
    );
    expect(list.accounts[0]).toMatchObject({ kept: {}, importedText: {} });
    expect(list.accounts[1]).toMatchObject({
      kept: { responsible: 't.o.m. maj', deputy: 'vakant' },
      importedText: { Ansvarig: 'Anna Ek (t.o.m. maj)', Ersättare: 'Bo Ek / vakant' },
    });
  });

  test('en status som ingen förstår står kvar som den skrevs, tills någon säger vad den betyder', () => {
    const rows = 'Namn;Länk;Status\nA;x.com/a1;Övertagen!\nB;x.com/b1;övertagen\nC;x.com/c1;aktiv\n';
    const asked = planned(rows).accounts;
    expect(asked.map(({ status, statusWord }) => [status, statusWord])).toEqual([
      [null, 'Övertagen!'],
      [null, 'övertagen'],
      ['active', ''],
    ]);
    const said = planned(rows, new Map(), new Map(), { statuses: new Map([['övertagen', 'closed']]) }).accounts;
    expect(said.map(({ status, kept }) => [status, kept])).toEqual([
      ['closed', {}],
      ['closed', {}],
      ['active', {}],
    ]);
    expect(said[0]?.importedText).toEqual({ Status: 'Övertagen!' });
  });

  test('det som enligt listan är avslutat är avslutat, vad statusens ord än sägs betyda', () => {
    const rows = 'Namn;Länk;Status;Avslutad\nA;x.com/a1;övertagen;2024-05-01\nB;x.com/b1;övertagen;\n';
    const statuses = new Map([['övertagen', 'active' as const]]);
    const list = planned(rows, new Map(), new Map(), { statuses, today: '2026-11-30' });
    expect(list.rows.map(({ fate }) => [fate.status, fate.endedBy])).toEqual([
      ['closed', 'Avslutad: 2024-05-01'],
      ['active', ''],
    ]);
    // Nor is the word said to mean closed because it stands there.
    expect(statusWordsOf(list.rows.toReversed(), statuses)).toEqual([{ text: 'övertagen', rows: 1, status: 'active' }]);
  });

  test('en entreprenör i enhetens ställe är ingen enhet', () => {
    const [account] = planned('Namn;Länk;Enhet\nSommarscen;facebook.com/sommarscen;Drivs av Scenbolaget AB\n').accounts;
    expect(account).toMatchObject({
      unit: '',
      kind: 'contractor',
      fields: { contractor: 'Scenbolaget AB' },
      importedText: { Enhet: 'Drivs av Scenbolaget AB' },
    });
  });

  test('text som är längre än fältet finns kvar hel', () => {
    const long = 'Å'.repeat(400);
    const [account] = planned(`Namn;Länk;Språk\n${long};x.com/a1;${long}\n`).accounts;
    expect(account?.name).toHaveLength(300);
    expect(account?.importedText).toEqual({ Namn: long, Språk: long });
  });

  test('säsong och paus i anteckningen', () => {
    const list = planned('Namn;Länk;Övrigt\nA;x.com/a1;säsong maj–sept\nB;x.com/b1;pausad 2024\n');
    expect(list.accounts[0]?.normInPassing).toMatchObject({ preset: 'season', seasonFrom: 5, seasonTo: 9 });
    expect(list.accounts[1]).toMatchObject({ statusInPassing: 'dormant', fields: { note: 'pausad 2024' } });
    // The preview says so, for no column does.
    expect(list.rows.map(({ fate }) => fate.statusInPassing)).toEqual([null, 'dormant']);
  });

  test.each([
    ['pausiert wegen Umbau', 'dormant'],
    ['pausad på grund av ombyggnad av hela huset', 'dormant'],
    ['stängt pga flytten till de nya lokalerna', 'closed'],
    ['vi har haft det pausat pga ombyggnad', null],
    ['aktivt pga kampanjen', null],
  ])('”%s” i en anmärkning: status %s, och anmärkningen står kvar', (note, status) => {
    const [account] = planned(`Namn;Länk;Övrigt\nA;x.com/a1;${note}\n`).accounts;
    expect([account?.statusInPassing, account?.fields.note]).toEqual([status, note]);
  });
});

test('en kolumns dagar läses i en enda ordning, och den som säger något annat väljer den', () => {
  const list = [
    'Account;URL;Created;Last post',
    'A;instagram.com/a;04/13/2010;10/28/2026',
    'B;instagram.com/b;5/6/2019;11/01/2026',
  ];
  const read = (lines: readonly string[], dayOrder?: 'day-first') =>
    planned(lines.join('\n'), new Map(), new Map(), {
      ...(dayOrder && {
        columns: (['name', 'address', 'started', 'last-post'] as const).map((field, index) => ({
          index,
          field,
          dayOrder,
        })),
      }),
    }).accounts.map(({ fields, kept }) => [fields.startedOn, fields.lastPostOn, kept]);
  expect(read(list)).toEqual([
    ['2010-04-13', '2026-10-28', {}],
    ['2019-05-06', '2026-11-01', {}],
  ]);
  // What cannot be a day in that order is kept as it stands, never turned.
  expect(read(list, 'day-first')).toEqual([
    [undefined, undefined, { started: '04/13/2010', 'last-post': '10/28/2026' }],
    ['2019-06-05', '2026-01-11', {}],
  ]);
  expect(read([list[0] ?? '', 'A;instagram.com/a;5/6/2019;28/10/2026'])).toEqual([['2019-06-05', '2026-10-28', {}]]);
});

describe('listor som de kan se ut', () => {
  test('en rad för varje skola och en kolumn för varje plattform: den första är kontot, de andra står kvar och sägs', () => {
    const { fields, accounts } = planned(
      [
        'Skola;Facebook;Instagram;YouTube;Ansvarig',
        'Björkskolan;facebook.com/bjorkskolan;@bjorkskolan_sthlm;;Tomas Frid',
        'Tallskolan;;tallskolan;https://youtube.com/@tallskolan;Elin Sand',
        'Almskolan;;;;Elin Sand',
      ].join('\n'),
    );
    expect(fields).toEqual(['unit', 'address', 'address', 'address', 'responsible']);
    expect(accounts.map(({ key, kept, importedText }) => [key, kept, importedText])).toEqual([
      ['facebook:bjorkskolan', { 'second-address': '@bjorkskolan_sthlm' }, { Instagram: '@bjorkskolan_sthlm' }],
      [
        'instagram:tallskolan',
        { 'second-address': 'https://youtube.com/@tallskolan' },
        { YouTube: 'https://youtube.com/@tallskolan' },
      ],
    ]);
    // A column of answers stands for no account.
    expect(planned('Skola;Länk;Facebook;Instagram\nA;x.com/a1;ja;nej\nB;x.com/b1;nej;ja\n').fields).toEqual([
      'unit',
      'address',
      'extra',
      'extra',
    ]);
  });

  test('plattform och användarnamn i en cell, i vilken kolumn de än står', () => {
    const { accounts, reasons } = planned(
      'Gård;Kanal;Länk;Ansvarig\nAnkaret;Instagram: @ankaret_gard;;Mio Ek\nAnkaret;fb: ankaretgard;;Mio Ek\nBryggan;www.tiktok.com/@bryggan;;Mio Ek\nCirkeln;;Insta: @cirkeln;Mio Ek\nCirkeln;Facebook sida;;Mio Ek\n',
    );
    expect(accounts.map(({ unit, key }) => [unit, key])).toEqual([
      ['Ankaret', 'instagram:ankaret_gard'],
      ['Ankaret', 'facebook:ankaretgard'],
      ['Bryggan', 'tiktok:bryggan'],
      ['Cirkeln', 'instagram:cirkeln'],
    ]);
    expect(reasons[4]).toBe('no-name-or-address');
    // Where no other column names the account, that one is for it.
    const alone = planned(
      'Nr;Gård;Kanal och namn\n1.;Ankaret;Instagram: @ankaret\n2.;Ankaret;fb: ankaret\n3.;Bryggan;Insta bryggan\n',
    );
    expect(alone.fields).toEqual(['extra', 'unit', 'address']);
    expect(alone.accounts.map(({ name, key }) => [name, key])).toEqual([
      ['@ankaret', 'instagram:ankaret'],
      ['ankaret', 'facebook:ankaret'],
      ['Insta bryggan', expect.stringMatching(/^name:/)],
    ]);
  });

  test('”saknas” och ”stängd” i adressens eller användarnamnets ställe är inget konto', () => {
    const { accounts } = planned(
      'Namn;Kanal;Länk;Användarnamn\nA;Instagram;saknas;\nB;Instagram;saknas;\nC;Instagram;;stängd\nD;X;;saknat\n',
    );
    expect(accounts.map(({ key, kept }) => [key, kept])).toEqual([
      ['name:instagram|a|', { address: 'saknas' }],
      ['name:instagram|b|', { address: 'saknas' }],
      ['name:instagram|c|', { handle: 'stängd' }],
      ['x:saknat', {}],
    ]);
  });

  test('en länk som är kopierad från en annan plattforms rad gör inte raden till en dubblett av den', () => {
    const { accounts, reasons } = planned(
      linked('Enhet;Plattform;Länk\nLogen;Facebook;Till sidan\nLogen;Instagram;Till sidan\n', {
        2: { 2: 'https://www.facebook.com/logen' },
        3: { 2: 'https://www.facebook.com/logen' },
      }),
    );
    expect(reasons).toEqual(['new', 'new']);
    expect(accounts.map(({ name, key, kept }) => [name, key, kept])).toEqual([
      // The words that the link stands behind are not what could not be understood.
      ['logen', 'facebook:logen', {}],
      [
        'Logen Instagram',
        expect.stringMatching(/^name:instagram/),
        { address: 'Till sidan', link: 'https://www.facebook.com/logen' },
      ],
    ]);
  });

  test('citattecken och ”dito” är det som står ovanför, men aldrig någon annans adress', () => {
    const { rows, accounts } = planned(
      [
        'Förvaltning;Enhet;Konto;Länk;Ansvarig;Anteckning',
        'Kultur;Skolan;A;x.com/a1;Anna Ek;hem',
        '"""";"-""-";B;x.com/b1;dito;',
        'Mellanrubrik:;;;;;',
        '”;d:o;C;dito;Dito;Dito är en sång',
      ].join('\n'),
    );
    expect(rows.map(({ administration }) => administration)).toEqual(['Kultur', 'Kultur', '', 'Kultur']);
    expect(accounts.map(({ unit, people }) => [unit, people.responsible?.[0]?.name])).toEqual([
      ['Skolan', 'Anna Ek'],
      ['Skolan', 'Anna Ek'],
      ['Skolan', 'Anna Ek'],
    ]);
    expect(accounts[2]).toMatchObject({ url: '', fields: { note: 'Dito är en sång' } });
  });

  test('en ensam text i en kolumn som inte säger vilket konto det är, och en ensam status, är rubriker', () => {
    const { reasons, rows } = planned(
      'Kanal;Namn;Länk\nFacebook;A;x.com/a1\nBiblioteken;;\nFacebook;B;x.com/b1\n;Nedlagda;\nFacebook;C;x.com/c1\nFacebook;;\n',
    );
    expect(reasons).toEqual(['new', 'section-row', 'new', 'section-row', 'new', 'no-name-or-address']);
    expect(rows.map(({ fate }) => fate.statusInPassing)).toEqual([null, null, null, null, 'closed', null]);
  });
});

test('en mening ensam på en rad är inget konto där listan inte säger var konton finns', () => {
  const rows = 'Diese Liste wird monatlich gepflegt.;\nÄngby;Bo Ek\nVi som dansar i Ängby;Bo Ek\n';
  expect(planned(`Namn;Ansvarig\n${rows}`).reasons).toEqual(['title-row', 'new', 'new']);
  expect(planned('Namn;Länk\nÅrsta;x.com/arsta\nDet här är vår sida.;\n').reasons).toEqual(['new', 'new']);
});

describe('en rad som bara har ett namn', () => {
  const onlyNames = (list: string) =>
    planned(list).rows.flatMap(({ fate, account }) => (account !== null && fate.onlyName ? [fate.name] : []));
  const rows = 'Ask;FB;facebook.com/ask\nMuseer og kultur;;\nBerg;FB;facebook.com/berg\nSkolor;;\nCiv;FB;x.com/civ\n';

  test('kommer in som ett konto där andra rader säger var de är, och det sägs; en rubrik som går att känna igen hoppas över', () => {
    expect(onlyNames(`Namn;Kanal;Länk\n${rows}`)).toEqual(['Museer og kultur', 'Skolor']);
    expect(planned(`Namn;Kanal;Länk\n${rows}`).counts).toMatchObject({ imported: 5, skipped: 0 });
    expect(onlyNames(`Namn;Kanal;Länk\n${rows.replace('kultur;', 'kultur:;')}`)).toEqual(['Skolor']);
    expect(onlyNames(`Namn;Kanal;Länk\n${rows.replace('Skolor;;', ';;\nSkolor;;')}`)).toEqual(['Museer og kultur']);
  });

  test('sägs inte där raden har något mer, där få rader säger var de är, där den är bortvald eller redan finns', () => {
    expect(onlyNames('Namn;Kanal;Länk;Ansvarig\nAsk;FB;x.com/ask;\nBerg;;;Anna Ek\nCiv;FB;x.com/civ;\n')).toEqual([]);
    expect(onlyNames('Namn;Länk;Ansvarig\nAsk;;Bo Ek\nBerg;;\nCiv;x.com/civ;\nDal;;Bo Ek\n')).toEqual([]);
    expect(onlyNames('Namn;Ansvarig;Chef\nAsk;Bo Ek;\nBerg;;\nCiv;Bo Ek;\n')).toEqual([]);
    const list = `Namn;Kanal;Länk\n${rows}`;
    const key = planned(list).rows[1]?.fate.key ?? '';
    const left = planned(list, undefined, undefined, { leftOut: new Set([takeKey(3, key)]) });
    expect(left.rows.map(({ fate }) => fate.onlyName)).toEqual([false, false, false, true, false]);
    const again = planned(list, known({ [key]: 'id-1' }));
    expect(again.rows.map(({ fate }) => fate.onlyName)).toEqual([false, false, false, true, false]);
  });
});
