import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readKnown, readRegister } from '../../electron/core/accounts/take-in.ts';
import { AccountDraft } from '../../electron/core/accounts/contract.ts';
import type { Core } from '../../electron/core/create-core.ts';
import type { ImportSource } from '../../electron/core/inventory/contract.ts';
import { importAccounts } from '../../electron/core/inventory/import-accounts.ts';
import { readPeopleOf } from '../../electron/core/people/find-or-add.ts';
import { type Client, openRegister, refusal, temporaryFolder } from '../register.ts';

const listFile = (name: string) => readFileSync(path.join(import.meta.dirname, '../fixtures/lists', name));
const administrationName = 'Kulturförvaltningen';
const bytesOf = (text: string) => new TextEncoder().encode(text);

let core: Core;
let client: Client;
let remove: () => void;

beforeEach(async () => {
  const { folder, remove: removeFolder } = temporaryFolder();
  remove = removeFolder;
  ({ core, client } = await openRegister(folder));
});
afterEach(async () => {
  await core.close();
  remove();
});

async function take(fileName: string, bytes: Uint8Array, more: object = {}) {
  return await importAccounts(await core.context(), { fileName, bytes, administrationName, ...more });
}
async function administrationId(): Promise<string> {
  return (await client.settings.administrations({}))[0]?.id ?? '';
}
async function register() {
  return await readRegister((await core.context()).db, await administrationId());
}
const choiceOf = (source: ImportSource, administration: string | null, name: string | null = null) => ({
  token: source.token,
  administrationId: administration,
  administrationName: name,
  sheet: source.sheet,
  headerRow: source.headerRow,
  columns: source.columns.map(({ index, field }) => ({ index, field, dayOrder: null })),
  takes: [],
  duplicates: 'first' as const,
  known: 'second' as const,
  headingsGiveStatus: true,
  statusWords: [],
});

describe('listor från andra länder', () => {
  test('en irländsk stads arbetsbok: flera blad, titel, grupprubriker, engelska ord och datum', async () => {
    const report = await take('westhaven.xlsx', listFile('westhaven.xlsx'));
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
    const accounts = new Map((await register()).map((account) => [account.canonicalKey, account]));
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
    const people = await client.people.list({ administrationId: await administrationId(), limit: 100 });
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
    expect(await take('fjellvik.csv', bytesOf(rows.join('\n')))).toMatchObject({ rows: 1, imported: 1 });
    expect((await register())[0]).toMatchObject({
      canonicalKey: 'instagram:fjellvikbib',
      startedOn: '2018-05-05',
      status: 'closed',
      twoStep: 'off',
      purpose: 'Bilder',
      roles: [{ role: 'editor' }],
    });
  });
});

test('en ny person får sina kontons enhet när den är en enda, annars ingen', async () => {
  const rows = [
    'Namn;Länk;Enhet;Ansvarig;Ersättare',
    'A;x.com/a1;Stadsmuseet;Anna Ek;Bo Ek',
    'B;x.com/b1;stadsmuseet ;Anna Ek;Eva Dahl',
    'C;x.com/c1;Konsthallen;Bo Ek;Eva Dahl',
    'D;x.com/d1;;Anna Ek;Nils Ström',
  ];
  await take('lista.csv', bytesOf(rows.join('\n')));
  const people = await client.people.list({ administrationId: await administrationId(), limit: 100 });
  expect(people.rows.map(({ name, unitName }) => [name, unitName])).toEqual([
    ['Anna Ek', 'Stadsmuseet'],
    ['Bo Ek', ''],
    ['Eva Dahl', ''],
    ['Nils Ström', ''],
  ]);
});

