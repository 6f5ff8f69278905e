import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftOf } from '../../electron/core/accounts/bulk-change.ts';
import { readRegister } from '../../electron/core/accounts/take-in.ts';
import { openRegister, temporaryFolder } from '../register.ts';
import { here, runCli } from './run-cli.ts';

const temporary = temporaryFolder();
const home = path.join(temporary.folder, 'home');
const demo = path.join(temporary.folder, 'demo');
const cli = (...args: string[]) => runCli(home, args);
afterAll(() => temporary.remove());

interface Imported {
  rows: number;
  imported: number;
  updated: number;
  duplicates: unknown[];
  rejected: unknown[];
  skipped: unknown[];
}

const list = path.join(temporary.folder, 'lista.csv');
const rows = ['Konto;Adress;Enhet;Ersättare', 'Ängby bibliotek;https://www.facebook.com/angbybibliotek;Ängby;'];
beforeAll(async () => {
  mkdirSync(home);
  await here('demo', '--data', demo);
  const all = [...rows, 'Ängby igen;facebook.com/angbybibliotek/;Ängby;', ';;Ensam enhet;vakant', 'Summa;1;;'];
  writeFileSync(list, `${all.join('\n')}\n`);
});

test('--dry-run tells each row’s fate and leaves no trace, with and without a register', async () => {
  const folder = path.join(temporary.folder, 'prov');
  const tried = await cli('import', 'accounts', list, '--dry-run', '--json', '--data', folder);
  expect(tried).toMatchObject({ code: 0, error: '' });
  const { rows: count, imported, updated, duplicates, rejected, skipped } = JSON.parse(tried.out) as Imported;
  expect(imported + updated + duplicates.length + rejected.length + skipped.length).toBe(count);
  expect({ count, imported, updated }).toEqual({ count: 4, imported: 1, updated: 0 });
  expect(duplicates).toMatchObject([{ row: 3, reason: 'same-key-in-file' }]);
  expect(rejected).toMatchObject([{ row: 4, reason: 'no-name-or-address' }]);
  expect(skipped).toMatchObject([{ row: 5, reason: 'sum-row' }]);
  expect(existsSync(folder)).toBe(false);

  const before = readFileSync(path.join(demo, 'kanalvakt.sqlite'));
  expect(await here('import', 'accounts', list, '--dry-run', '--json', '--data', demo)).toMatchObject({ code: 0 });
  expect(readFileSync(path.join(demo, 'kanalvakt.sqlite')).equals(before)).toBe(true);
});

test('tells what the columns were read as, and that a list has no headings', async () => {
  const folder = path.join(temporary.folder, 'kolumner');
  const said = await here('import', 'accounts', list, '--dry-run', '--data', folder);
  expect(said.out).toContain(
    'Rubrikerna står på rad 1. Så är kolumnerna lästa:\n  Konto – Kontots namn\n  Adress – Adress (länk)\n',
  );
  const bare = path.join(temporary.folder, 'utan.csv');
  writeFileSync(
    bare,
    'Ängby bibliotek;https://www.facebook.com/angbybibliotek\nÅrsta;https://www.facebook.com/arsta\n',
  );
  const guessed = await here('import', 'accounts', bare, '--dry-run', '--data', folder);
  expect(guessed.out).toContain('Listan har ingen rubrikrad.');
  expect(guessed.out).toContain('\n  Kolumn 2 – Adress (länk)\n');
  const json = await here('import', 'accounts', bare, '--dry-run', '--json', '--data', folder);
  expect(JSON.parse(json.out)).toMatchObject({
    headerRow: 0,
    columns: [{}, { heading: '', field: 'address', isSecret: false }],
  });
});

