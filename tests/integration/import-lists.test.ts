import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readKnown } from '../../electron/core/accounts/take-in.ts';
import { readPeopleOf } from '../../electron/core/people/find-or-add.ts';
import { administrationName, bytesOf, choiceOf, type ListDesk, listFile, openListDesk } from '../list-desk.ts';

let desk: ListDesk;
beforeEach(async () => {
  desk = await openListDesk();
});
afterEach(async () => await desk.close());

describe('listor från andra länder', () => {
  test('en irländsk stads arbetsbok: flera blad, titel, grupprubriker, engelska ord och datum', async () => {
    const report = await desk.take('westhaven.xlsx', listFile('westhaven.xlsx'));
    expect(report).toMatchObject({
      rows: 12,
      imported: 8,
      updated: 0,
      sheet: 'Accounts 2024',
      otherSheets: ['Read me', 'Closed accounts'],
    });
    expect(report.skipped).toEqual([
      { row: 9, reason: 'section-row', name: 'Parks and Leisure', message: 'Mellanrubrik' },
      { row: 17, reason: 'sum-row', name: 'Total · 36780', message: 'Summarad' },
    ]);
    expect(report.duplicates).toMatchObject([
      { row: 12, differs: [{ field: 'responsible' }, { field: 'deputy' }, { field: 'responsible-email' }] },
    ]);
    expect(report.rejected).toMatchObject([{ row: 16, reason: 'no-name-or-address' }]);
    const accounts = new Map((await desk.register()).map((account) => [account.canonicalKey, account]));
    expect(accounts.get('facebook:westhavenlibraries')).toMatchObject({
      startedOn: '2014-11-03',
      twoStep: 'on',
      accessModel: 'portfolio',
      status: 'active',
      purpose: 'Opening hours, events\nand reading tips',
    });
    expect(accounts.get('instagram:westhavenlibraries')).toMatchObject({ startedOn: '2016-11-03', twoStep: 'off' });
    expect(accounts.get('x:westhavenlibs')).toMatchObject({ startedText: 'Spring 2012', status: 'dormant' });
    expect(accounts.get('tiktok:westhavenparks')?.status).toBe('closed');
    const people = await desk.client.people.list({ administrationId: await desk.administrationId(), limit: 100 });
    expect(people.rows.map(({ name, unitName }) => `${name}, ${unitName}`)).toEqual([
      'Aoife Brennan, ',
      'Ciara Byrne, ',
      'Liam Walsh, Parks & Leisure',
      'Niamh Kelly, Parks & Leisure',
      'Owen Daly, Mayor’s Office',
      'Sean Murphy, Libraries & Culture',
    ]);
  });

  test('en norsk kommunes liste: overskrifter på norsk', async () => {
    const rows = [
      'Fjellvik kommune – oversikt over kontoer i sosiale medier',
      'Virksomhet;Navn på siden;Kanal;Nettadresse;Redaktør;Stedfortreder;Opprettet;Tofaktor;Formål;Merknad',
      'Bibliotek;fjellvikbib;Instagram;instagram.com/fjellvikbib;Kari Moe;ingen;5. mai 2018;Nei;Bilder;Nedlagt 2023',
    ];
    expect(await desk.take('fjellvik.csv', bytesOf(rows.join('\n')))).toMatchObject({ rows: 1, imported: 1 });
    expect((await desk.register())[0]).toMatchObject({
      canonicalKey: 'instagram:fjellvikbib',
      startedOn: '2018-05-05',
      status: 'closed',
      twoStep: 'off',
      purpose: 'Bilder',
      roles: [{ role: 'editor' }],
    });
  });
});