test('en dubblett kan tas i stället för den första raden, och vad som gällde står i inläsningen efteråt', async () => {
  const rows = ['Namn;Länk;Ansvarig', 'A;x.com/a1;Anna Ek', 'A;x.com/a1;Bo Ek'];
  const source = await client.inventory.openImport({ file: new File([rows.join('\n')], 'lista.csv') });
  const choice = { ...choiceOf(source, null, administrationName), takes: [{ row: 3, take: 'second' as const }] };
  const plan = await client.inventory.planImport(choice);
  expect(plan.counts).toMatchObject({ rows: 2, imported: 1, updated: 0, duplicates: 1, rejected: 0, skipped: 0 });
  for await (const _ of await client.inventory.runImport(choice)) void _;
  const people = await client.people.list({ administrationId: await administrationId(), limit: 100 });
  expect(people.rows.map(({ name, accountCount }) => [name, accountCount])).toEqual([['Bo Ek', 1]]);
  const [run] = await client.inventory.importRuns({ administrationId: await administrationId() });
  const report = await client.inventory.importReport({ runId: run?.id ?? '' });
  expect(report.rows.find(({ row }) => row === 3)).toMatchObject({
    take: 'second',
    firstRow: 2,
    differs: [{ heading: 'Ansvarig', first: 'Anna Ek', second: 'Bo Ek' }],
  });
});

describe('en lista med en kolumn för varje plattform', () => {
  const rows = [
    'Enhet;Ansvarig;Facebook;Instagram',
    'Ängby bibliotek;Anna Ek;facebook.com/angbybibliotek;@angbybibliotek',
    'Ängby bad;Bo Ek;;@angbybad',
    'Ängby park;Bo Ek;;',
    'Ängby barn;Eva Dahl;facebook.com/angbybibliotek;@angbybarn',
  ];
  const open = async (lines: readonly string[]) => {
    const source = await client.inventory.openImport({ file: new File([lines.join('\n')], 'bred.csv') });
    const [id = null] = (await client.settings.administrations({})).map((one) => one.id);
    return { ...choiceOf(source, id, id === null ? administrationName : null), accountPerLink: true };
  };
  const runAll = async (choice: Parameters<typeof client.inventory.runImport>[0]) => {
    for await (const _ of await client.inventory.runImport(choice)) void _;
  };
  const responsibles = async () => {
    const people = await readPeopleOf((await core.context()).db, await administrationId());
    return new Map(
      (await register()).map(({ canonicalKey, roles }) => [
        canonicalKey,
        people.find(({ id }) => id === roles[0]?.personId)?.name,
      ]),
    );
  };

  test('varje länk blir ett konto, med ett öde för sig; hur många rader filen har står kvar i kvittot', async () => {
    const choice = await open(rows);
    const asBefore = await client.inventory.planImport({ ...choice, accountPerLink: false });
    expect(asBefore.wide).toEqual({ links: 5, rows: 3 });
    expect(asBefore.counts).toMatchObject({ rows: 4, imported: 2, duplicates: 1, rejected: 1 });
    const plan = await client.inventory.planImport(choice);
    expect(plan.wide).toEqual({ links: 5, rows: 3 });
    const counts = { rows: 6, fileRows: 4, imported: 4, updated: 0, duplicates: 1, rejected: 1, skipped: 0 };
    expect(plan.counts).toMatchObject(counts);
    expect(plan.rows.map(({ row, fate, platform, firstRow }) => [row, fate, platform, firstRow])).toEqual([
      [2, 'imported', 'Facebook', null],
      [2, 'imported', 'Instagram', null],
      [3, 'imported', 'Instagram', null],
      [4, 'rejected', '', null],
      [5, 'duplicate', 'Facebook', 2],
      [5, 'imported', 'Instagram', null],
    ]);
    await runAll({ ...choice, takes: [{ row: 5, key: 'facebook:angbybibliotek', take: 'second' }] });
    expect(await responsibles()).toEqual(
      new Map([
        ['facebook:angbybibliotek', 'Eva Dahl'],
        ['instagram:angbybibliotek', 'Anna Ek'],
        ['instagram:angbybad', 'Bo Ek'],
        ['instagram:angbybarn', 'Eva Dahl'],
      ]),
    );
    const [run] = await client.inventory.importRuns({ administrationId: await administrationId() });
    expect(run?.counts).toMatchObject(counts);
    const report = await client.inventory.importReport({ runId: run?.id ?? '' });
    expect(report.rows).toHaveLength(6);
    // Each account has its own line in the log, in the order of the list.
    const events = await (await core.context()).db
      .selectFrom('audit')
      .selectAll()
      .where('action', '=', 'account-imported')
      .execute();
    expect(events).toHaveLength(4);
  });

  test('läst igen, ändrad: samma konton, var för sig mot förteckningen', async () => {
    await runAll(await open(rows));
    const changed = await open(rows.map((row) => row.replace('Anna Ek', 'Nils Ström')));
    const plan = await client.inventory.planImport(changed);
    expect(plan.counts).toMatchObject({ imported: 0, updated: 4, unchanged: 2 });
    const differing = plan.rows.filter(({ fate, differs }) => fate === 'updated' && differs.length > 0);
    expect(differing.map(({ row, key }) => [row, key])).toEqual([
      [2, 'facebook:angbybibliotek'],
      [2, 'instagram:angbybibliotek'],
    ]);
    await runAll({ ...changed, takes: [{ row: 2, key: 'instagram:angbybibliotek', take: 'first' }] });
    const after = await responsibles();
    expect(after.get('facebook:angbybibliotek')).toBe('Nils Ström');
    expect(after.get('instagram:angbybibliotek')).toBe('Anna Ek');
    expect(after.size).toBe(4);
  });
});