test('tells what is kept as text, by column, with numbers written alike', async () => {
  const folder = path.join(temporary.folder, 'behålls');
  const file = path.join(temporary.folder, 'behålls.csv');
  const rowOf = (index: number) =>
    `Konto ${index};x.com/konto${index};${index < 1200 ? `Åsa Öhman${index}` : 'Eva Ek'};`;
  const all = Array.from({ length: 1230 }, (_, index) => rowOf(index)).with(5, 'Konto 5;x.com/konto5;Eva Ek;förr');
  writeFileSync(file, ['Konto;Adress;Ansvarig för kontot;Startdatum', ...all].join('\n'));
  const line = ['import', 'accounts', file, '--data', folder];
  const tried = await here(...line, '--dry-run');
  expect(tried.out).toContain('1\u00a0230 rader');
  expect(tried.out).toContain('1\u00a0230 nya + 0 fanns redan');
  expect(tried.out).toMatch(
    /\n\nBehålls som text [^\n]+:\n {2}Ansvarig för kontot – 1\u00a0199 rader\n {2}Startdatum – 1 rad\n/,
  );
  const keptAsText = [
    { column: 'Ansvarig för kontot', field: 'responsible', rows: 1199 },
    { column: 'Startdatum', field: 'started', rows: 1 },
  ];
  expect(JSON.parse((await here(...line, '--json')).out)).toMatchObject({ imported: 1230, keptAsText });
  // Read again, nothing changes and nothing more is kept.
  const again = await here(...line, '--json');
  expect(JSON.parse(again.out)).toMatchObject({ unchanged: 1230, keptAsText: [] });
});

test('takes the list in, and the second time only updates', async () => {
  const folder = path.join(temporary.folder, 'inläst');
  const line = ['import', 'accounts', list, '--administration', 'Parkförvaltningen', '--data', folder, '--json'];
  expect(JSON.parse((await here(...line)).out)).toMatchObject({ rows: 4, imported: 1, updated: 0 });
  expect(JSON.parse((await here(...line)).out)).toMatchObject({ rows: 4, imported: 0, updated: 1, unchanged: 1 });
  const renamed = path.join(temporary.folder, 'omdöpt.csv');
  writeFileSync(renamed, readFileSync(list, 'utf8').replace('Ängby bibliotek', 'Ängby nya bibliotek'));
  const again = ['import', 'accounts', renamed, '--administration', 'Parkförvaltninge', '--dry-run', '--data', folder];
  // A name that is nearly one that exists is typed wrong, until somebody says that it is another.
  for (const line of [again, again.filter((one) => one !== '--dry-run')]) {
    const refused = await here(...line);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.error).toContain('Förvaltningen ”Parkförvaltninge” finns inte, men Parkförvaltningen finns.');
    expect(refused.error).toContain('--new-administration');
  }
  const tried = (await here(...again, '--new-administration')).out;
  expect(tried).toContain(
    'Förvaltningen ”Parkförvaltninge” finns inte; en ny skulle skapas. Menade du Parkförvaltningen?',
  );
  const changes = (await here(...again.with(4, 'Parkförvaltningen'))).out;
  expect(changes).toContain('1 fanns redan (varav 1 med ändringar)');
  expect(changes).toMatch(/Ängby nya bibliotek – Konto: Ängby bibliotek → Ängby nya bibliotek/);
  const listed = JSON.parse((await here('accounts', 'list', '--data', folder, '--json')).out) as {
    accounts: unknown;
  };
  expect(listed.accounts).toMatchObject([{ name: 'Ängby bibliotek', administration: 'Parkförvaltningen' }]);
  expect((await here('accounts', 'list', '--data', folder)).out).toMatch(/^Namn {2,}Plattform/);
  // One that is like none is made, and so is one that somebody says is another.
  const other = ['import', 'accounts', list, '--data', folder, '--administration'];
  expect((await here(...other, 'Kulturförvaltningen')).out).toContain('Kulturförvaltningen');
  expect(await here(...other, 'Parkförvaltning', '--new-administration')).toMatchObject({ code: 0 });
  // With several the lists say whose each account is, and a list that names none must be told.
  const all = (await here('accounts', 'list', '--data', folder)).out;
  expect(all).toMatch(/^Förvaltning {2,}Namn {2,}Plattform/);
  expect(all).toMatch(/\nKulturförvaltningen {2,}Ängby bibliotek {2,}Facebook/);
  for (const more of [[], ['--dry-run']]) {
    const untold = await here('import', 'accounts', list, '--data', folder, ...more);
    expect(untold).toMatchObject({ code: 2, out: '' });
    expect(untold.error).toContain(
      'Det finns flera förvaltningar. Välj en med --administration: Kulturförvaltningen, ',
    );
  }
});

