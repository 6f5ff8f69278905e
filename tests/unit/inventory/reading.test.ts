import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOrders } from '../../../electron/core/inventory/reading/day-order.ts';
import { readDay, readDayCell } from '../../../electron/core/inventory/reading/days.ts';
import { readEmail, readPeople, readPerson, readPhone } from '../../../electron/core/inventory/reading/people.ts';
import {
  readKind,
  readNorm,
  readStatus,
  readStatusInPassing,
  readYesNo,
} from '../../../electron/core/inventory/reading/words.ts';

describe('dagar', () => {
  test.each([
    ['2014-03-01', '2014-03-01'],
    ['20140301', '2014-03-01'],
    ['2016-5-2', '2016-05-02'],
    ['2016/5/12', '2016-05-12'],
    ['2.5.2016', '2016-05-02'],
    ['2014/03/01', '2014-03-01'],
    ['2014-03-01 08:30', '2014-03-01'],
    ['12/5 2016', '2016-05-12'],
    ['12/5-16', '2016-05-12'],
    ['12.5.2016', '2016-05-12'],
    ['31/12/2016', '2016-12-31'],
    ['12/31/2016', '2016-12-31'],
    ['12 maj 2016', '2016-05-12'],
    ['den 1:a maj 2016', '2016-05-01'],
    ['May 12, 2016', '2016-05-12'],
    ['12th of May 2016', '2016-05-12'],
    ['12. toukokuuta 2016', '2016-05-12'],
    ['12. Mai 2016', '2016-05-12'],
    ['3 mars 2016', '2016-03-03'],
    ['3. mai 2016', '2016-05-03'],
  ])('%s är %s', (text, day) => {
    expect(readDay(text)).toBe(day);
  });

  test.each([
    'hösten 2015',
    'VT17',
    '2018-06',
    '2018-6',
    '2018-13-2',
    '2011',
    '2016-02-30',
    '31/4 2016',
    '',
    'sept 2026',
    '45/45 2016',
    '12 foo 2016',
    // A day that cannot be, where the day comes first, is no other day.
    '01.13.2020',
  ])('%s är ingen dag', (text) => {
    expect(readDay(text)).toBeNull();
  });

  test.each([
    ['43210', '2018-04-20'],
    ['43210.5', '2018-04-20'],
    ['32874', '1990-01-01'],
    ['51501', '2040-12-31'],
    ['32873', null],
    ['51502', null],
    ['2018', null],
    ['2018-04-20', '2018-04-20'],
  ])('Excels tal %s är %s i en kolumn med dagar', (text, day) => {
    expect(readDayCell(text)).toBe(day);
    if (/^\d+$/.test(text)) expect(readDay(text)).toBeNull();
  });

  test('en lista där andra talet är över tolv är skriven med månaden först', () => {
    const orderOf = (...texts: string[]) =>
      dayOrders(
        texts.map((text, index) => ({ row: index + 1, cells: [text] })),
        1,
      )[0];
    expect(orderOf('5/12/2016', '12/31/2016')).toMatchObject({ order: 'month-first', isSure: true });
    expect(orderOf('5/12/2016', '31/12/2016')).toMatchObject({ order: 'day-first', isSure: true });
    expect(orderOf('11/01/2026')).toEqual({
      order: 'day-first',
      isSure: false,
      example: '11/01/2026',
      readings: [
        { order: 'day-first', day: '2026-01-11' },
        { order: 'month-first', day: '2026-11-01' },
      ],
    });
    // Both in one column: what most say, and it is told.
    expect(orderOf('12/31/2016', '12/30/2016', '31/12/2016')).toMatchObject({ order: 'month-first', isSure: false });
    // Full stops, our own order and "12/5 2016" leave nothing to ask.
    expect(orderOf('5.12.2016', '12.31.2016', '2016-05-12', '12/5 2016')).toBeNull();
    expect(orderOf('11/01/2026', '12/5 2016')).toMatchObject({ order: 'day-first', isSure: true });
    expect(readDay('5/12/2016', 'month-first')).toBe('2016-05-12');
    expect(readDay('10/28/2026', 'day-first')).toBeNull();
    expect(readDay('28/10/2026', 'month-first')).toBeNull();
    expect(readDay('31.12.2016', 'month-first')).toBe('2016-12-31');
  });

  test('ett kort datum med bindestreck har året först, som vi skriver, och det sägs när det kan vara annat', () => {
    const orderOf = (...texts: string[]) =>
      dayOrders(
        texts.map((text, index) => ({ row: index + 1, cells: [text] })),
        1,
      )[0];
    expect(orderOf('16-05-31')).toEqual({
      order: 'year-first',
      isSure: false,
      example: '16-05-31',
      readings: [
        { order: 'day-first', day: '2031-05-16' },
        { order: 'year-first', day: '2016-05-31' },
      ],
    });
    expect(orderOf('14-01-15', '14-08-31', '16-05-03', '16-09-27')).toMatchObject({
      order: 'year-first',
      isSure: false,
    });
    expect(orderOf('14-02-11')?.order).toBe('year-first');
    expect(orderOf('31-12-16')?.order).toBe('day-first');
    // A day that is no day in any other order makes it certain.
    expect(orderOf('16-05-31', '41-05-12')).toMatchObject({ order: 'year-first', isSure: true });
    expect(orderOf('05-31-16', '11-02-16')).toMatchObject({ order: 'month-first', isSure: true });
    // Written the other way: the year is the number that comes again.
    expect(orderOf('31-12-16', '04-05-16', '12-09-17')).toMatchObject({ order: 'day-first', isSure: false });
    // A whole year beside it tells of day and month, not of where a short day has its year.
    expect(orderOf('31-12-2016', '16-05-31')).toMatchObject({ order: 'year-first', isSure: false });
    // The day that is shown as an example can always be read in the order that is said to hold.
    expect(orderOf('3/4/2016', '16-05-12')).toMatchObject({
      order: 'year-first',
      isSure: false,
      example: '3/4/2016',
      readings: expect.arrayContaining([{ order: 'year-first', day: '2016-04-03' }]),
    });
    expect(readDay('16-05-31', 'year-first')).toBe('2016-05-31');
    expect(readDay('31-12-2016', 'year-first')).toBe('2016-12-31');
    expect(readDay('12/31/2016', 'year-first')).toBeNull();
    expect(readDay('16-13-31', 'year-first')).toBeNull();
  });

  test('det som läses som en dag räknas också när ordningen söks', () => {
    const orderOf = (text: string) => dayOrders([{ row: 1, cells: [text] }], 1)[0];
    expect(orderOf('11 / 01 / 2026')).toMatchObject({ isSure: false, example: '11 / 01 / 2026' });
    expect(orderOf('31 / 01 / 2026')).toMatchObject({ order: 'day-first', isSure: true });
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from("0123456789-/. '")), maxLength: 14 }), (text) => {
        const order = dayOrders([{ row: 1, cells: [text] }], 1)[0];
        for (const { order: one, day } of order?.readings ?? []) expect(readDay(text, one)).toBe(day);
        if (order?.isSure === true) expect(readDay(text, order.order)).toBe(readDay(text));
      }),
      { numRuns: 5000, seed: 22 },
    );
  });

  test('a column that does not say its order follows the rest of the list', () => {
    const rows = [
      ['12/25/2013', '11/02/2026'],
      ['04/13/2010', ''],
    ].map((cells, index) => ({ row: index + 1, cells }));
    expect(dayOrders(rows, 2)[1]).toMatchObject({
      order: 'month-first',
      isSure: false,
      readings: [{ day: '2026-02-11' }, { order: 'month-first', day: '2026-11-02' }],
    });
  });

  test('ingen text får läsningen att kasta, och en dag är alltid en riktig dag', () => {
    expect(readDay('0000-00-00')).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('0123456789-/. ajmn')), maxLength: 14 }), (text) => {
        const day = readDay(text);
        return day === null || new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) === day;
      }),
      { numRuns: 5000, seed: 21 },
    );
  });
});

