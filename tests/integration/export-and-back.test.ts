import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readRegister } from '../../electron/core/accounts/take-in.ts';
import { importAccounts } from '../../electron/core/inventory/import-accounts.ts';
import { readInventoryJson } from '../../electron/core/inventory/inventory-file.ts';
import { inventoryHeadings } from '../../electron/core/inventory/schema.ts';
import { csvRows, type ExportDesk, formats, openExportDesk } from '../export-desk.ts';
import { bytesOf, choiceOf, listFile } from '../list-desk.ts';
import { draft, openRegister, temporaryFolder } from '../register.ts';

let desk: ExportDesk;
let core: ExportDesk['core'];
let client: ExportDesk['client'];
let clock: ExportDesk['clock'];
let folder: ExportDesk['folder'];
let take: ExportDesk['take'];
let administrationId: ExportDesk['administrationId'];
let exported: ExportDesk['exported'];
let fullRegister: ExportDesk['fullRegister'];
beforeEach(async () => {
  desk = await openExportDesk();
  ({ core, client, clock, folder, take, administrationId, exported, fullRegister } = desk);
});
afterEach(() => desk.close());

describe('ut och in igen', () => {
  test.each(['csv', 'xlsx'] as const)('vår egen %s ändrar inget', async (format) => {
    const { id } = await fullRegister();
    const { db } = await core.context();
    const before = await Array.fromAsync(readRegister(db, id));
    const people = await db.selectFrom('person').selectAll().execute();
    const { out } = await exported(id);
    const report = await take(`inventering.${format}`, out[format]);
    expect(report).toMatchObject({ rows: 5, imported: 0, updated: 5, duplicates: [], rejected: [], skipped: [] });
    expect(await Array.fromAsync(readRegister(db, id))).toEqual(before);
    expect(await db.selectFrom('person').selectAll().execute()).toEqual(people);
    const again = await exported(id);
    for (const one of formats) expect([one, Buffer.compare(out[one], again.out[one])]).toEqual([one, 0]);
  });

  test('samplens listor ut och in ändrar inget', async () => {
    for (const name of ['kontolista.xlsx', 'skolkonton.csv']) await take(name, listFile(name));
    const { db } = await core.context();
    const id = await administrationId();
    const before = await Array.fromAsync(readRegister(db, id));
    const { out } = await exported(id);
    for (const format of ['csv', 'xlsx'] as const)
      expect(await take(`inventering.${format}`, out[format])).toMatchObject({ rows: 208, imported: 0, updated: 208 });
    expect(await Array.fromAsync(readRegister(db, id))).toEqual(before);
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
    const accounts = await Array.fromAsync(readRegister((await core.context()).db, id));
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
    const source = await client.inventory.openImport({ file: new File([file], 'inventering.csv') });
    const plan = await client.inventory.planImport(choiceOf(source, id));
    expect(plan.notes.absent).toEqual({ count: 0, names: [] });
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
