import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { personNamed } from '../../electron/core/people/person-named.ts';
import { readRegister } from '../../electron/core/accounts/take-in.ts';
import type { Core } from '../../electron/core/create-core.ts';
import { sv } from '../../electron/core/foundation/i18n/sv/index.ts';
import { compareFiles, readInventoryJson } from '../../electron/core/inventory/inventory-file.ts';
import { importAccounts } from '../../electron/core/inventory/import-accounts.ts';
import { inventoryColumns, inventoryHeadings } from '../../electron/core/inventory/schema.ts';
import { readCsv } from '../../electron/core/inventory/tables/csv.ts';
import { readTable } from '../../electron/core/inventory/tables/read-table.ts';
import { choiceOf } from '../list-desk.ts';
import { type Client, clockAt, draft, openRegister, refusal, temporaryFolder, type TestClock } from '../register.ts';

const limits = { megabytes: 50, unpackedMegabytes: 300, rows: 50_000 };
const bytesOf = (text: string) => new TextEncoder().encode(text);
const formats = ['xlsx', 'csv', 'json', 'sqlite'] as const;
type Files = Record<(typeof formats)[number], Uint8Array>;

let core: Core;
let client: Client;
let folder: string;
let remove: () => void;
let clock: TestClock;

beforeEach(async () => {
  ({ folder, remove } = temporaryFolder());
  clock = clockAt('2026-05-04T10:00:00Z');
  ({ core, client } = await openRegister(path.join(folder, 'data'), { clock }));
});
afterEach(async () => {
  await core.close();
  remove();
});

const listFile = (name: string) =>
  new Uint8Array(readFileSync(path.join(import.meta.dirname, '../fixtures/lists', name)));
async function take(fileName: string, bytes: Uint8Array, administrationName = 'Kulturförvaltningen') {
  return await importAccounts(await core.context(), { fileName, bytes, administrationName });
}
async function administrationId(): Promise<string> {
  return (await client.settings.administrations({}))[0]?.id ?? '';
}
async function exported(id?: string) {
  const answer = await client.inventory.exportInventory({
    administrationId: id ?? (await administrationId()),
    formats: [...formats],
  });
  const files = Object.fromEntries(
    answer.files.map((file) => {
      const bytes = core.takeFile(file.token)?.bytes ?? new Uint8Array();
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.sha256);
      expect(bytes.length).toBe(file.bytes);
      return [file.name.split('.').at(-1) ?? '', bytes];
    }),
  ) as Files;
  return { ...answer, out: files };
}
const csvRows = (bytes: Uint8Array) => readCsv(bytes, limits, 'x.csv').table.rows.map(({ cells }) => cells);
const xlsxRows = async (bytes: Uint8Array) =>
  (await readTable({ bytes, fileName: 'x.xlsx', limits })).sheets[0]?.rows.map(({ cells }) => cells) ?? [];
function sqliteRows(bytes: Uint8Array): Array<Record<string, unknown>> {
  const database = new Database(Buffer.from(bytes));
  try {
    return database.prepare('select * from konton').all() as Array<Record<string, unknown>>;
  } finally {
    database.close();
  }
}