describe('kontolista.xlsx', () => {
  test('varje rad är redovisad, och varje konto är vad listan säger', async () => {
    const report = await desk.take('kontolista.xlsx', listFile('kontolista.xlsx'));
    expect(report).toMatchObject({
      rows: 56,
      imported: 52,
      updated: 0,
      rejected: [],
      sheet: 'Sheet1',
      otherSheets: [],
    });
    expect(report.duplicates).toEqual([
      {
        row: 49,
        reason: 'same-key-in-file',
        name: 'Stadsmuseet exempel',
        message: 'Samma konto som rad 48, men uppgifterna skiljer sig: Kontoansvarig, Ersättare. Rad 48 gäller',
        differs: [
          { field: 'responsible', heading: 'Kontoansvarig', first: 'Leila Lindqvist', second: 'Göran Åkesson' },
          { field: 'deputy', heading: 'Ersättare', first: '', second: 'Leila Yilmaz' },
        ],
      },
      { row: 58, reason: 'same-key-in-file', name: 'Farstas bibliotek', message: 'Samma konto som rad 8', differs: [] },
    ]);
    expect(report.skipped).toEqual([
      { row: 46, reason: 'section-row', name: 'Museer och övriga', message: 'Mellanrubrik' },
      { row: 62, reason: 'sum-row', name: 'Summa · 54', message: 'Summarad' },
    ]);

    const accounts = await desk.register();
    expect(accounts).toHaveLength(52);
    const { db } = await desk.core.context();
    const people = new Map(
      (await readPeopleOf(db, await desk.administrationId())).map((person) => [person.id, person.name]),
    );
    const units = new Map(
      (await desk.client.people.units({ administrationId: await desk.administrationId() })).map((unit) => [
        unit.id,
        unit.name,
      ]),
    );
    expect([...units.values()]).toEqual([
      'Evenemangsavdelningen',
      'Konsthallen',
      'Kulturskolan',
      'Kulturstrategiska staben',
      'Stadsbiblioteket',
      'Stadsmuseet',
    ]);
    const account = (key: string) => {
      const found = accounts.find(({ canonicalKey }) => canonicalKey === key);
      if (found === undefined) throw new Error(`no ${key}`);
      const named = (role: string) =>
        found.roles.filter((entry) => entry.role === role).map(({ personId }) => people.get(personId));
      return {
        ...found,
        unit: units.get(found.unitId ?? '') ?? '',
        responsible: named('responsible'),
        deputy: named('deputy'),
      };
    };

    expect(account('facebook:bjorkhagenbibliotek')).toMatchObject({
      name: 'Björkhagens bibliotek',
      platform: 'facebook',
      url: 'https://www.facebook.com/bjorkhagenbibliotek',
      unit: 'Stadsbiblioteket',
      responsible: ['Sofia Åkesson'],
      deputy: ['Jonas Ahlin'],
      startedOn: null,
      startedText: 'hösten 2015',
      purpose: 'Visa verksamheten, väcka läslust',
      status: 'active',
      kind: 'official',
      importedText: {},
    });
    expect(account('facebook:bjorkhagenbibliotek').checks).toHaveLength(6);
    expect(account('facebook:bjorkhagenbibliotek').checks.every(({ ok, checkedOn }) => ok && checkedOn === null)).toBe(
      true,
    );
    // "x" is ja, an empty cell is nobody's answer, "nej" is nej.
    expect(account('facebook:hagsatrabibliotek').checks.map(({ ok }) => ok)).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(account('facebook:kistabibliotek').checks).toEqual([]);
    expect(account('facebook:telefonplanbibliotek').checks.map(({ ok }) => ok)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
    // "vakant" and "-" are nobody.
    expect(account('facebook:enskedebibliotek')).toMatchObject({ deputy: [], importedText: { Ersättare: 'vakant' } });
    expect(account('facebook:odenplanbibliotek')).toMatchObject({ deputy: [], importedText: {} });
    expect(account('facebook:fruangenbibliotek')).toMatchObject({ startedOn: '2016-05-12', startedText: '' });
    expect(account('facebook:rinkebybibliotek')).toMatchObject({
      startedOn: '2019-09-17',
      responsible: ['Åsa Ahlin'],
      deputy: ['Håkan Ahlin'],
    });
    expect(account('instagram:fruangenbibliotek')).toMatchObject({
      url: 'https://www.instagram.com/fruangenbibliotek/',
    });
    expect(account('youtube:channel/UCexempel0000000000000001')).toMatchObject({
      status: 'dormant',
      note: 'pausad 2024',
    });
    expect(account('youtube:@kulturskolansthlm')).toMatchObject({ status: 'active', platformName: 'YouTube' });
    expect(account('instagram:kulturskolan_sthlm').norm).toMatchObject({
      preset: 'season',
      seasonFrom: 5,
      seasonTo: 9,
    });
    expect(account('facebook:id/123456789012345')).toMatchObject({
      name: 'Stockholms stadsmuseum exempel',
      unit: 'Stadsmuseet',
    });
    expect(account('x:stadsmuseet_ex')).toMatchObject({ responsible: ['Leila Lindqvist'], deputy: [] });
    expect(account('web:tripadvisor.se/Attraction_Review-exempel')).toMatchObject({
      platform: 'other',
      platformName: 'Tripadvisor',
      url: 'https://www.tripadvisor.se/Attraction_Review-exempel',
    });
    expect(account('linkedin:company/evenemang-exempel').url).toBe(
      'https://www.linkedin.com/company/evenemang-exempel/',
    );
    expect(account('tiktok:kulturnatt.exempel').handle).toBe('kulturnatt.exempel');
    expect(account('podcast:spotify/exempel123').platformName).toBe('Podd');
    expect(account('mastodon:konsthall@mastodon.exempel.se')).toMatchObject({
      handle: '@konsthall@mastodon.exempel.se',
      status: 'dormant',
    });
    expect(account('bluesky:konsthall.exempel.se').deputy).toEqual(['Håkan Öhman']);
    expect(account('vimeo:konsthallexempel').unit).toBe('Konsthallen');
    expect(account('facebook:sommarscenexempel')).toMatchObject({
      kind: 'contractor',
      contractor: 'Scenbolaget AB',
      unit: '',
      importedText: { Enhet: 'Drivs av Scenbolaget AB' },
    });
    expect(account('name:facebook|gamla facebooksidan (kommer ej åt)|stadsbiblioteket')).toMatchObject({
      url: '',
      responsible: [],
      startedText: '2011',
      status: 'lost',
      note: 'ingen har lösenordet',
      importedText: { Kontoansvarig: 'Slutat 2018' },
    });
    // A name that is a formula in the file is the text that people see.
    expect(account('facebook:formeltest').name).toBe('klicka');

    // Nobody is called vakant, and each is one person however many rows name them.
    const names = [...people.values()];
    expect(names.filter((name) => /vakant|slutat|-/i.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => name === 'Karin Ek')).toHaveLength(1);
  });

  test('en gång till ändrar inget: allt är uppdaterat, inget är skrivet', async () => {
    await desk.take('kontolista.xlsx', listFile('kontolista.xlsx'));
    const before = await desk.register();
    const again = await desk.take('kontolista.xlsx', listFile('kontolista.xlsx'));
    expect(again).toMatchObject({ rows: 56, imported: 0, updated: 52 });
    expect(again.duplicates).toHaveLength(2);
    expect(await desk.register()).toEqual(before);
  });

  test('ett prov säger detsamma och skriver inget', async () => {
    const tried = await desk.take('kontolista.xlsx', listFile('kontolista.xlsx'), { dryRun: true });
    expect(tried).toMatchObject({ rows: 56, imported: 52 });
    expect(await desk.client.settings.administrations({})).toEqual([]);
    expect(tried).toEqual(await desk.take('kontolista.xlsx', listFile('kontolista.xlsx')));
  });

  test('utan namn på förvaltningen är det den som listans titel nämner', async () => {
    await desk.take('kontolista.xlsx', listFile('kontolista.xlsx'), { administrationName: undefined });
    expect((await desk.client.settings.administrations({})).map(({ name }) => name)).toEqual(['Kulturförvaltningen']);
  });
});

describe('skolkonton.csv', () => {
  test('170 rader: 156 konton, 14 dubbletter, mest klasskonton, slutdatum som de står', async () => {
    const report = await desk.take('skolkonton.csv', listFile('skolkonton.csv'));
    expect(report).toMatchObject({ rows: 170, imported: 156, updated: 0, rejected: [], skipped: [] });
    expect(report.duplicates.map(({ row, message }) => [row, Number(/rad (\d+)/.exec(message)?.[1])])).toEqual([
      [31, 4],
      [34, 12],
      [57, 54],
      [59, 58],
      [73, 43],
      [79, 65],
      [95, 27],
      [99, 41],
      [101, 18],
      [118, 26],
      [146, 110],
      [147, 68],
      [160, 90],
      [168, 22],
    ]);
    const accounts = await desk.register();
    const count = (test: (account: (typeof accounts)[number]) => boolean) => accounts.filter(test).length;
    expect(report.kindUnsaid).toEqual({ count: 56, kind: 'pedagogical' });
    expect(count(({ kind }) => kind === 'official')).toBe(27);
    expect(count(({ kind }) => kind === 'pedagogical')).toBe(129);
    expect(count(({ importedText }) => importedText['OFFICIELLT/PEDAGOGISKT'] === '?')).toBe(29);
    expect(count(({ endsText }) => endsText === '2018-06')).toBe(43);
    expect(count(({ endsText }) => endsText === 'VT17')).toBe(41);
    expect(count(({ endsOn }) => endsOn === '2017-06-14')).toBe(36);
    expect(count(({ endsOn, endsText }) => endsOn === null && endsText === '')).toBe(36);
    const schools = await desk.client.people.units({ administrationId: await desk.administrationId() });
    expect(schools).toHaveLength(33);
    expect(schools.map(({ name }) => name)).toContain('Äppelvikenskolan');
    expect(accounts.every(({ unitId }) => unitId !== null)).toBe(true);
    expect(accounts.find(({ canonicalKey }) => canonicalKey === 'facebook:groups/505120162749326')).toMatchObject({
      name: 'Johannesskolan Facebook',
      note: 'kallas "5B-nytt"',
      importedText: { 'E-POST': 'exempel@edu.example' },
    });
    expect(accounts.find(({ canonicalKey }) => canonicalKey === 'x:johannesskolan_slojd')?.note).toBe('tema\nvikingar');
    expect(await readPeopleOf((await desk.core.context()).db, await desk.administrationId())).toHaveLength(86);
  });

  test.each([
    [null, 'pedagogical', { official: 27, pedagogical: 129 }],
    ['official', 'official', { official: 83, pedagogical: 73 }],
  ] as const)('56 konton vars typ listan inte säger: är %s valt blir de %s', async (unsaidKind, kind, kinds) => {
    const file = new File([listFile('skolkonton.csv')], 'skolkonton.csv');
    const source = await desk.client.inventory.openImport({ file });
    const choice = { ...choiceOf(source, null, administrationName), unsaidKind };
    const { kindUnsaid, rows } = await desk.client.inventory.planImport(choice);
    expect(kindUnsaid).toEqual({ count: 56, kind });
    expect(rows.filter((row) => row.kind === kind)).toHaveLength(56);
    for await (const _ of await desk.client.inventory.runImport(choice)) void _;
    const counts = Object.entries(Object.groupBy(await desk.register(), (account) => account.kind));
    expect(Object.fromEntries(counts.map(([of, accounts]) => [of, accounts.length]))).toEqual(kinds);
  });

  test('en skola får högst en sak att göra', async () => {
    await desk.take('skolkonton.csv', listFile('skolkonton.csv'));
    const due = await desk.client.accounts.due({ administrationId: await desk.administrationId() });
    const schools = due.map(({ unitName }) => unitName).filter((name) => name !== '');
    expect(schools.length).toBeGreaterThan(20);
    expect(schools.filter((name, index) => schools.indexOf(name) !== index)).toEqual([]);
  });
});

test('flera blad: det som liknar en lista visas först, och de andra nämns', async () => {
  const { zipSync, unzipSync } = await import('fflate');
  const files = unzipSync(new Uint8Array(listFile('kontolista.xlsx')));
  const text = (name: string) => new TextDecoder().decode(files[name]);
  const empty = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Läs mig först</t></is></c></row></sheetData></worksheet>`;
  files['xl/worksheets/sheet9.xml'] = bytesOf(empty);
  files['xl/workbook.xml'] = bytesOf(
    text('xl/workbook.xml').replace('<sheets>', '<sheets><sheet name="Info" sheetId="9" r:id="rIdInfo"/>'),
  );
  files['xl/_rels/workbook.xml.rels'] = bytesOf(
    text('xl/_rels/workbook.xml.rels').replace(
      '</Relationships>',
      '<Relationship Id="rIdInfo" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet9.xml"/></Relationships>',
    ),
  );
  files['[Content_Types].xml'] = bytesOf(
    text('[Content_Types].xml').replace(
      '</Types>',
      '<Override PartName="/xl/worksheets/sheet9.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    ),
  );
  expect(await desk.take('två.xlsx', zipSync(files))).toMatchObject({
    rows: 56,
    sheet: 'Sheet1',
    otherSheets: ['Info'],
  });
});

test('händelserna räcker för att se vem som läste in vad, och kedjan håller', async () => {
  await desk.take('kontolista.xlsx', listFile('kontolista.xlsx'));
  const { db } = await desk.core.context();
  const events = await db.selectFrom('audit').select('action').execute();
  const count = (action: string) => events.filter((event) => event.action === action).length;
  expect([count('list-imported'), count('account-imported'), count('unit-created')]).toEqual([1, 52, 6]);
  expect((await desk.client.settings.verify({})).parts.find(({ part }) => part === 'chain')).toMatchObject({
    ok: true,
  });
  const [first] = await desk.register();
  expect(await readKnown(db, [first?.id ?? ''])).toEqual([first]);
});