describe('personer', () => {
  test.each([
    ['Sofia Åkesson', 'Sofia Åkesson'],
    ['  Inga  Öhman ', 'Inga Öhman'],
    ['Alla Ek', 'Alla Ek'],
    ['Na Li', 'Na Li'],
    ['Åkesson, Sofia', 'Sofia Åkesson'],
    ['Sofia Åkesson (halvtid)', 'Sofia Åkesson'],
    ['Sofia Åkesson 08-508 00 000', 'Sofia Åkesson'],
    ['Sofia Åkesson, sofia.akesson@exempel.se', 'Sofia Åkesson'],
    ['anna-lena.exempel@stad.example', 'Anna Lena Exempel'],
    ["Siobhán O'Exempel", "Siobhán O'Exempel"],
    ['Sofia', 'Sofia'],
  ])('%s är %s', (text, name) => {
    expect(readPerson(text)?.name).toBe(name);
  });

  test.each([
    'vakant',
    'VAKANT',
    'Vakant sedan mars',
    '-',
    '–',
    '?',
    'Slutat 2018',
    'Sofia Åkesson (slutat 2018)',
    'ingen',
    'Inga',
    'saknas',
    'okänt',
    'N/A',
    'vacant',
    'tbd',
    'vacature',
    'n.v.t.',
    'k.A.',
    'n. v.',
    'avoin',
    'ei ole',
    'ledig',
    'ubesatt',
    'unbesetzt',
    'används inte',
    'ej aktuellt',
    'nicht vorhanden',
    'not used',
    'niet in gebruik',
    'N.N.',
    'N N',
    'NN (rekrytering pågår)',
    'Utses',
    'Tillsätts i höst',
    'ska utses',
    'Ny chef',
    'Ny bibliotekarie',
    'Samma som ovan',
    'Ungdomsrådet',
    'Kommunikationsenheten',
    'info@exempel.se',
    '12345',
    'https://exempel.se',
    'Bibliotekarie (skyddade personuppgifter)',
    '',
    '<script>',
    '=1+1',
  ])('%s är ingen person', (text) => {
    expect(readPerson(text)).toBeNull();
  });

  test.each([
    ['Clara Möhring (bis 31.12., dann Paul Etzold)', ['Clara Möhring'], ['bis 31.12., dann Paul Etzold']],
    ['Anna Ask (vik. för Bo Ek och Eva Ek); Per Ås', ['Anna Ask', 'Per Ås'], ['vik. för Bo Ek och Eva Ek']],
  ])('”%s”: det inom parentes delas inte', (text, names, rest) => {
    const read = readPeople(text);
    expect([read.people.map(({ name }) => name), read.rest]).toEqual([names, rest]);
  });

  test.each(['noch offen', 'offen', 'Referat Öffentlichkeitsarbeit', 'Abteilung Kultur'])(
    '%s är ingen person',
    (text) => {
      expect(readPeople(text)).toEqual({ people: [], rest: [text] });
    },
  );

  test.each(['ei ole', 'ei', 'keine', 'keine/r', 'none', 'n/a', 'TBD', 'vacant', 'ingen', '-'])(
    '%s är ingen, på vilket språk som helst, och delas inte i bitar',
    (text) => {
      expect(readPeople(text)).toEqual({ people: [], rest: [text] });
    },
  );

  test.each([
    'Ordfører',
    'Ungdomskontakten',
    'Theaterleitung',
    'Kaupunginjohtaja',
    'Volunteer',
    'Kommunikationschefen',
  ])('%s är en titel, och ingen som går att fråga', (text) => {
    expect(readPeople(text)).toEqual({ people: [], rest: [text] });
  });

  test.each([
    'uppgift saknas',
    'Kontaktperson saknas',
    'Inte bestämt',
    'Ej bestämd',
    'Jag själv',
    'Okänd',
    'ukjent',
    'k.A.',
    'n. v.',
    'n.v.t.',
    'keine Angabe',
    'n/a',
    'tbd',
    'TBC',
    'ei tiedossa',
    'Kommunikation',
    'Kommunikation och press',
    'Bibliotekarierna',
    'Fritidsledarna',
    'Pressestelle',
    'tiimi',
    'team',
    'Redaktionen',
    'Redaktionen (5 st)',
    'Webbenhet',
    'Hauptamt',
    'Viestintätiimi',
    'Ängby skola',
    'Byrån Reklam AB',
    'Reklambyrån Ek',
    'Exempel GmbH',
    'Esimerkki Oy',
    'Byrå AS',
    'Reklam A/S',
    'Example Ltd.',
    'Praktikant/in',
    'Bibliothekar/in',
    'Sachbearbeiterin',
    'Leiterin der Bücherei',
    'Library staff',
    'Managing Director',
    'Social media manager',
    'Head of Communications',
    'Communications Lead',
    'Kommunikationsstrateg',
    'Samordnare',
    'Digital strateg',
    'Kommunikasjonssjef',
    'Daglig leder',
    'Bibliotekar',
    'Rehtori',
    'Viestinnän asiantuntija',
    'ausgeschieden (Fr. Lang)',
    'Ikke avklart',
    'ledig stilling',
    'Kommunikasjonsavd.',
    'avd. Småfurorna',
    'Team Bücherei',
    'Nyanställd fr.o.m. januari',
  ])('%s är ingen person, och står kvar som det skrevs', (text) => {
    expect(readPeople(text)).toEqual({ people: [], rest: [text] });
  });

  test.each([
    'Anna',
    'Erna',
    'Arna',
    'Schmidt',
    'Vi',
    'Per Ås',
    'Ab Ek',
    'Bo Ek',
    'Inga Lund',
    'Anna Stab',
    'Edith Head',
    'Lisa Kurator',
    'Rebecca West',
  ])('%s är en person ändå', (text) => {
    expect(readPeople(text).people.map(({ name }) => name)).toEqual([text]);
  });

  test('en enhet genom någon är den personen, och en dag efter ett namn är inget telefonnummer', () => {
    expect(readPeople('HR v/ Mona Lie')).toEqual({
      people: [{ name: 'Mona Lie', email: '', phone: '' }],
      rest: ['HR'],
    });
    expect(readPeople('Per Ek t.o.m. 2025-06-30')).toEqual({
      people: [{ name: 'Per Ek', email: '', phone: '' }],
      rest: ['t.o.m. 2025-06-30'],
    });
  });

  test.each(['Anna o Bo', 'Anna och Bo', 'Anna & Bo', 'Anna/Bo', 'Anna + Bo', 'Anna und Bo', 'Anna u. Bo'])(
    '%s är två',
    (text) => {
      expect(readPeople(text)).toMatchObject({ people: [{ name: 'Anna' }, { name: 'Bo' }], rest: [] });
    },
  );

  test.each([
    ['Dr. Lund, Karin', 'Karin Lund'],
    ['Lund, Dr. Karin', 'Karin Lund'],
    ['Dr Karin Lund', 'Karin Lund'],
    ['Prof. Ek, Eva', 'Eva Ek'],
    ['Prof. Dr. Eva Ek', 'Eva Ek'],
    ['Ek, Eva Dr.', 'Eva Ek'],
    ['Dr. Groß, Käthe', 'Käthe Groß'],
    ['Dir. Eva Ek', 'Eva Ek'],
    ['von Essen, Carl Johan', 'Carl Johan von Essen'],
    ['De la Gardie, Carl Magnus', 'Carl Magnus De la Gardie'],
    ['zu Guttenberg, Karl', 'Karl zu Guttenberg'],
    ['di Stefano, Anna Maria', 'Anna Maria di Stefano'],
    ['vik. chef Per Ås', 'Per Ås'],
    ['Rektor Eva Ek', 'Eva Ek'],
    ['bitr. rektor Eva Ek', 'Eva Ek'],
    ['Biträdande enhetschef Carl von Essen', 'Carl von Essen'],
    ['enhetschef Per Ås', 'Per Ås'],
    ['t.f. rektor Eva Ek', 'Eva Ek'],
    ['Eva Ek kommunikatör', 'Eva Ek'],
    ['Rektor Ek, Eva', 'Eva Ek'],
    ['Carl Johan von Essen', 'Carl Johan von Essen'],
    ['Dora Ek', 'Dora Ek'],
    ['Vik Ek', 'Vik Ek'],
  ])('titeln i ”%s” hör inte till namnet', (text, name) => {
    expect(readPeople(text)).toMatchObject({ people: [{ name }], rest: [] });
  });

  test.each([
    ['Rektor på Ekskolan Anna Ask', 'Anna Ask', '', 'Rektor på Ekskolan'],
    ['Bibliotekarie på Sätra Eva Ek', 'Eva Ek', '', 'Bibliotekarie på Sätra'],
    ['Redaktör för webben Anna Ask 08-508 11 222', 'Anna Ask', '08-508 11 222', 'Redaktör för webben'],
    ['Rektor på Ekskolan Anna Karin Ask', 'Anna Karin Ask', '', 'Rektor på Ekskolan'],
    ['Bibliotekarie på Sätra Carl von Essen', 'Carl von Essen', '', 'Bibliotekarie på Sätra'],
  ])('den som nämns efter sin post läses i ”%s”, med sitt nummer', (text, name, phone, post) => {
    expect(readPeople(text)).toEqual({ people: [{ name, email: '', phone }], rest: [post] });
  });

  test.each([
    'Rektor på Norra Ängby skola',
    'Rektor på Norra Ängby',
    'Rektor vid Stockholms Estetiska Gymnasium',
    'Leiterin der Stadtbücherei Bad Homburg',
    'Kommunikatör för Sociala Medier',
  ])('%s är en post som vem som helst kan ha', (text) => {
    expect(readPeople(text)).toEqual({ people: [], rest: [text] });
  });

  test.each(['vik. chef', 'bitr. rektor', 't.f. enhetschef', 'Rektor'])('%s är en titel utan någon', (text) => {
    expect(readPeople(text)).toEqual({ people: [], rest: [text] });
  });

  test('två som heter något var är två, också med en adlig', () => {
    const names = (text: string) => readPeople(text).people.map(({ name }) => name);
    expect(names('Eva von Essen, Carl Johan Ek')).toEqual(['Eva von Essen', 'Carl Johan Ek']);
    expect(names('Dr. Eva Ek, Prof. Bo Ås')).toEqual(['Eva Ek', 'Bo Ås']);
    expect(names('Rektor Eva Ek, bitr. rektor Bo Ås')).toEqual(['Eva Ek', 'Bo Ås']);
  });

  test('flera personer i en cell, och det som inte är någon', () => {
    const names = (text: string) => readPeople(text).people.map(({ name }) => name);
    expect(names('Sofia Åkesson, Jonas Ahlin')).toEqual(['Sofia Åkesson', 'Jonas Ahlin']);
    expect(names('Sofia Åkesson och Jonas Ahlin')).toEqual(['Sofia Åkesson', 'Jonas Ahlin']);
    expect(names('Sofia Åkesson; Jonas Ahlin\nLeila Ek')).toEqual(['Sofia Åkesson', 'Jonas Ahlin', 'Leila Ek']);
    expect(names('Åkesson, Sofia')).toEqual(['Sofia Åkesson']);
    expect(readPeople('Sofia Åkesson / vakant')).toMatchObject({
      people: [{ name: 'Sofia Åkesson' }],
      rest: ['vakant'],
    });
  });

  test.each([
    ['Vakant / Anna Ask', ['Anna Ask'], ['Vakant']],
    ['Vakant; Anna Ask', ['Anna Ask'], ['Vakant']],
    ['Vakant\nAnna Ask', ['Anna Ask'], ['Vakant']],
    ['n.n. och Eva Ek', ['Eva Ek'], ['n.n.']],
    ['Ny chef, Eva Berg', ['Eva Berg'], ['Ny chef']],
    ['Anna Ask, vakant', ['Anna Ask'], ['vakant']],
    // What is told of a vacancy is nobody's name.
    ['Vakant, annons ute', [], ['Vakant, annons ute']],
    ['Ny chef, börjar i augusti', [], ['Ny chef, börjar i augusti']],
    ['Vakant from 1/2 2020', [], ['Vakant from 1/2 2020']],
    ['Ingen, fråga Eva Berg', [], ['Ingen, fråga Eva Berg']],
    // Whoever has left is told to have left by what stands after the name.
    ['Anna Ask, slutat 2018', [], ['Anna Ask, slutat 2018']],
    ['Anna Ask, slutat 2018; Eva Ek', ['Eva Ek'], ['Anna Ask, slutat 2018']],
  ])('bara den del av ”%s” som är ingen är ingen', (text, names, rest) => {
    const read = readPeople(text);
    expect(read.people.map(({ name }) => name)).toEqual(names);
    expect(read.rest).toEqual(rest);
  });

  test.each([
    ['Sofia Åkesson, rektor', ['Sofia Åkesson'], ['rektor']],
    ['Rektor, Sofia Åkesson', ['Sofia Åkesson'], ['Rektor']],
    ['Åkesson, Sofia, halvtid', ['Sofia Åkesson'], ['halvtid']],
    ['von Essen, Karl', ['Karl von Essen'], []],
    ['Anna, Eva, Leila', ['Anna', 'Eva', 'Leila'], []],
    ['Ask, Anna, Berg, Eva', ['Anna Ask', 'Eva Berg'], []],
    ['Anna Ask eller Bo Ek', ['Anna Ask', 'Bo Ek'], []],
    // What is told of somebody is no part of the name; one word more may be.
    ['Anna Ask slutade i maj, Bo Ek tar över', ['Bo Ek'], ['Anna Ask slutade i maj', 'tar över']],
    ['Maria Holm på biblioteket', ['Maria Holm'], ['på biblioteket']],
    ['Anna Maria ek', ['Anna Maria ek'], []],
    ['Vakant, t.f. Hans Ekdal', ['Hans Ekdal'], ['Vakant']],
    ['Ny bibliotekarie, Eva Strand', ['Eva Strand'], ['Ny bibliotekarie']],
  ])('kommat i ”%s” skiljer det som det skiljer', (text, names, rest) => {
    const read = readPeople(text);
    expect(read.people.map(({ name }) => name)).toEqual(names);
    expect(read.rest).toEqual(rest);
  });

  test('det i parentesen som inte är personens egen adress eller eget nummer står kvar', () => {
    expect(readPeople('Anna Ask (anna@x.se, 08-123)')).toEqual({
      people: [{ name: 'Anna Ask', email: 'anna@x.se', phone: '' }],
      rest: ['08-123'],
    });
    expect(readPeople('Anna Ask (anna@x.se, ask@y.se)').rest).toEqual(['ask@y.se']);
  });

  test.each([
    ['Anna Ask, 08-508 12 345', [{ name: 'Anna Ask', email: '', phone: '08-508 12 345' }]],
    ['Anna Ask +46 70 123 45 67', [{ name: 'Anna Ask', email: '', phone: '+46 70 123 45 67' }]],
    [
      'Anna Ask\n08-508 12 345\nanna.ask@exempel.se',
      [{ name: 'Anna Ask', email: 'anna.ask@exempel.se', phone: '08-508 12 345' }],
    ],
    [
      'Ask, Anna, anna.ask@exempel.se; Bo Ek',
      [
        { name: 'Anna Ask', email: 'anna.ask@exempel.se', phone: '' },
        { name: 'Bo Ek', email: '', phone: '' },
      ],
    ],
    [
      'Anna Ask; eva.ek@exempel.se',
      [
        { name: 'Anna Ask', email: '', phone: '' },
        { name: 'Eva Ek', email: 'eva.ek@exempel.se', phone: '' },
      ],
    ],
    [
      'Anna Ask (anna.ask@exempel.se, 08-508 12 345)',
      [{ name: 'Anna Ask', email: 'anna.ask@exempel.se', phone: '08-508 12 345' }],
    ],
    [
      'Ask, Anna (tel. 08-508 12 345 / anna.ask@exempel.se); Bo Ek (bo.ek@exempel.se)',
      [
        { name: 'Anna Ask', email: 'anna.ask@exempel.se', phone: '08-508 12 345' },
        { name: 'Bo Ek', email: 'bo.ek@exempel.se', phone: '' },
      ],
    ],
  ])('numret och adressen i ”%s” är den persons som de står efter', (text, people) => {
    expect(readPeople(text)).toEqual({ people, rest: [] });
  });

  test('adress och nummer läses där de går att använda', () => {
    expect(readEmail('mejl: anna@exempel.se.')).toBe('anna@exempel.se');
    expect(readEmail('anna@')).toBeNull();
    expect(readPhone('08-508 00 000')).toBe('08-508 00 000');
    expect(readPhone('ankn 5')).toBeNull();
  });
});

