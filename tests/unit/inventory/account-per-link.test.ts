import { describe, expect, test } from 'vitest';
import { takeKey } from '../../../electron/core/inventory/import-choices.ts';
import { linksOf } from '../../../electron/core/inventory/rows-of-plan.ts';
import { inventoryColumns, inventoryHeadings } from '../../../electron/core/inventory/schema.ts';
import type { Table } from '../../../electron/core/inventory/tables/table.ts';
import { planned } from './lists.ts';

/** The list with each link as an account of its own. */
const perLink = (
  list: string | Table,
  more: Parameters<typeof planned>[3] = {},
  known?: Parameters<typeof planned>[1],
) => planned(list, known, undefined, { accountPerLink: true, ...more });
const facebookAndInstagram = (heading: string) => [
  heading,
  'A;https://facebook.com/aone;@a_one',
  'B;https://facebook.com/btwo;@b_two',
];

describe('en lista med en kolumn för varje plattform', () => {
  test('varje länk blir ett konto med radens övriga uppgifter; en rad utan länk har samma öde som annars', () => {
    const list = [
      'Konton i sociala medier;;;;;',
      'Enhet;Facebook;Instagram;YouTube;Ansvarig;Telefon',
      'Björkskolan;facebook.com/bjorkskolan;@bjorkskolan_sthlm;;Tomas Frid;08-123 45 67',
      'Skolor;;;;;',
      'Tallskolan;;tallskolan;https://youtube.com/@tallskolan;Elin Sand;08-123 45 68',
      'Almskolan;;;;Elin Sand;',
      'Summa;4;;;;',
    ].join('\n');
    const { rows, counts, accounts, reasons } = perLink(list);
    expect(rows.map(({ fate }) => fate.row)).toEqual([3, 3, 4, 5, 5, 6, 7]);
    expect(reasons).toEqual(['new', 'new', 'section-row', 'new', 'new', 'no-name-or-address', 'sum-row']);
    expect(counts).toMatchObject({
      rows: 7,
      fileRows: 5,
      imported: 4,
      updated: 0,
      duplicates: 0,
      rejected: 1,
      skipped: 2,
    });
    expect(
      accounts.map(({ row, name, unit, platformName, key, people, kept, importedText }) => [
        [row, name, unit, platformName, key],
        people.responsible?.[0]?.phone,
        { ...kept, ...importedText },
      ]),
    ).toEqual([
      [[3, 'Björkskolan', 'Björkskolan', 'Facebook', 'facebook:bjorkskolan'], '08-123 45 67', {}],
      [[3, 'Björkskolan', 'Björkskolan', 'Instagram', 'instagram:bjorkskolan_sthlm'], '08-123 45 67', {}],
      [[5, 'Tallskolan', 'Tallskolan', 'Instagram', 'instagram:tallskolan'], '08-123 45 68', {}],
      [[5, 'Tallskolan', 'Tallskolan', 'YouTube', 'youtube:@tallskolan'], '08-123 45 68', {}],
    ]);
    expect(linksOf(rows)).toEqual({ links: 4, rows: 2 });

    // Nobody has chosen: a row has one fate, and what there is to choose is told.
    const asBefore = planned(list);
    expect(asBefore.counts).toMatchObject({ rows: 5, imported: 2, rejected: 1, skipped: 2 });
    expect(asBefore.counts.fileRows).toBeUndefined();
    expect(linksOf(asBefore.rows)).toEqual({ links: 4, rows: 2 });
  });

  test.each([
    ['svenska', 'Enhet;Facebook;Instagram', 'unit'],
    ['engelska', 'Department;Facebook;Instagram', 'unit'],
    ['tyska', 'Abteilung;Facebook-Seite;Instagram-Kanal', 'unit'],
    ['norska', 'Virksomhet;Facebook;Instagram', 'unit'],
    ['ett ord som ingen känner', 'Ressort;FB;Insta', 'name'],
  ])('hittas under rubriker på %s, också när de är plattformar och ett enda ord', (_, heading, field) => {
    const { headerRow, fields, accounts } = perLink(facebookAndInstagram(heading).join('\n'));
    expect([headerRow, fields]).toEqual([1, [field, 'address', 'address']]);
    expect(accounts.map(({ name, key }) => `${name} ${key}`)).toEqual([
      'A facebook:aone',
      'A instagram:a_one',
      'B facebook:btwo',
      'B instagram:b_two',
    ]);
  });

  test('kontots eget namn går före enhetens', () => {
    const { accounts } = perLink('Namn;Enhet;Facebook;X\nBiblioteket;Kultur;facebook.com/bib.lan;@bib_lan\n');
    expect(accounts.map(({ name, unit }) => [name, unit])).toEqual([
      ['Biblioteket', 'Kultur'],
      ['Biblioteket', 'Kultur'],
    ]);
  });

  test('användarnamn med och utan @, adresser och flera i en cell hör till rubrikens plattform', () => {
    const { accounts } = perLink(
      [
        'Enhet;Twitter;Instagram',
        'A;@a_one;a.one',
        'B;https://twitter.com/b_two;https://www.instagram.com/b.two/',
        'C;c_three;@c.three, @c.unga',
        'D;x.com/d_four https://x.com/d_five;instagram.com/d.four',
      ].join('\n'),
    );
    expect(accounts.map(({ unit, key }) => `${unit} ${key}`)).toEqual([
      'A x:a_one',
      'A instagram:a.one',
      'B x:b_two',
      'B instagram:b.two',
      'C x:c_three',
      'C instagram:c.three',
      'C instagram:c.unga',
      'D x:d_four',
      'D x:d_five',
      'D instagram:d.four',
    ]);
  });

  test('celler som säger ja eller nej hindrar inte att en plattforms kolumn läses, hur få länkar den än har', () => {
    const list = [
      'Enhet;Kontaktperson;Facebook;Instagram;X;YouTube',
      'Ishallen;Anna Ask;facebook.com/ishallen;nej;ja;saknas',
      'Simhallen;Bo Ek;ja;@simhallen;saknas;ja',
      'Badet;Eva Ås;ja;ja;finns ej;används inte',
    ];
    const { fields, accounts } = perLink(list.join('\n'));
    // Where there is no account at all, what the cells say is text.
    expect(fields).toEqual(['unit', 'responsible', 'address', 'address', 'extra', 'extra']);
    expect(accounts.map(({ key }) => key)).toEqual([
      'facebook:ishallen',
      'name:facebook|simhallen|simhallen',
      'instagram:simhallen',
      'name:facebook|badet|badet',
      'name:instagram|badet|badet',
    ]);
    // In one account for each row a "ja" hides none, and is no second address.
    expect(planned(list.join('\n')).accounts.map(({ key, kept }) => [key, kept])).toEqual([
      ['facebook:ishallen', {}],
      ['instagram:simhallen', {}],
    ]);
    const single = 'Enhet;Facebook;Telefon\nBad;facebook.com/bad;1\nSim;nej;2\nIs;saknas;3\nPark;ja;4\n';
    expect(planned(single).fields[1]).toBe('address');
  });

  test.each(['och', 'and', 'und', 'ja', 'en', 'et', '&', '/', '+', ''])(
    'flera konton i en cell, med ”%s” emellan, är var sitt konto',
    (word) => {
      const { accounts } = perLink(
        [
          'Enhet;Facebook;Instagram',
          `A;https://facebook.com/a-one ${word} https://facebook.com/a-two;@a.one ${word} @a.two`,
        ].join('\n'),
      );
      expect(accounts.map(({ key, importedText }) => [key, importedText])).toEqual([
        ['facebook:a-one', {}],
        ['facebook:a-two', {}],
        ['instagram:a.one', {}],
        ['instagram:a.two', {}],
      ]);
    },
  );

  test('flera konton tätt ihop, och med ord och andra adresser bredvid: det övriga följer med det första', () => {
    const cell = 'facebook.com/bone (stora), ny: facebook.com/btwo, https://stad.example/b';
    const { rows, accounts } = perLink(
      [
        'Enhet;Facebook;Instagram;Not',
        'A;https://facebook.com/aone/https://facebook.com/atwo;@a.one/@a.two;',
        // A row that ends early.
        `B;"${cell}"`,
        'C;facebook.com/cone;@c_three;',
      ].join('\n'),
    );
    expect(accounts.map(({ key, kept, importedText }) => [key, kept, importedText])).toEqual([
      ['facebook:aone', {}, {}],
      ['facebook:atwo', {}, {}],
      ['instagram:a.one', {}, {}],
      ['instagram:a.two', {}, {}],
      ['facebook:bone', { 'second-address': 'https://stad.example/b' }, { Facebook: cell }],
      ['facebook:btwo', {}, {}],
      ['facebook:cone', {}, {}],
      ['instagram:c_three', {}, {}],
    ]);
    expect(linksOf(rows)).toEqual({ links: 8, rows: 3 });
  });

  test('det som säger att inget konto finns är inget konto utan text; ett kryss är ett konto utan adress', () => {
    const { accounts } = perLink(
      [
        'Enhet;Facebook;Instagram',
        'A;https://facebook.com/aone;–',
        'B;nej;@b_two',
        'C;stängd 2020;@c_three',
        'D;x;@d_four',
        'E;https://facebook.com/efive;ja',
        'F;stängd;@f_six',
        'G;https://facebook.com/gseven;#SAKNAS!',
      ].join('\n'),
    );
    expect(accounts.map(({ key, importedText }) => [key, importedText])).toEqual([
      ['facebook:aone', { Instagram: '–' }],
      ['instagram:b_two', { Facebook: 'nej' }],
      ['instagram:c_three', { Facebook: 'stängd 2020' }],
      ['name:facebook|d|d', { Facebook: 'x' }],
      ['instagram:d_four', {}],
      ['facebook:efive', {}],
      ['name:instagram|e|e', { Instagram: 'ja' }],
      ['instagram:f_six', { Facebook: 'stängd' }],
      ['facebook:gseven', { Instagram: '#SAKNAS!' }],
    ]);
  });

  test.each([
    'planerad',
    'planeras',
    'kommer',
    'Kommer i höst',
    'geplant',
    'planned',
    'gelöscht',
    'gelöscht am 12.3.2024',
    'stängd',
    'ruht',
    'aktiv',
    'nej',
    '–',
    '12',
    'används inte',
    'används ej sedan 2020',
    'ej aktuellt',
    'ei käytössä',
    'nicht genutzt',
    'nicht vorhanden',
    'not in use',
    'niet in gebruik',
    'ikke i brug',
    'non utilisé',
  ])('”%s” i en plattforms kolumn är inget konto, också på en rad utan något', (cell) => {
    const list = `Enhet;Facebook;TikTok\nA;facebook.com/aone;${cell}\nB;${cell};@btwo\nC;${cell};\n`;
    const { accounts, reasons } = perLink(list);
    expect(accounts.map(({ key, importedText }) => [key, importedText])).toEqual([
      ['facebook:aone', { TikTok: cell }],
      ['tiktok:btwo', { Facebook: cell }],
    ]);
    expect(reasons).toEqual(['new', 'new', 'no-name-or-address']);
    expect(planned(list).accounts.map(({ key }) => key)).toEqual(['facebook:aone', 'tiktok:btwo']);
  });

  test.each([true, false])(
    'vad en plattforms kolumn säger om ett konto som inte finns sägs (varje länk för sig: %s)',
    (each) => {
      const { rows, accounts } = perLink(
        [
          'Enhet;Namn;Facebook;Instagram;TikTok',
          'A;Ask;facebook.com/aone;lukket 2021;ukendt',
          'B;Berg;stängd;@b_two;nej',
          'C;Civ;facebook.com/cthree;–;saknas',
          'D;Dal;lukket 2021;;',
          'E;Ek;facebook.com/efive;;@e_five',
        ].join('\n'),
        { accountPerLink: each },
      );
      const kept = rows.slice(0, 4).map(({ fate }) => fate.kept);
      expect(kept).toEqual([
        { Instagram: 'lukket 2021', TikTok: 'ukendt' },
        { Facebook: 'stängd' },
        {},
        { Facebook: 'lukket 2021' },
      ]);
      expect(accounts[0]?.importedText).toEqual({ Instagram: 'lukket 2021', TikTok: 'ukendt' });
    },
  );

  test.each(['aktivskolan', 'kommerkulturhus', '@planerad', 'tiktok.com/@stangd', 'stangd.se/x'])(
    '”%s” är ett konto',
    (cell) => {
      const { accounts } = perLink(`Enhet;Facebook;TikTok\nA;facebook.com/aone;${cell}\nB;facebook.com/btwo;@btwo\n`);
      expect(accounts).toHaveLength(4);
    },
  );

  test('i en sådan lista är en plattforms namn nog, också när andra celler är kryss eller ord', () => {
    const rows = ['@ask1', '@ask2', 'x', 'x', 'x', 'se hemsidan', 'nedlagd sida', 'frågar Anna', 'vet inte än'];
    const list = rows.map((cell, index) => `S${index};facebook.com/sk${index};${cell};https://x.com/sk${index}`);
    expect(planned(['Enhet;Facebook;TikTok;X (Twitter)', ...list].join('\n')).fields).toEqual([
      'unit',
      'address',
      'address',
      'address',
    ]);
    // Columns of counts, or of yes and no, are not.
    const counts = 'Enhet;Namn;Facebook;TikTok;Länk\nA;Ask;1200;ja;facebook.com/ask\nB;Bok;300;nej;facebook.com/bok\n';
    expect(planned(counts).fields).toEqual(['unit', 'name', 'extra', 'extra', 'address']);
  });

  test('en webbplats är inget konto och följer med som text; en blogg är ett', () => {
    const { fields, accounts } = perLink(
      [
        'Department;Website;Facebook;Blog',
        'Libraries;https://angby.example/lib;facebook.com/angbylib;https://reading.angby.example',
        'Pools;https://angby.example/pools;facebook.com/angbypools;',
      ].join('\n'),
    );
    expect(fields).toEqual(['unit', 'extra', 'address', 'address']);
    expect(accounts.map(({ key, platform, importedText }) => [key, platform, importedText['Website']])).toEqual([
      ['facebook:angbylib', 'facebook', 'https://angby.example/lib'],
      ['web:reading.angby.example', 'blog', 'https://angby.example/lib'],
      ['facebook:angbypools', 'facebook', 'https://angby.example/pools'],
    ]);
  });

  test('kolumner vars celler är länkar till var sin plattform räcker, vad rubriken än säger', () => {
    const list = [
      'Enhet;Sida;Annan kanal;Anteckning',
      'A;https://facebook.com/aone;https://youtube.com/@a.one;https://facebook.com/regler',
      'B;https://facebook.com/btwo;https://youtube.com/@b.two;https://facebook.com/regler',
    ];
    const { fields, accounts } = perLink(list.join('\n'));
    expect(fields).toEqual(['unit', 'address', 'address', 'note']);
    expect(accounts.map(({ key }) => key)).toEqual([
      'facebook:aone',
      'youtube:@a.one',
      'facebook:btwo',
      'youtube:@b.two',
    ]);
    // A list that says each row's platform has one account on each row, whatever else it links to.
    const long = ['Plattform;Länk;Mer', 'Facebook;https://facebook.com/aone;https://youtube.com/@a.one'];
    long.push('Facebook;https://facebook.com/btwo;https://youtube.com/@b.two');
    expect(perLink(long.join('\n')).counts).toMatchObject({ rows: 2, imported: 2 });
    // Two links to one platform are one account, and its page.
    expect(
      linksOf(perLink('Namn;Facebook;Facebooklänk\nA;a.one;facebook.com/aone\nB;b.two;facebook.com/btwo\n').rows),
    ).toBeNull();
  });

  test('en länk bakom en cell är kontots, och ingen annans', () => {
    const { accounts } = perLink({
      name: 'Blad1',
      rows: [
        { row: 1, cells: ['Enhet', 'Facebook', 'Instagram'] },
        {
          row: 2,
          cells: ['A', 'Länk', 'Länk'],
          links: { 1: 'https://facebook.com/aone', 2: 'https://instagram.com/a.one' },
        },
        { row: 3, cells: ['B', '', 'Länk'], links: { 2: 'https://instagram.com/b.two' } },
        {
          row: 4,
          cells: ['C', 'Facebook', 'Instagram'],
          links: { 1: 'https://facebook.com/cthree', 2: 'https://instagram.com/c.three' },
        },
      ],
    });
    expect(accounts.map(({ name, key, kept }) => [name, key, kept])).toEqual([
      ['A', 'facebook:aone', {}],
      ['A', 'instagram:a.one', {}],
      ['B', 'instagram:b.two', {}],
      ['C', 'facebook:cthree', {}],
      ['C', 'instagram:c.three', {}],
    ]);
  });

  test('en lista med en länk på varje rad, och vår egen export, läses som annars', () => {
    const long = 'Namn;Länk;Plattform\nA;x.com/a1;X\n';
    expect(perLink(long).rows).toEqual(planned(long).rows);
    const fields = inventoryColumns.map(({ field }) => field ?? ('ignore' as const));
    const cells = fields.map((field) => (field === 'name' ? 'A' : field === 'address' ? 'x.com/a1' : ''));
    const own = {
      name: 'Konton',
      rows: [
        { row: 1, cells: [...inventoryHeadings] },
        { row: 2, cells },
      ],
    };
    // Whatever somebody chooses for its columns.
    const columns = fields.map((field, index) => ({ index, field: field === 'unit' ? ('address' as const) : field }));
    expect(perLink(own, { columns }).counts).toMatchObject({ rows: 1, imported: 1 });
    expect(linksOf(perLink(own, { columns }).rows)).toBeNull();
  });
});