test('a list with a column for each platform: said on standard error, and each link an account when it is asked for', async () => {
  const wide = path.join(temporary.folder, 'wide.csv');
  const lines = [
    'Department;Facebook;Twitter;Instagram;Contact',
    'Libraries;https://www.facebook.com/angbylib;@angbylib;angby.lib;Anna Ask',
    'Parks;https://www.facebook.com/angbyparks;;@angbyparks;Bo Ek',
  ];
  writeFileSync(wide, `${lines.join('\n')}\n`);
  const folder = path.join(temporary.folder, 'bred');
  const line = ['import', 'accounts', wide, '--administration', 'Parkförvaltningen', '--data', folder];
  const asIs = await here(...line, '--dry-run', '--json');
  expect(asIs.error).toBe(
    'Listan har en kolumn per plattform (Facebook, Twitter, Instagram). Den har länkar till 5 konton på 2 rader. Av varje rad blir bara den första länken ett konto, och de andra behålls som text; med --account-per-link blir varje länk ett konto.\n',
  );
  expect(JSON.parse(asIs.out)).toMatchObject({
    rows: 2,
    imported: 2,
    wide: { columns: ['Facebook', 'Twitter', 'Instagram'], links: 5, rows: 2, accountPerLink: false },
  });

  const each = await here(...line, '--account-per-link', '--json');
  expect(each).toMatchObject({ code: 0, error: '' });
  const { rows: count, imported, updated, duplicates, rejected, skipped, ...more } = JSON.parse(each.out) as Imported;
  expect(imported + updated + duplicates.length + rejected.length + skipped.length).toBe(count);
  expect({ count, imported, ...more }).toMatchObject({
    count: 5,
    imported: 5,
    fileRows: 2,
    wide: { accountPerLink: true },
  });
  // Read again, changed: the same accounts, each told by its platform.
  writeFileSync(wide, `${lines.join('\n').replace('Bo Ek', 'Eva Dahl')}\n`);
  const again = await here(...line, '--account-per-link');
  expect(again.error).toBe('');
  expect(again.out).toContain('Varje länk är läst som en rad för sig; filen har 2 rader.');
  expect(again.out).toContain('0 nya + 5 fanns redan (varav 2 med ändringar)');
  expect(again.out).toContain('3  Parks, Facebook – Contact: Bo Ek → Eva Dahl');
  expect(again.out).toContain('3  Parks, Instagram – Contact: Bo Ek → Eva Dahl');
  // Any other list is read as ever, asked or not.
  const other = await here('import', 'accounts', list, '--account-per-link', '--dry-run', '--json', '--data', folder);
  expect(other).toMatchObject({ code: 0, error: '' });
  expect(JSON.parse(other.out)).toMatchObject({ rows: 4, wide: null });
});

test('a file that is missing, a folder, or no table: 1, a reason, and no register made', async () => {
  const letter = path.join(temporary.folder, 'brev.pdf.xlsx');
  writeFileSync(letter, '%PDF-1.7');
  const folder = path.join(temporary.folder, 'orörd');
  for (const [file, words] of [
    [path.join(temporary.folder, 'finns-inte.xlsx'), 'finns inte. Inget är ändrat.'],
    [temporary.folder, 'kan inte läsas. Inget är ändrat.'],
  ] as const) {
    const { code, out, error } = await here('import', 'accounts', file, '--json', '--data', folder);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(error).toContain(words);
    expect(existsSync(folder)).toBe(false);
  }
  const { code, out, error } = await here('import', 'accounts', letter, '--json', '--data', folder);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(error).toContain('är inte en Excel- eller CSV-fil');
});