/** A register where every kind of value and every trap stands. */
async function fullRegister() {
  const me = await client.people.introduce({
    administrationName: 'Kulturförvaltningen',
    name: 'Karin Öst',
    email: 'karin.ost@stad.example',
  });
  const id = me.administrationId ?? '';
  const person = async (name: string, more: object = {}) =>
    (
      await client.people.create({
        draft: {
          ...personNamed(id, name),
          ...more,
        },
      })
    ).id;
  const work = await person('Åsa Ängström', {
    email: 'asa@stad.example',
    emailKind: 'work',
    phone: '08-508 00 001',
    phoneKind: 'private',
  });
  const home = await person('Bo Öhman', {
    email: 'bo@privat.example',
    emailKind: 'private',
    phone: '070-000 00 01',
    phoneKind: 'unknown',
  });
  const hidden = await person('Dolda Doldsson', {
    title: 'Bibliotekarie',
    email: 'dold@stad.example',
    emailKind: 'work',
    protectedIdentity: true,
  });
  const gone = await person('Slutade Slutsson', { leavesOn: '2026-01-31' });
  const unit = await client.people.createUnit({ administrationId: id, name: 'Enhet å ä ö', parentId: null });
  const create = async (fields: object, status: 'active' | 'closed' = 'active') =>
    await client.accounts.create({ draft: draft(id, fields), status });
  const first = await create({
    name: '=HYPERLINK("http://ond.exempel";"klicka")',
    unitId: unit.id,
    url: 'https://mastodon.exempel.se/@konsthall',
    purpose: 'Rad ett\nrad två; med "citat" och \'apostrof',
    targetGroup: '+46 är ingen formel',
    benefit: "'=redan apostrof",
    planLink: '_x0041_',
    startedOn: '2014-03-01',
    endsText: 'VT17',
    languages: 'svenska, 🎉',
    norm: { preset: 'season', posts: 2, per: 'week', seasonFrom: 5, seasonTo: 9 },
    roundsPerDay: 3,
    lastPostOn: '2026-04-01',
    archiveLevel: 'unique',
    onPublicList: true,
    accessModel: 'shared',
    twoStep: 'off',
    functionMailbox: 'lösenordsåterställning@stad.example',
    note: 'Återställningskoden ligger i skåp 3',
    contractorContact: 'Privat Person 070-123 45 67',
    roles: [
      { role: 'responsible', personId: work },
      { role: 'deputy', personId: hidden },
      { role: 'editor', personId: home },
      { role: 'editor', personId: work },
      { role: 'moderation', personId: gone },
    ],
    access: [{ personId: work, canLogIn: true, canClose: true, verifiedOn: '2026-05-01' }],
    goals: [
      { kind: 'measurable', text: 'Svara inom ett dygn', measure: '95 %', followUpOn: '2026-06-01', result: '' },
      { kind: 'effect', text: 'Fler hittar hit', measure: '', followUpOn: null, result: '' },
    ],
    checks: [
      { item: 'sender', ok: true, checkedOn: '2026-04-01', checkedBy: 'Karin' },
      { item: 'profile-picture', ok: false, checkedOn: null, checkedBy: '' },
    ],
  });
  await create({
    name: 'Bo privat',
    url: 'x.com/bo1',
    roles: [{ role: 'responsible', personId: home }],
    onPublicList: true,
  });
  await create({ name: 'Utan adress', platform: 'other', platformName: 'Tripadvisor', startedText: 'hösten 2015' });
  await create({
    name: '-',
    url: 'instagram.com/streck',
    kind: 'contractor',
    contractor: 'Scenbolaget AB',
    contractEndsOn: '2027-01-01',
  });
  const closed = await create({ name: 'Avslutat konto', url: 'facebook.com/avslutat', onPublicList: true }, 'closed');
  const voided = await create({ name: 'Makulerad rad', url: 'facebook.com/makulerad' });
  await client.accounts.void({ id: voided.id, version: voided.version, reason: 'fel' });
  return { id, first, closed };
}

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
    const id = await administrationId();
    const { out, incomplete } = await exported(id);
    const { byView } = await client.accounts.summary({ administrationId: id });
    expect(incomplete.told + incomplete.withheld).toBe(byView.incomplete);
    expect(byView.incomplete).toBeGreaterThan(0);
    const told = readInventoryJson(new TextDecoder().decode(out.json), 'x.json').accounts.filter(
      ({ kind, missing }) => kind !== sv.terms.kind.pedagogical && missing !== '',
    );
    expect(told).toHaveLength(incomplete.told);
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

  test('XLSX: fryst rubrik, bredder, filter, dagar som dagar, ingen formel', async () => {
    const { id } = await fullRegister();
    const parts = unzipSync((await exported(id)).out.xlsx);
    const sheet = Buffer.from(parts['xl/worksheets/sheet1.xml'] ?? []).toString('utf8');
    expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    expect(sheet).toContain(`<autoFilter ref="A1:AR6"`);
    expect(sheet).toMatch(/<pageSetup [^>]*orientation="landscape" fitToWidth="1" fitToHeight="0"/);
    expect(Buffer.from(parts['xl/workbook.xml'] ?? []).toString('utf8')).toContain('Konton!$1:$1</definedName>');
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

describe('ut och in igen', () => {
  test.each(['csv', 'xlsx'] as const)('vår egen %s ändrar inget', async (format) => {
    const { id } = await fullRegister();
    const { db } = await core.context();
    const before = await readRegister(db, id);
    const people = await db.selectFrom('person').selectAll().execute();
    const { out } = await exported(id);
    const report = await take(`inventering.${format}`, out[format]);
    expect(report).toMatchObject({ rows: 5, imported: 0, updated: 5, duplicates: [], rejected: [], skipped: [] });
    expect(await readRegister(db, id)).toEqual(before);
    expect(await db.selectFrom('person').selectAll().execute()).toEqual(people);
    const again = await exported(id);
    for (const one of formats) expect([one, Buffer.compare(out[one], again.out[one])]).toEqual([one, 0]);
  });

  test('samplens listor ut och in ändrar inget', async () => {
    for (const name of ['kontolista.xlsx', 'skolkonton.csv']) await take(name, listFile(name));
    const { db } = await core.context();
    const id = await administrationId();
    const before = await readRegister(db, id);
    const { out } = await exported(id);
    for (const format of ['csv', 'xlsx'] as const)
      expect(await take(`inventering.${format}`, out[format])).toMatchObject({ rows: 208, imported: 0, updated: 208 });
    expect(await readRegister(db, id)).toEqual(before);
  });

  test('i ett tomt register blir det samma inventering, utom det som aldrig lämnar huset', async () => {
    const { id } = await fullRegister();
    const { out } = await exported(id);
    const other = temporaryFolder();
    const second = await openRegister(path.join(other.folder, 'data'), { clock });
    await importAccounts(await second.core.context(), { fileName: 'inventering.csv', bytes: out.csv });
    const [administration] = await second.client.settings.administrations({});
    expect(administration).toMatchObject({ name: 'Kulturförvaltningen', accountCount: 5 });
    const answer = await second.client.inventory.exportInventory({
      administrationId: administration?.id ?? '',
      formats: ['json'],
    });
    const json = (bytes: Uint8Array | undefined) => readInventoryJson(new TextDecoder().decode(bytes), 'x').accounts;
    const own = ['id', 'missing', 'statusSince', 'basics', 'deputy', 'responsibleEmail', 'goals'];
    const kept = (accounts: ReturnType<typeof json>) =>
      accounts.map((account) => Object.fromEntries(Object.entries(account).filter(([key]) => !own.includes(key))));
    expect(kept(json(second.core.takeFile(answer.files[0]?.token ?? '')?.bytes))).toEqual(kept(json(out.json)));
    await second.core.close();
    other.remove();
  });
});

describe('adresser som har ändrats i vår egen fil', () => {
  /** The file with other texts in some accounts' rows, by heading. */
  function edited(bytes: Uint8Array, changes: ReadonlyArray<[name: string, fields: Record<string, string>]>) {
    const rows = csvRows(bytes);
    for (const [name, fields] of changes) {
      const row = rows.find((cells) => cells[inventoryHeadings.indexOf('Kontonamn')] === name) ?? [];
      for (const [heading, text] of Object.entries(fields)) row[inventoryHeadings.indexOf(heading)] = text;
    }
    const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
    return bytesOf(rows.map((cells) => cells.map(cell).join(';')).join('\r\n'));
  }
  async function begin() {
    const me = await client.people.introduce({
      administrationName: 'Kulturförvaltningen',
      name: 'Karin Öst',
      email: 'karin.ost@stad.example',
    });
    const id = me.administrationId ?? '';
    for (const name of ['angby', 'arsta', 'zinken'])
      await client.accounts.create({
        draft: draft(id, { name, url: `facebook.com/${name}` }),
        status: 'active',
      });
    await client.accounts.create({
      draft: draft(id, { name: 'Utan adress', platform: 'other', platformName: 'Tripadvisor' }),
      status: 'active',
    });
    const { out } = await exported(id);
    return { id, out };
  }
  const register = async (id: string) => {
    const accounts = await readRegister((await core.context()).db, id);
    return new Map(accounts.map((account) => [account.name, account]));
  };

  test('raden är kontot som har dess Id: samma konto med ny adress, nyckel, plattform och användarnamn', async () => {
    const { id, out } = await begin();
    const before = await register(id);
    const file = edited(out.csv, [
      ['angby', { Adress: 'https://www.instagram.com/angbybibliotek/', Syfte: 'Nytt syfte' }],
      ['Utan adress', { Adress: 'https://x.com/utanadress', Kontonamn: 'Med adress' }],
    ]);
    const report = await take('inventering.csv', file);
    expect(report).toMatchObject({ rows: 4, imported: 0, updated: 4, unchanged: 2, rejected: [] });
    const ofAngby = report.changed.find(({ name }) => name === 'angby');
    expect(ofAngby?.changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          field: 'address',
          heading: 'Adress',
          first: 'https://www.facebook.com/angby',
          second: 'https://www.instagram.com/angbybibliotek/',
        }),
      ]),
    );
    const after = await register(id);
    expect(after.size).toBe(4);
    expect(after.get('angby')).toMatchObject({
      id: before.get('angby')?.id,
      canonicalKey: 'instagram:angbybibliotek',
      platform: 'instagram',
      platformName: 'Instagram',
      handle: 'angbybibliotek',
      purpose: 'Nytt syfte',
      version: 2,
    });
    expect(after.get('Med adress')).toMatchObject({ id: before.get('Utan adress')?.id, canonicalKey: 'x:utanadress' });
    const history = await client.accounts.history({ id: before.get('angby')?.id ?? '' });
    expect(history[0]?.changes.map(({ field }) => field)).toContain('url');
    // Once more, and out and in again, change nothing.
    expect(await take('inventering.csv', file)).toMatchObject({ imported: 0, updated: 4, unchanged: 4 });
    expect(await take('inventering.xlsx', (await exported(id)).out.xlsx)).toMatchObject({ updated: 4, unchanged: 4 });
    expect(await register(id)).toEqual(after);
  });

  test('en tömd adress tar inget bort, och registrets ord kan gälla i stället', async () => {
    const { id, out } = await begin();
    const before = await register(id);
    const emptied = edited(out.csv, [['angby', { Adress: '', Användarnamn: '' }]]);
    expect(await take('inventering.csv', emptied)).toMatchObject({ imported: 0, updated: 4, unchanged: 4 });
    const file = edited(out.csv, [['angby', { Adress: 'facebook.com/angbybibliotek' }]]);
    for (const known of ['first', 'fill'] as const) {
      const source = await client.inventory.openImport({ file: new File([file], 'inventering.csv') });
      const choice = { ...choiceOf(source, id), known };
      expect((await client.inventory.planImport(choice)).counts).toMatchObject({ updated: 4, unchanged: 4 });
      for await (const _ of await client.inventory.runImport(choice));
    }
    expect(await register(id)).toEqual(before);
  });

  test('bytta adresser mellan två konton skriver inget över: raderna lämnas, med skälet', async () => {
    const { id, out } = await begin();
    const before = await register(id);
    const file = edited(out.csv, [
      ['angby', { Adress: 'facebook.com/arsta', Syfte: 'inte inläst' }],
      ['arsta', { Adress: 'facebook.com/angby', Syfte: 'inte inläst' }],
    ]);
    const report = await take('inventering.csv', file);
    expect(report).toMatchObject({ imported: 0, updated: 2, unchanged: 2 });
    expect(report.rejected.map(({ name, reason }) => [name, reason])).toEqual([
      ['angby', 'address-of-another'],
      ['arsta', 'address-of-another'],
    ]);
    expect(report.rejected[0]?.message).toContain('hör redan till ett annat konto');
    expect(await register(id)).toEqual(before);
  });

  test('ett makulerat kontos Id och en annan förvaltnings säger inget: adressen avgör', async () => {
    const { id, out } = await begin();
    const { id: voided = '', version = 0 } = (await register(id)).get('angby') ?? {};
    await client.accounts.void({ id: voided, version, reason: 'fel' });
    const file = edited(out.csv, [
      ['angby', { Adress: 'facebook.com/angbybibliotek' }],
      ['arsta', { Förvaltning: 'Parkförvaltningen', Adress: 'facebook.com/arstapark' }],
    ]);
    expect(await take('inventering.csv', file)).toMatchObject({ imported: 2, updated: 2, unchanged: 2, rejected: [] });
    const after = await register(id);
    expect(after.get('angby')?.id).not.toBe(voided);
    expect(after.get('arsta')).toMatchObject({ canonicalKey: 'facebook:arsta', version: 1 });
  });
});