describe('flera konton på en rad', () => {
  const list = [
    'Enhet;Facebook;Instagram;Ansvarig',
    'A;https://facebook.com/aone;@a_one;Anna Ek',
    'B;https://facebook.com/aone;@a_one;Bo Ek',
  ].join('\n');
  const responsible = ({ accounts }: ReturnType<typeof planned>) =>
    accounts.map(({ key, people }) => `${key} ${people.responsible?.[0]?.name}`);

  test('är dubbletter var för sig, och det väljs för vart och ett vilken rad som gäller', () => {
    const untouched = perLink(list);
    expect(untouched.counts).toMatchObject({ rows: 4, fileRows: 2, imported: 2, duplicates: 2 });
    expect(responsible(untouched)).toEqual(['facebook:aone Anna Ek', 'instagram:a_one Anna Ek']);
    const chosen = perLink(list, { takes: new Map([[takeKey(3, 'instagram:a_one'), 'second']]) });
    expect(responsible(chosen)).toEqual(['facebook:aone Anna Ek', 'instagram:a_one Bo Ek']);
    expect(chosen.rows.map(({ fate }) => [fate.row, fate.platform, fate.take])).toEqual([
      [2, 'Facebook', 'first'],
      [2, 'Instagram', 'first'],
      [3, 'Facebook', 'first'],
      [3, 'Instagram', 'second'],
    ]);
    // What is said of a row is said of all its accounts.
    const ofRow = perLink(list, { takes: new Map([[takeKey(3), 'second']]) });
    expect(responsible(ofRow)).toEqual(['facebook:aone Bo Ek', 'instagram:a_one Bo Ek']);
  });

  test('fylls på från en dubblett utan att få dess andra länkar', () => {
    const { accounts } = perLink(
      'Enhet;Facebook;Instagram;Ansvarig\nA;;@a_one;\nB;https://facebook.com/btwo;@a_one;Bo Ek\n',
      { duplicates: 'fill' },
    );
    expect(accounts.map(({ key, name, kept, people }) => [key, name, kept, people.responsible?.[0]?.name])).toEqual([
      ['instagram:a_one', 'A', {}, 'Bo Ek'],
      ['facebook:btwo', 'B', {}, 'Bo Ek'],
    ]);
  });

  test('summan stämmer, och samma konto två gånger på en rad är en dubblett', () => {
    const { counts, rows } = perLink(
      'Enhet;Facebook;FB-sida;Instagram\nA;facebook.com/aone;https://www.facebook.com/aone/;@a_one\n',
    );
    expect(counts).toMatchObject({ rows: 3, fileRows: 1, imported: 2, duplicates: 1 });
    expect(rows[1]?.fate).toMatchObject({ row: 2, firstRow: 2, differs: [] });
  });
});