test('what the register knows of the list’s accounts, and of those that it lacks, is told as before the import', async () => {
  const folder = path.join(temporary.folder, 'känt');
  const take = async (administration: string, names: readonly string[], ...more: string[]) => {
    const file = path.join(temporary.folder, 'känt.csv');
    writeFileSync(file, ['Namn;Länk', ...names.map((name) => `${name};x.com/${name.toLowerCase()}`)].join('\n'));
    const line = ['import', 'accounts', file, '--administration', administration, '--data', folder, ...more];
    const { code, out } = await here(...line);
    expect(code).toBe(0);
    return out;
  };
  await take('Parkförvaltningen', ['Ask', 'Berg', 'Civ', 'Dal', 'Fors', 'Gran']);
  await take('Kulturförvaltningen', ['Ek']);
  const { core, client } = await openRegister(folder);
  const [park] = (await client.settings.administrations({})).filter(({ name }) => name === 'Parkförvaltningen');
  const accounts = await Array.fromAsync(readRegister((await core.context()).db, park?.id ?? ''));
  const of = (name: string) => accounts.find((account) => account.name === name)!;
  const { id, version } = of('Civ');
  await client.accounts.void({ id, version, reason: 'Fel rad' });
  const dal = of('Dal');
  const draft = { ...draftOf(dal), url: 'https://x.com/nyadal' };
  await client.accounts.update({ id: dal.id, version: dal.version, draft });
  await core.close();

  const again = ['Ask', 'Ek', 'Civ', 'Dal', 'Fors', 'Gran'];
  const told = await take('Parkförvaltningen', again, '--dry-run');
  for (const line of ['  3  Ek – Kulturförvaltningen', '  5  Dal – Dal', '  4  Civ', '  Berg', '  Dal'])
    expect(told.split('\n')).toContain(line);
  const known = {
    elsewhere: [{ row: 3, name: 'Ek', administration: 'Kulturförvaltningen' }],
    moved: [{ row: 5, name: 'Dal', account: 'Dal' }],
    voided: [{ row: 4, name: 'Civ' }],
    absent: ['Berg', 'Dal'].map((name) => ({ id: of(name).id, name })),
  };
  for (const more of [['--dry-run'], []]) {
    const found = JSON.parse(await take('Parkförvaltningen', again, '--json', ...more)) as object;
    expect(found).toMatchObject({ imported: 3, updated: 3, ...known });
  }
  // What has come in is nobody else's, and nothing new.
  expect(JSON.parse(await take('Parkförvaltningen', again, '--json'))).toMatchObject({
    imported: 0,
    elsewhere: [],
    moved: [],
    voided: [],
  });
});

test('whose the list’s e-mail is may be said, else it stays out of the inventory and that is told; so is a list that is another administration’s', async () => {
  const folder = path.join(temporary.folder, 'kontakter');
  const file = path.join(temporary.folder, 'kontakter.csv');
  writeFileSync(
    file,
    [
      'Namn;Länk;Kontoansvarig;E-post',
      'Ask;x.com/ask;Anna Ek;anna@angby.example',
      'Berg;x.com/berg;Anna Ek;anna@angby.example',
      'Civ;x.com/civ;Bo Alm;',
    ].join('\n'),
  );
  const take = async (administration: string, ...more: string[]) =>
    await here('import', 'accounts', file, '--administration', administration, '--data', folder, ...more);
  const unsaid = await take('Parkförvaltningen', '--dry-run');
  expect(unsaid.out).toContain('E-post eller telefon för 1 person är av okänt slag och går inte ut i inventeringen.');
  expect((await take('Parkförvaltningen', '--contacts', 'hemlig')).error).toContain(
    '--contacts kan inte vara ”hemlig”. Välj bland: function (Funktion), work (Tjänst), private (Privat), unknown (Okänt).',
  );
  const said = await take('Parkförvaltningen', '--contacts', 'tjänst', '--json');
  expect(said).toMatchObject({ code: 0, error: '' });
  expect(JSON.parse(said.out)).toMatchObject({ imported: 3, contactsUnsaid: 0 });
  const written = await here('export', 'inventory', '--out', folder, '--format', 'json', '--data', folder, '--json');
  const [made] = (JSON.parse(written.out) as { files: Array<{ path: string }> }).files;
  expect(readFileSync(made?.path ?? '', 'utf8').split('anna@angby.example')).toHaveLength(3);

  const other = await take('Kulturförvaltningen', '--json');
  expect(other.code).toBe(0);
  expect(JSON.parse(other.out)).toMatchObject({ imported: 3, contactsUnsaid: 1 });
  expect(other.error).toContain('3 av 3 nya konton finns redan i Parkförvaltningen.');
});