describe('ord', () => {
  test.each([
    ['ja', true],
    ['JA', true],
    ['Ja!', true],
    ['x', true],
    ['✓', true],
    ['nej', false],
    ['Nein', false],
    ['', null],
    ['delvis', null],
    ['?', null],
  ])('%s läses som %s', (text, value) => {
    expect(readYesNo(text)).toBe(value);
  });

  test.each([
    ['ped', 'pedagogical'],
    ['Pedagogiskt', 'pedagogical'],
    ['officiellt', 'official'],
    ['Officiellt konto', 'official'],
    ['Entreprenör', 'contractor'],
    ['Drivs av Scenbolaget AB', 'contractor'],
    ['Projekt', 'project'],
    ['Stadsgemensamt', 'city-wide'],
    ['?', null],
  ])('sorten %s är %s', (text, kind) => {
    expect(readKind(text)).toBe(kind);
  });

  test.each([
    ['Aktivt', 'active'],
    ['inaktivt', 'dormant'],
    ['ej aktivt', 'dormant'],
    ['Nedlagt 2018', 'closed'],
    ['avslutat', 'closed'],
    ['Under avslut', 'closing'],
    ['Beslutat', 'approved'],
    ['Ansökt', 'applied'],
    ['Förlorat', 'lost'],
    ['Kapat!', 'lost'],
    ['hackat', 'lost'],
    ['Ska bort', 'closing'],
    ['avslutas', 'closing'],
    ['gelöscht', 'closed'],
    ['poistettu', 'closed'],
    ['Ei käytössä', 'dormant'],
    ['stillgelegt', 'dormant'],
    ['inaktiv', 'dormant'],
    ['ikke aktiv', 'dormant'],
    ['ikke i bruk', 'dormant'],
    ['på pause', 'dormant'],
    ['Stängt tillfälligt', 'dormant'],
    ['stängd tills vidare', 'dormant'],
    ['ligger nere', 'dormant'],
    ['Stängt', 'closed'],
    ['ei aktiivinen', 'dormant'],
    ['ei käytössä', 'dormant'],
    ['nicht genutzt', 'dormant'],
    ['not in use', 'dormant'],
    ['avsluttet', 'closed'],
    ['lukket', 'closed'],
    ['lagt ned', 'closed'],
    ['päättynyt', 'closed'],
    ['geplant', 'applied'],
    ['Under avveckling', 'closing'],
    ['aktiivinen', 'active'],
    ['Okänt', 'unknown'],
    ['Övertagen', null],
    ['kanske', null],
  ])('statusen %s är %s', (text, status) => {
    expect(readStatus(text)).toBe(status);
  });

  test('en status i förbigående gäller bara när inget annat sägs', () => {
    expect(readStatusInPassing('pausad 2024')).toBe('dormant');
    expect(readStatusInPassing('ingen har lösenordet')).toBe('lost');
    expect(readStatusInPassing('kommer ej åt')).toBe('lost');
    expect(readStatusInPassing('klasskonto; stängs till sommaren')).toBeNull();
    expect(readStatusInPassing('aktivt')).toBeNull();
    expect(readStatusInPassing('stängd på måndagar men annars öppet för alla')).toBeNull();
    expect(readStatusInPassing('Stängt p.g.a. flytten.')).toBe('closed');
    // More than why.
    expect(readStatusInPassing('Pausat på grund av ombyggnad, i gång igen sedan maj')).toBeNull();
    expect(readStatusInPassing('stängt pga renovering. Öppnar igen i maj')).toBeNull();
  });

  test.each([
    ['2 per vecka', { preset: 'own', posts: 2, per: 'week' }],
    ['ca 3 ggr i månaden', { preset: 'own', posts: 3, per: 'month' }],
    ['säsong maj–sept', { preset: 'season', seasonFrom: 5, seasonTo: 9 }],
    ['säsong nov - mars, 2 per vecka', { preset: 'season', seasonFrom: 11, seasonTo: 3, posts: 2, per: 'week' }],
    ['ingen', { preset: 'none' }],
  ])('normen %s', (text, norm) => {
    expect(readNorm(text)).toMatchObject(norm);
  });
  test('en mening är ingen norm', () => {
    expect(readNorm('lite då och då')).toBeNull();
    expect(readNorm('pausad 2024')).toBeNull();
  });
});