describe('skillnader', () => {
  test('en makulerad rad är inte avslutad, varken i appen eller mellan två filer', async () => {
    const { id, first } = await fullRegister();
    const before = await exported(id);
    const { version } = await client.accounts.get({ id: first.id });
    await client.accounts.void({ id: first.id, version, reason: 'Fel rad' });
    const after = await exported(id);
    const voided = [{ key: first.canonicalKey, name: first.name, platform: first.platformName }];
    const expected = { new: [], closed: [], changed: [], unchanged: 4, voided };
    expect(after.difference).toEqual(expected);
    expect(await client.inventory.compare({ older: before.snapshot.id, newer: null })).toEqual(expected);
    expect(await client.inventory.compare({ older: before.snapshot.id, newer: after.snapshot.id })).toEqual(expected);
    expect(compareFiles({ name: 'a.json', bytes: before.out.json }, { name: 'b.json', bytes: after.out.json })).toEqual(
      expected,
    );
  });

  test('nytt, avslutat, ändrat och orört sedan förra rapporten; en ny dag ändrar inget', async () => {
    const { id, first } = await fullRegister();
    const before = await exported(id);
    clock.set('2026-06-10T08:00:00Z');
    await client.accounts.create({
      draft: draft(id, { name: 'Nytt konto', url: 'tiktok.com/@nytt' }),
      status: 'active',
    });
    const { rows } = await client.accounts.list({ filter: { administrationId: id } });
    const bo = rows.find(({ name }) => name === 'Bo privat');
    await client.accounts.setStatus({
      id: bo?.id ?? '',
      version: bo?.version ?? 0,
      change: { status: 'closed', since: null, reason: 'slut', decidedBy: '', registrationNumber: '' },
    });
    const account = await client.accounts.get({ id: first.id });
    const {
      id: _,
      version,
      status,
      statusSince,
      canonicalKey,
      statusHistory,
      importedText,
      voidedAt,
      voidReason,
      createdAt,
      updatedAt,
      derived,
      ...fields
    } = account;
    await client.accounts.update({
      id: first.id,
      version,
      draft: { ...fields, purpose: 'Nytt syfte', url: 'https://mastodon.exempel.se/@konsthallen' },
    });
    const after = await exported(id);
    const expected = {
      new: [{ key: 'tiktok:nytt', name: 'Nytt konto', platform: 'TikTok' }],
      closed: [{ key: 'x:bo1', name: 'Bo privat', platform: 'X (Twitter)' }],
      changed: [
        {
          key: 'mastodon:konsthallen@mastodon.exempel.se',
          name: first.name,
          platform: 'Mastodon',
          fields: ['key', 'address', 'purpose'],
          changes: [
            {
              field: 'key',
              from: 'mastodon:konsthall@mastodon.exempel.se',
              to: 'mastodon:konsthallen@mastodon.exempel.se',
            },
            {
              field: 'address',
              from: 'https://mastodon.exempel.se/@konsthall',
              to: 'https://mastodon.exempel.se/@konsthallen',
            },
            { field: 'purpose', from: 'Rad ett\nrad två; med "citat" och \'apostrof', to: 'Nytt syfte' },
          ],
        },
      ],
      unchanged: 3,
    };
    expect(after.difference).toEqual(expected);
    expect(compareFiles({ name: 'a.json', bytes: before.out.json }, { name: 'b.json', bytes: after.out.json })).toEqual(
      expected,
    );
    const snapshots = await client.inventory.snapshots({ administrationId: id });
    expect(snapshots.map(({ rowCount }) => rowCount)).toEqual([6, 5]);
    expect(await client.inventory.compare({ older: before.snapshot.id, newer: after.snapshot.id })).toEqual(expected);
    expect(await client.inventory.compare({ older: after.snapshot.id, newer: null })).toEqual({
      new: [],
      closed: [],
      changed: [],
      unchanged: 6,
    });
    void [
      _,
      status,
      statusSince,
      canonicalKey,
      statusHistory,
      importedText,
      voidedAt,
      voidReason,
      createdAt,
      updatedAt,
      derived,
    ];
  });

  test('en fil som inte är en inventering sägs med namn', async () => {
    const call = async () =>
      compareFiles({ name: 'a.json', bytes: bytesOf('{"a":1}') }, { name: 'b.json', bytes: bytesOf('x') });
    expect(await refusal(call())).toEqual({ code: 'file-not-an-inventory', values: { file: 'a.json' } });
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
      const taken = count === 0 ? { imported: 0 } : await take('lista.csv', list, 'Stor');
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

test('filernas namn säger dagen i Stockholm när någon hämtar dem, och är desamma för skript; innehållet är detsamma', async () => {
  const { id } = await fullRegister();
  clock.set('2026-05-04T22:30:00Z');
  const make = async (isDated: boolean) =>
    (await client.inventory.exportInventory({ administrationId: id, formats: ['csv', 'json'], isDated })).files;
  const [dated, plain] = [await make(true), await make(false)];
  expect(dated.map(({ name }) => name)).toEqual([
    'inventering-kulturforvaltningen-2026-05-05.csv',
    'inventering-kulturforvaltningen-2026-05-05.json',
  ]);
  expect(plain.map(({ name }) => name)).toEqual([
    'inventering-kulturforvaltningen.csv',
    'inventering-kulturforvaltningen.json',
  ]);
  expect(dated.map(({ sha256 }) => sha256)).toEqual(plain.map(({ sha256 }) => sha256));
});

describe('offentlig lista', () => {
  test('en kolumn som är tom för alla utelämnas på sidan och står kvar i CSV', async () => {
    await take('a.csv', bytesOf('Namn;Länk;På den offentliga listan;Status\nA;x.com/a1;ja;Aktivt\n'));
    const read = async () => {
      const { files } = await client.inventory.exportPublicList({ administrationId: await administrationId() });
      return files.map(({ token }) => new TextDecoder().decode(core.takeFile(token)?.bytes));
    };
    const [html = '', csv = ''] = await read();
    expect(html.match(/<th scope="col">[^<]*/g)?.map((th) => th.split('>')[1])).toEqual([
      'Konto',
      'Plattform',
      'Adress',
    ]);
    expect(csv).toContain('Konto;Plattform;Adress;Enhet;Språk');
    await take('a.csv', bytesOf('Namn;Länk;Språk\nA;x.com/a1;finska\n'));
    expect((await read())[0]).toContain('<th scope="col">Språk</th>');
  });

  test('bara aktiva konton som är markerade, utan personer, som sida och CSV', async () => {
    const { id } = await fullRegister();
    const answer = await client.inventory.exportPublicList({ administrationId: id });
    expect(answer.rows).toBe(2);
    const [html = '', csv = ''] = answer.files.map(({ token }) =>
      new TextDecoder().decode(core.takeFile(token)?.bytes),
    );
    expect(answer.files.map(({ name }) => name)).toEqual([
      'konton-i-sociala-medier-kulturforvaltningen.html',
      'konton-i-sociala-medier-kulturforvaltningen.csv',
    ]);
    for (const text of [html, csv]) {
      expect(text).toContain('Bo privat');
      for (const hidden of ['Ängström', 'Öhman', 'Avslutat konto', 'Makulerad', 'stad.example'])
        expect(text).not.toContain(hidden);
    }
    expect(html).toContain('<html lang="sv">');
    expect(html).toContain('<th scope="row">=HYPERLINK(&quot;http://ond.exempel&quot;;&quot;klicka&quot;)</th>');
    expect(html).not.toMatch(/<script|javascript:|\son\w+=/i);
    expect(csv).toContain(`"'=HYPERLINK`);
  });

  test('ingen på listan är en tom lista, inte ett fel', async () => {
    await take('a.csv', bytesOf('Namn;Länk\nA;x.com/a1\n'));
    const answer = await client.inventory.exportPublicList({ administrationId: await administrationId() });
    expect(answer.rows).toBe(0);
    expect(new TextDecoder().decode(core.takeFile(answer.files[0]?.token ?? '')?.bytes)).toContain(
      'Inga konton finns på listan.',
    );
  });
});

test('LibreOffice öppnar vår arbetsbok med varje värde, och å ä ö rätt', async ({ skip }) => {
  const soffice = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((program) => existsSync(program));
  if (soffice === undefined) skip('LibreOffice (soffice) finns inte här');
  const { id } = await fullRegister();
  const { out } = await exported(id);
  writeFileSync(path.join(folder, 'inventering.xlsx'), out.xlsx);
  const convert = (to: string, outdir: string) =>
    execFileSync(
      soffice ?? '',
      [
        `-env:UserInstallation=file://${folder}/profil`,
        '--headless',
        '--convert-to',
        to,
        '--outdir',
        outdir,
        path.join(folder, 'inventering.xlsx'),
      ],
      { timeout: 110_000, stdio: 'ignore' },
    );
  convert('csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false', folder);
  // As LibreOffice wrote it: without what our own reader does for our own files.
  const theirs = parse(readFileSync(path.join(folder, 'inventering.csv')), { delimiter: ';', bom: true }) as string[][];
  expect(theirs).toEqual(csvRows(out.csv));
  expect(theirs.flat()).toContain('Enhet å ä ö');
  // Saved there with its links and read in again, nothing is new.
  convert('xlsx', path.join(folder, 'sparad'));
  const source = await client.inventory.openImport({
    file: new File([readFileSync(path.join(folder, 'sparad/inventering.xlsx'))], 'inventering.xlsx'),
  });
  const { counts } = await client.inventory.planImport(choiceOf(source, id));
  expect(counts).toMatchObject({ imported: 0, rejected: 0, updated: counts.rows, unchanged: counts.rows });
}, 120_000);
