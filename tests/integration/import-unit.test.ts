import { writeXlsx } from 'hucre/xlsx';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { choiceOf, type ListDesk, openListDesk } from '../list-desk.ts';

let desk: ListDesk;
beforeEach(async () => {
  desk = await openListDesk();
});
afterEach(async () => await desk.close());

/** A sheet with a list of one account, in a column for its unit or without one. */
const sheet = (name: string, account: string, unit?: string) => ({
  name,
  rows: [
    ['Namn', 'Adress', 'Kontoansvarig', ...(unit === undefined ? [] : ['Enhet'])],
    [account, `https://www.facebook.com/${account.toLowerCase()}`, 'Anna Ask', ...(unit === undefined ? [] : [unit])],
    [`${account} utan adress`, '', 'Anna Ask', ''],
  ],
});

async function open(sheets: Parameters<typeof writeXlsx>[0]['sheets']) {
  const file = new File([Buffer.from(await writeXlsx({ sheets }))], 'bok.xlsx');
  return await desk.client.inventory.openImport({ file });
}

async function run(choice: Parameters<ListDesk['client']['inventory']['runImport']>[0]) {
  for await (const _ of await desk.client.inventory.runImport(choice)) void _;
}

/** The accounts' names, each with its unit's. */
async function unitsOf() {
  const administrationId = await desk.administrationId();
  const units = await desk.client.people.units({ administrationId });
  const nameOf = (id: string | null) => units.find((unit) => unit.id === id)?.name ?? '';
  return Object.fromEntries((await desk.register()).map(({ name, unitId }) => [name, nameOf(unitId)]));
}

test('bladets namn föreslås som enhet där arbetsboken har flera listor, och bara om det kan vara en', async () => {
  const proposedFor = async (...names: string[]) => {
    const source = await open(names.map((name) => sheet(name, `k${name.length}`)));
    const sheets = names.map((_, index) => ({ token: source.token, sheet: index, headerRow: null }));
    return await Promise.all(sheets.map(async (one) => (await desk.client.inventory.chooseSheet(one)).unit));
  };
  expect(await proposedFor('Ängby bibliotek')).toEqual(['']);
  expect(await proposedFor('Ängby bibliotek', 'Fastighetskontoret', 'Blad1', 'Tabelle2')).toEqual([
    'Ängby bibliotek',
    'Fastighetskontoret',
    '',
    '',
  ]);
  expect(await proposedFor('Facebook', 'Avslutade', 'Våra konton', 'Höst 2026', 'Sheet 3', 'Bad')).toEqual([
    '',
    '',
    '',
    '',
    '',
    'Bad',
  ]);
  const beside = await open([
    sheet('Ängby bibliotek', 'a'),
    { name: 'Om listan', rows: [['Uppdateras varje månad.']] },
  ]);
  expect(beside.unit).toBe('');
});

test('en enhet för alla rader blir kontonas enhet som om varje rad sade den, och ändras inte av att listan läses utan den', async () => {
  const source = await open([sheet('Bad', 'Sumpen'), sheet('Skolor', 'Tallen')]);
  const choice = { ...choiceOf(source, null, 'Kulturförvaltningen'), unit: ' Bad ' };
  const plan = await desk.client.inventory.planImport(choice);
  expect(plan.newUnits).toEqual(['Bad']);
  expect(plan.rows.map(({ name, unit }) => [name, unit])).toEqual([
    ['Sumpen', 'Bad'],
    ['Sumpen utan adress', 'Bad'],
  ]);
  await run(choice);
  expect(await unitsOf()).toEqual({ Sumpen: 'Bad', 'Sumpen utan adress': 'Bad' });

  const administration = await desk.administrationId();
  const without = { ...choiceOf(await open([sheet('Bad', 'Sumpen')]), administration), unit: '' };
  expect((await desk.client.inventory.planImport(without)).rows[0]).toMatchObject({ fate: 'updated', unchanged: true });
  await run(without);
  expect(await unitsOf()).toMatchObject({ Sumpen: 'Bad' });

  const other = { ...without, token: (await open([sheet('Bad', 'Sumpen')])).token, unit: 'Strandbad' };
  const changed = await desk.client.inventory.planImport(other);
  expect(changed.newUnits).toEqual(['Strandbad']);
  expect(changed.rows[0]?.differs).toMatchObject([{ field: 'unit', first: 'Bad', second: 'Strandbad' }]);
});

test('konton som lästs in utan enhet får den när listan läses igen med den, också de utan adress', async () => {
  const sheets = [sheet('Bad', 'Sumpen'), sheet('Skolor', 'Tallen')];
  await run(choiceOf(await open(sheets), null, 'Kulturförvaltningen'));
  expect(await unitsOf()).toEqual({ Sumpen: '', 'Sumpen utan adress': '' });
  const again = { ...choiceOf(await open(sheets), await desk.administrationId()), unit: 'Bad' };
  expect((await desk.client.inventory.planImport(again)).counts).toMatchObject({ imported: 0, updated: 2 });
  await run(again);
  expect(await unitsOf()).toEqual({ Sumpen: 'Bad', 'Sumpen utan adress': 'Bad' });
  const once = { ...again, token: (await open(sheets)).token };
  expect((await desk.client.inventory.planImport(once)).counts).toMatchObject({ updated: 2, unchanged: 2 });
});

test('där en kolumn är enhet gäller den, också på rader där den är tom', async () => {
  const source = await open([sheet('Bad', 'Sumpen', 'Simhallen'), sheet('Skolor', 'Tallen')]);
  const plan = await desk.client.inventory.planImport({ ...choiceOf(source, null, 'Kultur'), unit: 'Bad' });
  expect(plan.newUnits).toEqual(['Simhallen']);
  expect(plan.rows.map(({ unit }) => unit)).toEqual(['Simhallen', '']);
});

test('mellanrubriker, summor och tomma rader är fortfarande inga konton', async () => {
  const rows = [
    ['Namn', 'Adress', 'Kontoansvarig'],
    ['Stängda konton'],
    ['Sumpen', 'facebook.com/sumpen', 'Bo Ek'],
    ['Summa', '1'],
  ];
  const source = await open([{ name: 'Bad', rows }, sheet('Skolor', 'Tallen')]);
  const choice = { ...choiceOf(source, null, 'Kultur'), sheet: 0 };
  const fates = async (unit: string) =>
    (await desk.client.inventory.planImport({ ...choice, unit })).rows.map(({ row, fate, status }) => [
      row,
      fate,
      status,
    ]);
  expect(await fates('Bad')).toEqual(await fates(''));
});