describe('kontolista.xlsx', () => {
  test('varje rad är redovisad, och varje konto är vad listan säger', async () => {
    const report = await take('kontolista.xlsx', listFile('kontolista.xlsx'));
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

    const accounts = await register();
    expect(accounts).toHaveLength(52);
    const { db } = await core.context();
    const people = new Map(
      (await readPeopleOf(db, await administrationId())).map((person) => [person.id, person.name]),
    );
    const units = new Map(
      (await client.people.units({ administrationId: await administrationId() })).map((unit) => [unit.id, unit.name]),
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
    await take('kontolista.xlsx', listFile('kontolista.xlsx'));
    const before = await register();
    const again = await take('kontolista.xlsx', listFile('kontolista.xlsx'));
    expect(again).toMatchObject({ rows: 56, imported: 0, updated: 52 });
    expect(again.duplicates).toHaveLength(2);
    expect(await register()).toEqual(before);
  });

  test('ett prov säger detsamma och skriver inget', async () => {
    const tried = await take('kontolista.xlsx', listFile('kontolista.xlsx'), { dryRun: true });
    expect(tried).toMatchObject({ rows: 56, imported: 52 });
    expect(await client.settings.administrations({})).toEqual([]);
    expect(tried).toEqual(await take('kontolista.xlsx', listFile('kontolista.xlsx')));
  });

  test('utan namn på förvaltningen är det den som listans titel nämner', async () => {
    await take('kontolista.xlsx', listFile('kontolista.xlsx'), { administrationName: undefined });
    expect((await client.settings.administrations({})).map(({ name }) => name)).toEqual(['Kulturförvaltningen']);
  });
});

describe('skolkonton.csv', () => {
  test('170 rader: 156 konton, 14 dubbletter, mest klasskonton, slutdatum som de står', async () => {
    const report = await take('skolkonton.csv', listFile('skolkonton.csv'));
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
    const accounts = await register();
    const count = (test: (account: (typeof accounts)[number]) => boolean) => accounts.filter(test).length;
    expect(count(({ kind }) => kind === 'official')).toBe(27);
    expect(count(({ kind }) => kind === 'pedagogical')).toBe(129);
    expect(count(({ importedText }) => importedText['OFFICIELLT/PEDAGOGISKT'] === '?')).toBe(29);
    expect(count(({ endsText }) => endsText === '2018-06')).toBe(43);
    expect(count(({ endsText }) => endsText === 'VT17')).toBe(41);
    expect(count(({ endsOn }) => endsOn === '2017-06-14')).toBe(36);
    expect(count(({ endsOn, endsText }) => endsOn === null && endsText === '')).toBe(36);
    const schools = await client.people.units({ administrationId: await administrationId() });
    expect(schools).toHaveLength(33);
    expect(schools.map(({ name }) => name)).toContain('Äppelvikenskolan');
    expect(accounts.every(({ unitId }) => unitId !== null)).toBe(true);
    expect(accounts.find(({ canonicalKey }) => canonicalKey === 'facebook:groups/505120162749326')).toMatchObject({
      name: 'Johannesskolan Facebook',
      note: 'kallas "5B-nytt"',
      importedText: { 'E-POST': 'exempel@edu.example' },
    });
    expect(accounts.find(({ canonicalKey }) => canonicalKey === 'x:johannesskolan_slojd')?.note).toBe('tema\nvikingar');
    expect(await readPeopleOf((await core.context()).db, await administrationId())).toHaveLength(86);
  });

  test('en skola får högst en sak att göra', async () => {
    await take('skolkonton.csv', listFile('skolkonton.csv'));
    const due = await client.accounts.due({ administrationId: await administrationId() });
    const schools = due.map(({ unitName }) => unitName).filter((name) => name !== '');
    expect(schools.length).toBeGreaterThan(20);
    expect(schools.filter((name, index) => schools.indexOf(name) !== index)).toEqual([]);
  });
});

describe('uppdatering fyller på och raderar aldrig', () => {
  const list = (rows: string) =>
    bytesOf(`Namn;Länk;Enhet;Ansvarig;Ersättare;Syfte;Startades;Basinfo;Status;Övrigt\n${rows}\n`);

  test('en tom cell tar inget bort, en ifylld ändrar bara sitt', async () => {
    await take('a.csv', list('Ängby;x.com/angby;Biblioteken;Anna Ek;Bo Ek;Berätta;2019-01-02;ja;aktivt;första'));
    const [before] = await register();
    await take('b.csv', list('Ängby;x.com/angby;;;;;;;;'));
    expect((await register())[0]).toEqual(before);
    await take('c.csv', list('Ängby ny;https://twitter.com/Angby;Museerna;Leila Ek;vakant;;hösten 2018;nej;avslutat;'));
    const [after] = await register();
    expect(after).toMatchObject({
      name: 'Ängby ny',
      purpose: 'Berätta',
      startedOn: '2019-01-02',
      startedText: '',
      status: 'closed',
      note: 'första',
      version: 2,
      importedText: { Ersättare: 'vakant' },
    });
    const { db } = await core.context();
    const people = new Map(
      (await readPeopleOf(db, await administrationId())).map((person) => [person.id, person.name]),
    );
    expect(after?.roles.map(({ role, personId }) => [role, people.get(personId)])).toEqual([
      ['deputy', 'Bo Ek'],
      ['responsible', 'Leila Ek'],
    ]);
    // What somebody has looked at stays right; a list's nej names no item.
    expect(after?.checks.every(({ ok }) => ok)).toBe(true);
    expect(after?.statusHistory.map(({ status, reason }) => [status, reason])).toEqual(
      expect.arrayContaining([
        ['active', ''],
        ['closed', 'c.csv'],
      ]),
    );
    const history = await client.accounts.history({ id: after?.id ?? '' });
    expect(history.map(({ action }) => action)).toEqual(['account-changed-by-list', 'account-imported']);
    expect(history[0]?.changes.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['name', 'unitId', 'roles', 'status']),
    );
  });

  describe('en lista läses in igen när någon har arbetat med kontona', () => {
    const again = list(
      'Ängby;x.com/angby;Biblioteken;Anna Ek;Bo Ek;Listans syfte;;;vilande;\nÅrsta;x.com/arsta;;;;;;;;',
    );
    const inRegister = async () => (await register()).find(({ canonicalKey }) => canonicalKey === 'x:angby');
    async function begin() {
      await take('a.csv', list('Ängby;x.com/angby;Biblioteken;Anna Ek;;;;;aktivt;\nÅrsta;x.com/arsta;;;;;;;;'));
      const account = await inRegister();
      const { id = '', version = 0 } = account ?? {};
      const draft = AccountDraft.strip().parse(account);
      await client.accounts.update({ id, version, draft: { ...draft, name: 'Ängby bibliotek', targetGroup: 'unga' } });
    }
    async function plan(more: object = {}) {
      const source = await client.inventory.openImport({ file: new File([again], 'b.csv') });
      const choice = { ...choiceOf(source, await administrationId()), ...more };
      return { choice, plan: await client.inventory.planImport(choice) };
    }

    test('förhandsgranskningen säger vad som ändras, fält för fält, och hur många som inte ändras', async () => {
      await begin();
      const { plan: planned } = await plan();
      expect(planned.counts).toMatchObject({ rows: 2, updated: 2, unchanged: 1 });
      expect(planned.rows[0]).toMatchObject({
        fate: 'updated',
        take: 'second',
        unchanged: false,
        differs: [
          { field: 'name', heading: 'Namn', first: 'Ängby bibliotek', second: 'Ängby' },
          { field: 'deputy', heading: 'Ersättare', first: '', second: 'Bo Ek' },
          { field: 'status', heading: 'Status', first: 'Aktivt', second: 'Vilande' },
          { field: 'purpose', heading: 'Syfte', first: '', second: 'Listans syfte' },
        ],
      });
      expect(planned.rows[1]).toMatchObject({ fate: 'updated', unchanged: true, differs: [] });
      expect(planned.newPeople).toEqual(['Bo Ek']);
    });

    test('samma lista igen ändrar inget: varje rad säger det, och inget konto får en ny version', async () => {
      await take('b.csv', again);
      const before = await register();
      const { choice, plan: planned } = await plan();
      expect(planned.counts).toMatchObject({ rows: 2, imported: 0, updated: 2, unchanged: 2 });
      expect(planned.rows.map(({ unchanged, differs }) => [unchanged, differs])).toEqual([
        [true, []],
        [true, []],
      ]);
      for await (const _ of await client.inventory.runImport(choice)) void _;
      expect(await register()).toEqual(before);
    });

    test.each([
      ['second', 'Ängby', 'Listans syfte', 'dormant', 2],
      ['fill', 'Ängby bibliotek', 'Listans syfte', 'active', 2],
      ['first', 'Ängby bibliotek', '', 'active', 1],
    ] as const)('valet %s för alla', async (known, name, purpose, status, people) => {
      await begin();
      const { choice, plan: planned } = await plan({ known });
      expect(planned.counts).toMatchObject({ updated: 2, unchanged: known === 'first' ? 2 : 1 });
      for await (const _ of await client.inventory.runImport(choice)) void _;
      expect(await inRegister()).toMatchObject({ name, purpose, status, targetGroup: 'unga' });
      const { rows } = await client.people.list({ administrationId: await administrationId(), limit: 100 });
      expect(rows).toHaveLength(people);
      const [event] = await client.accounts.history({ id: (await inRegister())?.id ?? '' });
      expect([event?.action, event?.fileName]).toEqual(
        known === 'first' ? ['account-changed', ''] : ['account-changed-by-list', 'b.csv'],
      );
    });

    test('valet för en rad går före valet för alla', async () => {
      await begin();
      const { plan: planned } = await plan({ known: 'second', takes: [{ row: 2, take: 'first' }] });
      expect(planned.rows[0]).toMatchObject({ take: 'first', unchanged: true, differs: [{}, {}, {}, {}] });
    });
  });

  test('en status som ingen förstår blir okänd och saknas; den ändrar ingen känd, och någon kan säga vad den betyder', async () => {
    const report = await take('a.csv', list('A;x.com/a1;;;;;;;övertagen;\nB;x.com/b1;;;;;;;aktivt;'));
    expect(report.statusWords).toEqual([{ text: 'övertagen', rows: 1, status: null }]);
    const byKey = async () => new Map((await register()).map((account) => [account.canonicalKey, account]));
    const asked = (await byKey()).get('x:a1');
    expect(asked).toMatchObject({ status: 'unknown', importedText: { Status: 'övertagen' } });
    expect(asked?.derived.gaps).toContain('status');
    await take('b.csv', list('B;x.com/b1;;;;;;;övertagen;'));
    expect((await byKey()).get('x:b1')).toMatchObject({ status: 'active', importedText: { Status: 'övertagen' } });
    const source = await client.inventory.openImport({
      file: new File([list('A;x.com/a1;;;;;;;övertagen;')], 'c.csv'),
    });
    const choice = {
      ...choiceOf(source, await administrationId()),
      statusWords: [{ text: 'övertagen', status: 'lost' as const }],
    };
    expect((await client.inventory.planImport(choice)).statusWords).toEqual([
      { text: 'övertagen', rows: 1, status: 'lost' },
    ]);
    for await (const _ of await client.inventory.runImport(choice)) void _;
    const said = (await byKey()).get('x:a1');
    expect(said?.status).toBe('lost');
    expect(said?.derived.gaps).not.toContain('status');
  });

  test('en förvaltning som inte finns sägs, med den som kan ha menats', async () => {
    await take('a.csv', list('A;x.com/a1;;;;;;;;'));
    const wrong = { administrationName: 'Kulturförvaltningne', dryRun: true };
    expect((await take('a.csv', list('A;x.com/a1;;;;;;;;'), wrong)).newAdministrations).toEqual([
      { name: 'Kulturförvaltningne', like: administrationName },
    ]);
    expect((await take('a.csv', list('A;x.com/a1;;;;;;;;'))).newAdministrations).toEqual([]);
  });

  test('ett konto som fått en ny enhet att heta hittas ändå, också utan adress', async () => {
    await take('a.csv', bytesOf('Namn;Kanal;Enhet\nGamla sidan;FB;Biblioteken\n'));
    const [unit] = await client.people.units({ administrationId: await administrationId() });
    await client.people.updateUnit({ id: unit?.id ?? '', version: 1, name: 'Biblioteksenheten', parentId: null });
    const again = await take('b.csv', bytesOf('Namn;Kanal;Enhet\nGamla sidan;FB;Biblioteksenheten\n'));
    expect(again).toMatchObject({ imported: 0, updated: 1 });
  });

  test('en kontaktadress fyller en tom, ersätter ingen, och sägs aldrig vara tjänstens', async () => {
    await take('a.csv', bytesOf('Namn;Länk;Ansvarig;E-post\nA;x.com/a1;Anna Ek;anna@exempel.se\n'));
    await take('b.csv', bytesOf('Namn;Länk;Ansvarig;E-post\nB;x.com/b1;anna ek;annan@exempel.se\n'));
    const people = await readPeopleOf((await core.context()).db, await administrationId());
    expect(people.map(({ name, email, email_kind }) => [name, email, email_kind])).toEqual([
      ['Anna Ek', 'anna@exempel.se', 'unknown'],
    ]);
  });

  test('en lista vars enda nyhet är kontaktuppgifter säger vilka som får dem, och de tas in', async () => {
    await take('a.csv', bytesOf('Namn;Länk;Ansvarig\nA;x.com/a1;Eva-Lotta Ask\nB;x.com/b1;Bo Ek\n'));
    const list = 'Namn;Länk;Ansvarig;E-post ansvarig;Telefon\nA;x.com/a1;Eva Lotta Ask;eva@exempel.se;\n';
    const source = await client.inventory.openImport({
      file: new File([bytesOf(`${list}B;x.com/b1;Bo Ek;;08-508 12 345\n`)], 'b.csv'),
    });
    const id = await administrationId();
    const contacts = async () =>
      (await readPeopleOf((await core.context()).db, id))
        .map(({ name, email, phone }) => [name, email, phone])
        .toSorted(([a = ''], [b = '']) => a.localeCompare(b));
    const kept = { ...choiceOf(source, id), known: 'first' as const };
    expect((await client.inventory.planImport(kept)).newContacts).toEqual([]);
    for (const known of ['second', 'fill'] as const) {
      const choice = { ...choiceOf(source, id), known };
      const plan = await client.inventory.planImport(choice);
      expect(plan.counts).toMatchObject({ rows: 2, updated: 2, unchanged: 2 });
      expect(plan.newPeople).toEqual([]);
      expect(plan.newContacts).toEqual(['Bo Ek', 'Eva Lotta Ask']);
    }
    for await (const _ of await client.inventory.runImport({ ...choiceOf(source, id), known: 'fill' })) void _;
    expect(await contacts()).toEqual([
      ['Bo Ek', '', '08-508 12 345'],
      ['Eva-Lotta Ask', 'eva@exempel.se', ''],
    ]);
    expect((await client.inventory.planImport(choiceOf(source, id))).newContacts).toEqual([]);
  });

  test('kommandoraden säger vad rubriker ger för status och hur dagar lästes', async () => {
    const list =
      'Namn;Länk;Startades;Upphör\nA;x.com/a1;16-05-31;31/12/2026\nStängda konton:;;;\nB;x.com/b1;15-01-20;\nC;x.com/c1;;\n';
    const report = await take('a.csv', bytesOf(list), { dryRun: true });
    expect(report.headings).toEqual([{ text: 'Stängda konton', rows: 2, status: 'closed' }]);
    expect(report.dayOrders).toMatchObject([
      { heading: 'Startades', order: 'year-first', isSure: false, example: '16-05-31' },
      { heading: 'Upphör', order: 'day-first', isSure: true, example: '' },
    ]);
  });

  test('okända förvaltningar skapas, och varje rad hamnar i sin', async () => {
    const report = await take(
      'a.csv',
      bytesOf('Förvaltning;Namn;Länk\nIdrottsförvaltningen;A;x.com/a1\nkulturförvaltningen;B;x.com/b1\n;C;x.com/c1\n'),
    );
    expect(report.imported).toBe(3);
    const administrations = await client.settings.administrations({});
    expect(administrations.map(({ name, accountCount }) => [name, accountCount])).toEqual([
      ['Idrottsförvaltningen', 1],
      ['kulturförvaltningen', 2],
    ]);
  });
});

