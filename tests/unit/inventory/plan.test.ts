import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listKind } from '../../../electron/core/inventory/plan-import.ts';
import type { Take } from '../../../electron/core/inventory/contract.ts';
import { statusWordsOf } from '../../../electron/core/inventory/run-import.ts';
import { planned, table } from './lists.ts';

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

  test.each(['Summe;;58 Kanäle', 'Total;58;', 'Yhteensä;;12', 'Summa;58 st;', 'Total: 58 channels;;'])(
    '”%s” är en summarad',
    (row) => {
      expect(planned(`Namn;Kanal;Länk\nÄngby;FB;facebook.com/angby\n${row}\n`).reasons).toEqual(['new', 'sum-row']);
    },
  );

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
});

test('en lista med mest klasskonton gör de osagda till klasskonton', () => {
  expect(
    listKind(planned('Namn;Länk;Typ\nA;x.com/a1;ped\nB;x.com/b1;ped\nC;x.com/c1;officiellt\nD;x.com/d1;?\n').rows),
  ).toBe('pedagogical');
  expect(listKind(planned('Namn;Länk;Typ\nA;x.com/a1;ped\nB;x.com/b1;officiellt\nC;x.com/c1;\n').rows)).toBe(
    'official',
  );
  expect(listKind(planned('Namn;Länk\nA;x.com/a1\n').rows)).toBe('official');
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

test('två adresser i en cell: kontot får den första, den andra behålls', () => {
  const text = 'https://www.facebook.com/tallen https://www.instagram.com/tallen';
  const [one, same] = planned(`Namn;Länk\nTallen;${text}\nEken;x.com/eken, https://www.x.com/eken\n`).accounts;
  expect(one).toMatchObject({
    key: 'facebook:tallen',
    kept: { 'second-address': 'https://www.instagram.com/tallen' },
    importedText: { Länk: text },
  });
  expect(same).toMatchObject({ key: 'x:eken', kept: {} });
});

test('vad kanalcellen säger utöver adressens plattform behålls som text', () => {
  const { accounts } = planned(
    [
      'Namn;Kanal;Länk',
      'Museet;Facebook, Instagram;https://www.facebook.com/museet',
      'Parken;Facebook;https://www.instagram.com/parken',
      'Torget;FB-sida;https://www.facebook.com/torget',
    ].join('\n'),
  );
  expect(accounts.map(({ key, kept, importedText }) => [key, kept['platform'], importedText['Kanal']])).toEqual([
    ['facebook:museet', 'Facebook, Instagram', 'Facebook, Instagram'],
    ['instagram:parken', 'Facebook', 'Facebook'],
    ['facebook:torget', undefined, undefined],
  ]);
});

test('av två adresser i en cell får kontot den på sin plattform, sedan den på en känd, och de andra behålls', () => {
  const { accounts } = planned(
    [
      'Namn;Kanal;Länk',
      'Kulturladan;Facebook;https://www.instagram.com/kulturladan, https://www.facebook.com/kulturladan',
      'Kulturladan;Instagram;https://www.facebook.com/kulturladan (https://www.instagram.com/kulturladan)',
      'Kulturladan igen;;https://www.stockholm.se/kulturladan https://www.facebook.com/ladan',
      'Ladans blogg;Blogg;facebook.com/bloggladan https://ladan.exempel.se/blogg',
    ].join('\n'),
  );
  expect(accounts.map(({ key, kept }) => [key, kept['second-address']])).toEqual([
    ['facebook:kulturladan', 'https://www.instagram.com/kulturladan'],
    ['instagram:kulturladan', 'https://www.facebook.com/kulturladan'],
    ['facebook:ladan', 'https://www.stockholm.se/kulturladan'],
    ['web:ladan.exempel.se/blogg', 'facebook.com/bloggladan'],
  ]);
});

test('en länk bakom namnet är adressen för den rad som ingen annan har, och behålls annars', () => {
  const list = table('Namn;Plattform;Länk\nBjörken;Facebook;\nEken;;x.com/eken\nAsken;;x.com/asken\nAlen;;\n');
  const links = ['https://www.facebook.com/fritidbjorken', 'https://www.facebook.com/eken', 'https://x.com/asken', ''];
  const rows = list.rows.map((row, index) => {
    const link = links[index - 1];
    return link ? { ...row, links: { 0: link } } : row;
  });
  const { accounts } = planned({ ...list, rows });
  expect(accounts.map(({ key, kept, importedText }) => [key, kept, importedText])).toEqual([
    ['facebook:fritidbjorken', {}, {}],
    ['x:eken', { link: links[1] }, { 'Länken bakom namnet': links[1] }],
    ['x:asken', {}, {}],
    [expect.stringContaining('alen'), {}, {}],
  ]);
});

/** A list whose cells have links behind them: by row of the list, then by column. */
function linked(text: string, links: Record<number, Record<number, string>>) {
  const list = table(text);
  return { ...list, rows: list.rows.map((row) => ({ ...row, links: links[row.row] ?? {} })) };
}

test('en länk bakom namnet tar inte över ett konto som har sitt användarnamn, och är inget konto när den leder till en sida om det', () => {
  const page = 'https://www.stockholm.se/kulturladan';
  const { accounts, reasons } = planned(
    linked(
      'Namn;Plattform;Användarnamn\nKulturladan;Facebook;kulturladan\nKulturladan;Instagram;kulturladan_sthlm\nLogen;Facebook;\nLogen;Instagram;\n',
      { 2: { 0: page }, 3: { 0: page }, 4: { 0: page }, 5: { 0: 'https://www.facebook.com/logen' } },
    ),
  );
  expect(reasons).toEqual(['new', 'new', 'new', 'new']);
  expect(accounts.map(({ key, platform, kept }) => [key, platform, kept])).toEqual([
    ['facebook:kulturladan', 'facebook', { link: page }],
    ['instagram:kulturladan_sthlm', 'instagram', { link: page }],
    [expect.stringMatching(/^name:facebook/), 'facebook', { link: page }],
    // Copied down from the row above: it leads to another platform's account.
    [expect.stringMatching(/^name:instagram/), 'instagram', { link: 'https://www.facebook.com/logen' }],
  ]);
  expect(accounts[0]?.importedText).toEqual({ 'Länken bakom namnet': page });
});

test('en länk bakom namnet är adressen på en plattform som listan nämner och appen inte känner; där ingen nämns är den en text', () => {
  const link = (name: string) => `https://t.me/${name}`;
  const { accounts } = planned(
    linked(
      'Namn;Plattform;Länk\nSätra;Telegram;\nEken;;\nAsken;saknas;\nAlen;Telegram;https://t.me/alen\nBoken;Telegram;\n',
      {
        2: { 0: link('satra') },
        3: { 0: link('eken') },
        4: { 0: link('asken') },
        5: { 0: link('alen2') },
        6: { 0: 'mailto:boken@stad.example' },
      },
    ),
  );
  expect(
    accounts.map(({ name, platform, platformName, url, kept }) => [name, platform, platformName, url, kept]),
  ).toEqual([
    ['Sätra', 'other', 'Telegram', link('satra'), {}],
    ['Eken', 'other', '', '', { link: link('eken') }],
    ['Asken', 'other', 'saknas', '', { link: link('asken') }],
    ['Alen', 'other', 'Telegram', 'https://t.me/alen', { link: link('alen2') }],
    ['Boken', 'other', 'Telegram', '', { link: 'mailto:boken@stad.example' }],
  ]);
});

test('en sida som flera rader länkar till är ingens adress, och flera plattformar eller ”Webb” är ingen plattform', () => {
  const page = 'https://intranat.example/konton';
  const shared = planned(
    linked('Namn;Plattform;Enhet\nA;Telegram;Sätra\nB;Telegram;Ängby\nC;Telegram;Årsta\nD;Telegram;Eken\n', {
      2: { 0: page },
      3: { 0: `${page}/` },
      4: { 0: page },
      5: { 0: 'https://t.me/eken' },
    }),
  );
  expect(shared.reasons).toEqual(['new', 'new', 'new', 'new']);
  expect(shared.accounts.map(({ url }) => url)).toEqual(['', '', '', 'https://t.me/eken']);
  const general = [
    'Facebook, Instagram',
    'Facebook/Instagram',
    'Facebook, Telegram och Instagram',
    'Sociala medier',
    'Webb',
    'Alla',
    'alla kanaler',
    'Webbplats',
    'Hemsidan',
    'Intranät',
    'Digitala kanaler',
    'Flera',
  ];
  const list = `Namn;Plattform;Enhet\n${general.map((of, index) => `K${index};${of};Enhet ${index}`).join('\n')}\n`;
  const links = Object.fromEntries(general.map((_, index) => [index + 2, { 0: `${page}/${index}` }]));
  expect(planned(linked(list, links)).accounts.map(({ url }) => url)).toEqual(general.map(() => ''));
});

test('den som nämns efter den första för en persons uppgift sägs bli redaktör; redaktörer är redan det', () => {
  const list =
    'Namn;Länk;Kontoansvarig;Ersättare;Redaktörer\nA;x.com/a1;Anna Ask, Erik Ek;Bo Ek / Erik Ek;Eva Dahl, Nils Ström\nB;x.com/b1;Bo Ek;;\n';
  expect(planned(list).rows.map(({ fate }) => [fate.responsible, fate.furtherEditors])).toEqual([
    ['Anna Ask', ['Erik Ek']],
    ['Bo Ek', []],
  ]);
});

test('en länk bakom ett användarnamn utan plattform säger vilket konto det är; en e-postadress gör det aldrig', () => {
  const { accounts } = planned(
    linked('Namn;Användarnamn;Länk\nLadan;kulturladan;\nLogen;;Kontakt\nSmedjan;;\n', {
      2: { 1: 'https://www.instagram.com/kulturladan' },
      3: { 2: 'mailto:logen@exempel.se' },
      4: { 0: 'mailto:smedjan@exempel.se' },
    }),
  );
  expect(accounts.map(({ key, url, handle }) => [key, url, handle])).toEqual([
    ['instagram:kulturladan', 'https://www.instagram.com/kulturladan/', 'kulturladan'],
    [expect.stringMatching(/^name:/), '', ''],
    [expect.stringMatching(/^name:/), '', ''],
  ]);
  expect(accounts[2]?.importedText).toEqual({ 'Länken bakom namnet': 'mailto:smedjan@exempel.se' });
});

test('samma webbsida på varje rad gör dem inte till ett konto när plattform och användarnamn står där', () => {
  const list =
    'Namn;Plattform;Användarnamn;Webbplats\nLadan;Facebook;kulturladan;https://www.stockholm.se/ladan\nLadan;Instagram;kulturladan_sthlm;https://www.stockholm.se/ladan\n';
  expect(planned(list).accounts.map(({ key, url, kept }) => [key, url, kept])).toEqual([
    ['facebook:kulturladan', 'https://www.facebook.com/kulturladan', { address: 'https://www.stockholm.se/ladan' }],
    ['instagram:kulturladan_sthlm', expect.any(String), { address: 'https://www.stockholm.se/ladan' }],
  ]);
});

test('konton under en rubrik som säger en status får den, om ingen säger annat', () => {
  const list =
    'Namn;Länk;Ansvarig;Anteckning\nA;x.com/a1;Bo Ek;\n;;;\n— Stängda —;;;\nB;x.com/b1;Bo Ek;\nC;x.com/c1;Bo Ek;vilande\n;;;\nÖvriga;;;\nD;x.com/d1;;\n';
  const read = (headingsGiveStatus: boolean) =>
    planned(list, new Map(), new Map(), { headingsGiveStatus })
      .rows.filter(({ account }) => account !== null)
      .map(({ fate }) => [fate.underHeading, fate.statusInPassing]);
  expect(read(true)).toEqual([
    ['', null],
    ['Stängda', 'closed'],
    ['', 'dormant'],
    ['', null],
  ]);
  expect(read(false)[1]).toEqual(['Stängda', null]);
});

describe('vad ett nytt konto får för status', () => {
  const list =
    'Namn;Länk;Ansvarig;Status;Avslutad;Övrigt\nA;x.com/a1;Bo Ek;;;\nB;x.com/b1;Bo Ek;;2024-05-01;\nC;x.com/c1;Bo Ek;;;pausad 2024\nD;x.com/d1;Bo Ek;stängd;2024-05-01;\nE;x.com/e1;Bo Ek;övertagen;;\nF;x.com/f1;Bo Ek;;2031-05-01;\nStängda konton;;;;;\nG;x.com/g1;Bo Ek;;;\nA;x.com/a1;Bo Ek;vilande;;\n';
  const statuses = (more = {}) =>
    planned(list, new Map(), new Map(), { today: '2026-11-30', ...more }).rows.map(({ fate }) => [
      fate.name,
      fate.status,
      fate.endedBy,
    ]);

  test('står i planen, med det som avslutade kontot där det är därför', () => {
    expect(statuses()).toEqual([
      ['A', 'active', ''],
      ['B', 'closed', 'Avslutad: 2024-05-01'],
      ['C', 'dormant', ''],
      ['D', 'closed', ''],
      ['E', 'unknown', ''],
      ['F', 'active', ''],
      ['', null, ''],
      ['G', 'closed', ''],
      ['A', null, ''],
    ]);
  });

  test('är det valda där listan inget säger, och det upprepade radens där den gäller', () => {
    const chosen = statuses({ unsaidStatus: 'dormant', headingsGiveStatus: false });
    expect(chosen.map(([, status]) => status)).toEqual([
      'dormant',
      'closed',
      'dormant',
      'closed',
      'unknown',
      'dormant',
      null,
      'dormant',
      null,
    ]);
    expect(statuses({ unsaidStatus: 'applied', duplicates: 'second' })[0]).toEqual(['A', 'dormant', '']);
  });

  test('sägs inte om konton som redan finns', () => {
    const known = new Map([['provförvaltningen', new Map([['x:b1', '1']])]]);
    expect(planned(list, known, new Map(), { today: '2026-11-30' }).rows[1]?.fate).toMatchObject({
      reason: 'known-key',
      status: null,
      endedBy: '',
    });
  });
});

test('ett statusord ensamt på en rad är en rubrik också utan tomrad före; ett namn som börjar så är ett konto', () => {
  const { rows } = planned(
    'Namn;Länk;Ansvarig\nA;x.com/a1;Bo Ek\nStängda;;\nB;x.com/b1;\nVilande konton;;\nC;x.com/c1;\nNedlagda dansskolan;;\n',
  );
  expect(rows.map(({ fate }) => [fate.reason, fate.name, fate.statusInPassing])).toEqual([
    ['new', 'A', null],
    ['section-row', '', null],
    ['new', 'B', 'closed'],
    ['section-row', '', null],
    ['new', 'C', 'dormant'],
    ['new', 'Nedlagda dansskolan', 'dormant'],
  ]);
});

describe('en rubrik säger en status', () => {
  const statuses = (...rows: string[]) =>
    planned(['Namn;Länk;Ansvarig', ...rows].join('\n')).rows.map(({ fate, account }) =>
      account === null ? fate.reason : fate.statusInPassing,
    );
  const a = 'A;x.com/a1;Bo Ek';
  const b = 'B;x.com/b1;Bo Ek';

  test.each([
    ['Stängda konton', 'closed'],
    ['— Avslutade sidor: —', 'closed'],
    ['Nedlagda 2023', 'closed'],
    ['Stängda och raderade konton (7 st)', 'closed'],
    ['Ej aktiva kanaler', 'dormant'],
    ['Vilande', 'dormant'],
    ['Closed accounts', 'closed'],
    ['Gelöschte Konten', 'closed'],
    ['Konton vi kommer inte åt', 'lost'],
    ['Kapade konton', 'lost'],
    // More than a status and what it is of.
    ['Stängda konton redovisas inte', null],
    ['Lost and found', null],
    ['Stängda grupper på skolorna', null],
    ['Vilande och stängda', null],
    ['Aktiva konton', null],
    ['Övriga konton', null],
  ])('”%s” ger %s', (heading, status) => {
    expect(statuses(b, '', `${heading};;`, a)).toEqual([null, 'section-row', status]);
  });

  test('en anmärkning först i listan stänger inga konton', () => {
    expect(statuses('Stängda konton redovisas inte;;', a, b)).toEqual(['section-row', null, null]);
  });

  test('den gäller till nästa rubrik, titel eller summa; kolumnernas rubriker en gång till ändrar inget', () => {
    expect(statuses('Stängda:;;', 'Namn;Länk;Ansvarig', a, 'Summa;;1', b)).toEqual([
      'section-row',
      'repeated-header',
      'closed',
      'sum-row',
      null,
    ]);
    expect(statuses('Stängda:;;', a, 'Uppdaterad 2026-05-12;;', b)).toEqual([
      'section-row',
      'closed',
      'title-row',
      null,
    ]);
  });

  describe('på samma konto en gång till', () => {
    const rows = 'Namn;Länk;Status;Målgrupp\nA;x.com/a1;;\n;;;\nStängda;;;\nA;x.com/a1;;unga\n';
    const read = (take: Take, headingsGiveStatus = true, list = rows) => {
      const { rows: all, accounts } = planned(list, new Map(), new Map([[5, take]]), { headingsGiveStatus });
      const [account] = accounts;
      return { first: all[0], second: all[2], status: account?.status ?? account?.statusInPassing ?? null };
    };

    test('är den en skillnad, som går att välja', () => {
      const { second, status } = read('first');
      expect(second?.fate.differs).toEqual([
        { field: 'target-group', heading: 'Målgrupp', first: '', second: 'unga' },
        { field: 'status', heading: '', first: '', second: 'Stängda' },
      ]);
      expect(status).toBeNull();
      for (const take of ['second', 'fill'] as const) {
        const { first, status: taken } = read(take);
        expect([taken, first?.fate.underHeading, first?.headingStatus]).toEqual(['closed', 'Stängda', 'closed']);
      }
    });

    test('fyller den ingen status som står där, och räknas inte när rubriker inte ger status', () => {
      const active = rows.replace('A;x.com/a1;;\n', 'A;x.com/a1;aktivt;\n');
      expect(read('first', true, active).second?.fate.differs[1]).toEqual({
        field: 'status',
        heading: '',
        first: 'aktivt',
        second: 'Stängda',
      });
      expect(read('fill', true, active).status).toBe('active');
      expect(read('second', true, active).status).toBe('closed');
      expect(read('second', false).second?.fate.differs.map(({ field }) => field)).toEqual(['target-group']);
      expect(read('second', false).status).toBeNull();
    });

    test('gäller den första radens rubrik på samma sätt', () => {
      const list = (status: string) =>
        `Namn;Länk;Status;Målgrupp\nStängda:;;;\nA;x.com/a1;;\nÖvriga:;;;\nA;x.com/a1;${status};\n`;
      const rowsOf = (status: string, take: Take) =>
        planned(list(status), new Map(), new Map([[5, take]])).rows.map(({ fate }) => fate.differs);
      expect(rowsOf('aktivt', 'first')[3]).toEqual([
        { field: 'status', heading: 'Status', first: 'Stängda', second: 'aktivt' },
      ]);
      expect(rowsOf('stängt', 'first')[3]).toEqual([]);
      const status = (take: Take) => {
        const [account] = planned(list('aktivt'), new Map(), new Map([[5, take]])).accounts;
        return account?.status ?? account?.statusInPassing;
      };
      expect([status('first'), status('fill'), status('second')]).toEqual(['closed', 'closed', 'active']);
    });
  });
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

const inviting =
  'Öppna Klicka Hemsida FB Här sida Besök Webb Open Link x → Sidan Website Hier Lenke Åbn Avaa linkki Klicka_här Click_here'
    .split(' ')
    .map((word) => word.replace('_', ' '));

test('ett ord med en länk bakom sig är inget användarnamn: länken är adressen', () => {
  const { accounts, reasons } = planned(
    linked(
      `Namn;Plattform;Länk\n${inviting.map((word, index) => `Konto ${index};Facebook;${word}`).join('\n')}\n`,
      Object.fromEntries(inviting.map((_, index) => [index + 2, { 2: `https://www.facebook.com/ratt${index}` }])),
    ),
  );
  expect(new Set(reasons)).toEqual(new Set(['new']));
  expect(accounts.map(({ key }) => key)).toEqual(inviting.map((_, index) => `facebook:ratt${index}`));
});

test('ett ord som bara bjuder in att klicka är inget användarnamn, också utan länk och i användarnamnets kolumn', () => {
  for (const column of ['Länk', 'Användarnamn']) {
    const { accounts, counts } = planned(
      `Namn;Plattform;${column}\n${inviting.map((word, index) => `Konto ${index};Facebook;${word}`).join('\n')}\n`,
    );
    expect(counts).toMatchObject({ imported: inviting.length, duplicates: 0 });
    expect(accounts.map(({ url, handle }) => url + handle).filter((said) => said !== '' && said !== '→')).toEqual([]);
    expect(accounts[0]?.importedText).toEqual({ [column]: 'Öppna' });
  }
});

test('ett ord som kan vara ett användarnamn är det, och en utskriven adress gäller före länken bakom den', () => {
  const { accounts } = planned(
    linked('Namn;Plattform;Länk\nA;Facebook;bibblan\nB;Facebook;facebook.com/museet\nC;Instagram;@museet\n', {
      3: { 2: 'https://www.facebook.com/annan' },
      4: { 2: 'https://www.instagram.com/annan' },
    }),
  );
  expect(accounts.map(({ key }) => key)).toEqual(['facebook:bibblan', 'facebook:museet', 'instagram:museet']);
});

test('säger en plattforms kolumn att inget konto finns, är raden nästa plattforms konto', () => {
  const { accounts } = planned(
    'Enhet;Facebook;Instagram\nNord;facebook.com/nord;@nord\nSyd;finnes ikke;@syd\nÖst;-;@ost\nVäst;facebook.com/vast;\n',
  );
  expect(accounts.map(({ key }) => key)).toEqual(['facebook:nord', 'instagram:syd', 'instagram:ost', 'facebook:vast']);
  expect(accounts[1]?.importedText).toEqual({ Facebook: 'finnes ikke' });
});

describe('ett konto som listan säger är avslutat kommer inte in som aktivt', () => {
  const read = (text: string) =>
    planned(text, new Map(), new Map(), { today: '2026-11-29' }).accounts.map(({ status, fields }) => [
      status,
      fields.endsOn ?? fields.endsText ?? '',
    ]);

  test.each([
    'Avslutad',
    'Avslutades',
    'Stängd',
    'Stängt',
    'Nedlagt',
    'Päättynyt',
    'Avsluttet',
    'Closed',
    'Closed on',
    'Geschlossen',
  ])('”%s” över dagar, ord och kryss', (heading) => {
    const rows = ['2023-06-30', '31.12.2026', '45000', 'vår 2022', 'hösten 2026', 'ja', 'x', 'nej', '-', '', 'snart'];
    expect(
      read(`Namn;Kanal;${heading}\n${rows.map((cell, index) => `A${index};Facebook;${cell}\n`).join('')}`),
    ).toEqual([
      ['closed', '2023-06-30'],
      [null, '2026-12-31'],
      ['closed', '2023-03-15'],
      ['closed', 'vår 2022'],
      [null, 'hösten 2026'],
      ['closed', ''],
      ['closed', ''],
      [null, ''],
      [null, ''],
      [null, ''],
      [null, 'snart'],
    ]);
  });

  test('också när en statuskolumn säger aktivt; ett som är förlorat är det', () => {
    expect(read('Namn;Status;Avslutad\nA;Aktivt;2020-01-01\nB;Kapat;2020-01-01\nC;Aktivt;\nD;Vilande;nej\n')).toEqual([
      ['closed', '2020-01-01'],
      ['lost', '2020-01-01'],
      ['active', ''],
      ['dormant', ''],
    ]);
  });

  test('ett slutdatum som har passerat är planerat, och en stängd grupp är inte avslutad', () => {
    expect(read('Namn;Slutdatum;Stängd grupp\nA;2020-01-01;ja\n')).toEqual([[null, '2020-01-01']]);
  });

  test('”Stand” över ord är status, men över dagar är det när raden skrevs', () => {
    const list = planned('Konto;Netzwerk;Stand\nA;Facebook;aktiv\nB;Facebook;gelöscht\nC;X;stillgelegt\n');
    expect(list.accounts.map(({ status }) => status)).toEqual(['active', 'closed', 'dormant']);
    expect(planned('Konto;Netzwerk;Stand\nA;Facebook;01.02.2020\nB;X;03.02.2020\n').fields[2]).toBe('extra');
  });
});

describe('en statuscell som säger mer än sin status', () => {
  const read = (cell: string, ends = '') => {
    const [account] = planned(`Namn;Länk;Status;Slutdatum\nA;x.com/a1;${cell};${ends}\n`, new Map(), new Map(), {
      today: '2026-11-30',
    }).accounts;
    return [account?.status, account?.fields.endsOn ?? '', account?.importedText];
  };

  test.each([
    ['gelöscht am 12.3.2024', 'closed', '2024-03-12'],
    ['stängt 2024-03-12', 'closed', '2024-03-12'],
    ['Avslutat (12 maj 2016), ersatt av nya sidan', 'closed', '2016-05-12'],
    // What is to come closes nothing today.
    ['gelöscht am 15.12.2026', 'closing', '2026-12-15'],
    ['stängs 2026-12-31', 'closing', '2026-12-31'],
    ['avslutas, skulle varit klart 2026-01-31', 'closing', ''],
    // Two days: nobody knows which.
    ['stängt 2024-03-12, borttaget 2024-05-12', 'closed', ''],
    ['ruht seit März 2024', 'dormant', ''],
    ['pausad till 2027-01-15', 'dormant', ''],
    ['aktivt, men bara på sommaren', 'active', ''],
  ])('”%s” behålls som text, och dagen är slutdatum där den är det', (cell, status, endsOn) => {
    expect(read(cell)).toEqual([status, endsOn, { Status: cell }]);
  });

  test.each([
    'aktivt',
    'Aktivt konto',
    'inte aktiv',
    'används ej längre',
    'Under avslut',
    'stängd tills vidare',
    'lösenord saknas',
  ])('”%s” säger inget mer', (cell) => {
    expect(read(cell).slice(1)).toEqual(['', {}]);
  });

  test('listans eget slutdatum gäller, och inget ord frågas om', () => {
    expect(read('stängt 2024-03-12', '2024-02-01')).toEqual(['closed', '2024-02-01', { Status: 'stängt 2024-03-12' }]);
    const { accounts } = planned('Namn;Länk;Status\nA;x.com/a1;ruht seit März 2024\n');
    expect(accounts[0]).toMatchObject({ status: 'dormant', statusWord: '', kept: { status: 'ruht seit März 2024' } });
  });
});

test('en mening ensam på en rad är inget konto där listan inte säger var konton finns', () => {
  const rows = 'Diese Liste wird monatlich gepflegt.;\nÄngby;Bo Ek\nVi som dansar i Ängby;Bo Ek\n';
  expect(planned(`Namn;Ansvarig\n${rows}`).reasons).toEqual(['title-row', 'new', 'new']);
  expect(planned('Namn;Länk\nÅrsta;x.com/arsta\nDet här är vår sida.;\n').reasons).toEqual(['new', 'new']);
});