describe('över kontraktet', () => {
  const file = (name: string, bytes: Uint8Array<ArrayBuffer>) => new File([bytes], name);
  const kontolista = () => file('kontolista.xlsx', new Uint8Array(listFile('kontolista.xlsx')));

  test('öppna, välja, planera, läsa in med besked på vägen, rapport efteråt', async () => {
    const source = await client.inventory.openImport({ file: kontolista() });
    expect(source).toMatchObject({
      fileName: 'kontolista.xlsx',
      headerRow: 4,
      sheet: 0,
      sheets: [{ name: 'Sheet1', rows: 59 }],
    });
    expect(source.columns[2]).toMatchObject({ heading: 'Länk', field: 'address' });
    expect(source.columns[2]?.examples).toHaveLength(3);
    expect(source.top[0]?.cells[0]).toMatch(/^Kulturförvaltningen/);
    const plan = await client.inventory.planImport(choiceOf(source, null, administrationName));
    expect(plan.counts).toMatchObject({ rows: 56, imported: 52, updated: 0, duplicates: 2, rejected: 0, skipped: 2 });
    expect(plan.newAdministrations).toEqual([administrationName]);
    expect(plan.newUnits).toHaveLength(6);
    expect(plan.rows).toHaveLength(56);
    const states = [];
    for await (const state of await client.inventory.runImport(choiceOf(source, null, administrationName)))
      states.push(state);
    const done = states.at(-1);
    expect(done).toMatchObject({ state: 'done', counts: plan.counts });
    expect(states.some(({ state }) => state === 'running')).toBe(true);
    const people = await readPeopleOf((await core.context()).db, await administrationId());
    expect(plan.newPeople).toHaveLength(people.length);
    const [run] = await client.inventory.importRuns({ administrationId: await administrationId() });
    expect(run).toMatchObject({ fileName: 'kontolista.xlsx', counts: plan.counts });
    const report = await client.inventory.importReport({ runId: run?.id ?? '' });
    expect(report.rows).toEqual(plan.rows);
  });

  test('fält som väljs om gäller, och utan namn och adress blir det inget', async () => {
    const source = await client.inventory.openImport({ file: kontolista() });
    const choice = choiceOf(source, null, administrationName);
    const without = { ...choice, columns: choice.columns.map((column) => ({ ...column, field: 'extra' as const })) };
    expect((await refusal(client.inventory.planImport(without))).code).toBe('import-without-name-or-address');
    const other = {
      ...choice,
      columns: choice.columns.map((column) =>
        column.field === 'purpose' ? { ...column, field: 'benefit' as const } : column,
      ),
    };
    for await (const _ of await client.inventory.runImport(other)) void _;
    const accounts = await register();
    expect(accounts.filter(({ purpose }) => purpose !== '')).toEqual([]);
    expect(accounts.filter(({ benefit }) => benefit === 'Visa verksamheten, väcka läslust')).not.toEqual([]);
  });

  test('en pekad rubrikrad gäller, och en bortlagd fil är borta', async () => {
    const source = await client.inventory.openImport({ file: kontolista() });
    expect(await client.inventory.chooseSheet({ token: source.token, sheet: 0, headerRow: 5 })).toMatchObject({
      headerRow: 5,
    });
    expect(await client.inventory.chooseSheet({ token: source.token, sheet: 0, headerRow: null })).toMatchObject({
      headerRow: 4,
    });
    await client.inventory.discard({ token: source.token });
    expect((await refusal(client.inventory.planImport(choiceOf(source, null, 'X')))).code).toBe('file-token-unknown');
  });

  test('avbruten halvvägs är inget skrivet', async () => {
    const rows = Array.from({ length: 2000 }, (_, index) => `Konto ${index};x.com/konto${index};Anna Ek ${index % 7}`);
    const source = await client.inventory.openImport({
      file: file('stor.csv', bytesOf(`Namn;Länk;Enhet\n${rows.join('\n')}\n`)),
    });
    let seen = 0;
    for await (const state of await client.inventory.runImport(choiceOf(source, null, administrationName))) {
      if (state.state === 'running') seen = state.done;
      if (seen > 0) break;
    }
    expect(seen).toBeGreaterThan(0);
    expect(seen).toBeLessThan(2000);
    expect(await client.settings.administrations({})).toEqual([]);
    const { db } = await core.context();
    for (const table of ['account', 'person', 'unit', 'import_run', 'audit'] as const)
      expect([table, await db.selectFrom(table).selectAll().execute()]).toEqual([table, []]);

    const stop = new AbortController();
    const call = importAccounts(await core.context(), {
      fileName: 'stor.csv',
      bytes: bytesOf(`Namn;Länk\n${rows.join('\n')}\n`),
      administrationName,
      signal: stop.signal,
    });
    stop.abort();
    expect((await refusal(call)).code).toBe('import-cancelled');
    expect(await client.settings.administrations({})).toEqual([]);
  });

  test('lösenord i en lista visas inte, sparas inte och loggas inte', async () => {
    const secret = 'kanarie-4711-hemlig';
    const source = await client.inventory.openImport({
      file: file('lista.csv', bytesOf(`Namn;Länk;Lösenord;Övrigt\nÄngby;x.com/angby;${secret};inget\n`)),
    });
    expect(JSON.stringify(source)).not.toContain(secret);
    const choice = choiceOf(source, null, administrationName);
    const extra = {
      ...choice,
      columns: choice.columns.map((column) =>
        column.field === 'ignore' ? { ...column, field: 'extra' as const } : column,
      ),
    };
    expect(JSON.stringify(await client.inventory.planImport(extra))).not.toContain(secret);
    for await (const _ of await client.inventory.runImport(extra)) void _;
    const { db } = await core.context();
    for (const table of ['account', 'import_run', 'audit_detail'] as const)
      expect(JSON.stringify(await db.selectFrom(table).selectAll().execute())).not.toContain(secret);
    expect(await register()).toHaveLength(1);
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
  expect(await take('två.xlsx', zipSync(files))).toMatchObject({ rows: 56, sheet: 'Sheet1', otherSheets: ['Info'] });
});

test('händelserna räcker för att se vem som läste in vad, och kedjan håller', async () => {
  await take('kontolista.xlsx', listFile('kontolista.xlsx'));
  const { db } = await core.context();
  const events = await db.selectFrom('audit').select('action').execute();
  const count = (action: string) => events.filter((event) => event.action === action).length;
  expect([count('list-imported'), count('account-imported'), count('unit-created')]).toEqual([1, 52, 6]);
  expect((await client.settings.verify({})).parts.find(({ part }) => part === 'chain')).toMatchObject({ ok: true });
  const [first] = await register();
  expect(await readKnown(db, [first?.id ?? ''])).toEqual([first]);
});

test('en e-post som ansvarig är den person som listan skriver med bindestreck, och den som redan finns', async () => {
  const list = 'Namn;Länk;Ansvarig\nA;x.com/a1;eva.lotta.ask@norra.example\nB;x.com/b1;Eva-Lotta Ask, Bo Ek\n';
  await take('lista.csv', bytesOf(list));
  await take('igen.csv', bytesOf('Namn;Länk;Ansvarig\nC;x.com/c1;eva lotta ask\n'));
  const people = await client.people.list({ administrationId: await administrationId(), limit: 100 });
  expect(people.rows.map(({ name }) => name)).toEqual(['Bo Ek', 'Eva-Lotta Ask']);
  const responsible = (await register()).map(({ roles }) => roles.find(({ role }) => role === 'responsible')?.personId);
  expect(new Set(responsible).size).toBe(1);
});
