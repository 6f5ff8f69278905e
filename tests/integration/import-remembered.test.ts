import { writeXlsx } from 'hucre/xlsx';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bytesOf, choiceOf, type ListDesk, openListDesk } from '../list-desk.ts';
import type { TestClock } from '../register.ts';

let desk: ListDesk;
beforeEach(async () => {
  desk = await openListDesk();
});
afterEach(async () => await desk.close());

const open = async (text: string, name = 'lista.csv') =>
  await desk.client.inventory.openImport({ file: new File([bytesOf(text)], name) });

async function run(choice: Parameters<ListDesk['client']['inventory']['runImport']>[0]) {
  for await (const _ of await desk.client.inventory.runImport(choice)) void _;
}

const headings = 'Namn;Länk;Ansvarig;Status;Startades;Kod';
const november = `${headings}\nA;x.com/a1;Sätra-gården;övertagen;11/01/2026;x1\nB;x.com/b1;Bo Ek;;12/01/2026;x2\n`;
const december = `${headings.toUpperCase()}\nC;x.com/c1;Bo Ek;övertagen;10/01/2026;x3\n`;

/** What somebody chooses for the list, here as the page sends it. */
function chosen(source: Awaited<ReturnType<typeof open>>, id: string | null, name: string | null = null) {
  const choice = choiceOf(source, id, name);
  return {
    ...choice,
    columns: choice.columns.map((column) => ({
      ...column,
      field: column.index === 5 ? ('handle' as const) : column.field,
      dayOrder: column.index === 4 ? ('month-first' as const) : null,
    })),
    takes: [{ row: 2, key: '', take: 'fill' as const }],
    known: 'fill' as const,
    headingsGiveStatus: false,
    unsaidStatus: 'dormant' as const,
    unsaidKind: 'project' as const,
    contactKind: 'work' as const,
    accountPerLink: false,
    statusWords: [{ text: 'övertagen', status: 'lost' as const }],
    notPeople: ['Sätra-gården'],
  };
}

test('det som valts för en lista föreslås när en med samma rubriker kommer igen, i samma förvaltning; enstaka raders val gör det inte', async () => {
  const first = await open(november);
  expect(first.remembered).toEqual([]);
  await run(chosen(first, null, 'Kulturförvaltningen'));
  const id = await desk.administrationId();
  const [remembered, ...others] = (await open(december, 'lista december.csv')).remembered;
  expect(others).toEqual([]);
  expect(remembered).toEqual({
    administrationId: id,
    chosenAt: expect.stringMatching(/^2/),
    choices: {
      columns: [{ index: 5, field: 'handle' }],
      dayOrders: [{ index: 4, order: 'month-first' }],
      duplicates: 'first',
      known: 'fill',
      headingsGiveStatus: false,
      unsaidStatus: 'dormant',
      unsaidKind: 'project',
      contactKind: 'work',
      accountPerLink: false,
      statusWords: [{ text: 'övertagen', status: 'lost' }],
      notPeople: ['Sätra-gården'],
    },
  });
  expect((await open(`${headings};Mer\nC;x.com/c1;;;;;\n`)).remembered).toEqual([]);
});

test('bara det som är inläst minns; den som sedan tar appens förslag har inget kvar, och kommandoraden rör inte valen', async () => {
  const first = await open(november);
  await desk.client.inventory.planImport(chosen(first, null, 'Kulturförvaltningen'));
  expect((await open(november)).remembered).toEqual([]);
  await run(chosen(first, null, 'Kulturförvaltningen'));
  await desk.take('lista.csv', bytesOf(november));
  const again = await open(december);
  expect(again.remembered).toHaveLength(1);
  await run({ ...choiceOf(again, await desk.administrationId()), accountPerLink: true });
  expect((await open(december)).remembered).toEqual([]);
});

test('bara de ord och namn som listan har minns, vart och ett en gång, och inte en ordning som är appens egen', async () => {
  const first = await open(november);
  const choice = chosen(first, null, 'Kulturförvaltningen');
  const given = {
    ...choice,
    columns: choice.columns.map((column) => ({
      ...column,
      dayOrder: column.index === 4 ? ('day-first' as const) : null,
    })),
    statusWords: [
      { text: 'Övertagen', status: 'dormant' as const },
      { text: 'övertagen', status: 'closed' as const },
      { text: 'uthyrd', status: 'lost' as const },
    ],
    notPeople: ['SÄTRA gården', 'Sätra-gården', 'Ängby Gården'],
  };
  const plan = await desk.client.inventory.planImport(given);
  expect(plan.statusWords).toEqual([{ text: 'övertagen', rows: 1, status: 'closed' }]);
  expect(plan.notPeople).toEqual(['Sätra-gården']);
  await run(given);
  expect((await open(november)).remembered[0]?.choices).toMatchObject({
    dayOrders: [],
    statusWords: [{ text: 'övertagen', status: 'closed' }],
    notPeople: ['Sätra-gården'],
  });
});

test('dagen är den då något valdes: samma val igen ändrar den inte, ett nytt gör det', async () => {
  const clock = (await desk.core.context()).clock as TestClock;
  await run(chosen(await open(november), null, 'Kulturförvaltningen'));
  const id = await desk.administrationId();
  const dayOf = async () => (await open(november)).remembered[0]?.chosenAt.slice(0, 10);
  expect(await dayOf()).toBe('2026-05-04');
  clock.set('2026-06-04T10:00:00Z');
  // Nobody in December's list is Sätra-gården, and that is no choice.
  await run(chosen(await open(december), id));
  expect(await dayOf()).toBe('2026-05-04');
  clock.set('2026-07-04T10:00:00Z');
  await run({ ...chosen(await open(december), id), contactKind: 'private' });
  expect(await dayOf()).toBe('2026-07-04');
});

test('val som den här versionen inte kan läsa är som inga', async () => {
  await run(chosen(await open(november), null, 'Kulturförvaltningen'));
  const { db } = await desk.core.context();
  await db.updateTable('import_choice').set({ choices: '{"columns":[{"index":5,"field":"gone"}]}' }).execute();
  const source = await open(november);
  expect([source.headerRow, source.remembered]).toEqual([1, []]);
  await run(chosen(source, await desk.administrationId()));
  expect((await open(november)).remembered).toHaveLength(1);
});

test('också rubrikraden som pekats ut, och var förvaltning har sina val', async () => {
  const list = `${headings}\nVem;Länk;Roll;Hur;Tid;Kod\nA;x.com/a1;Bo Ek;;;\nB;x.com/b1;Bo Ek;;;\n`;
  const first = await open(list);
  expect(first.headerRow).toBe(1);
  const pointed = await desk.client.inventory.chooseSheet({ token: first.token, sheet: 0, headerRow: 2 });
  await run(chosen(pointed, null, 'Kulturförvaltningen'));
  await run(chosen(pointed, null, 'Idrottsförvaltningen'));
  const again = await open(list);
  expect([again.headerRow, again.remembered.length]).toEqual([2, 2]);
  const asProposed = await desk.client.inventory.chooseSheet({ token: again.token, sheet: 0, headerRow: 1 });
  expect([asProposed.headerRow, asProposed.remembered]).toEqual([1, []]);
});

test('en inläsning ur en arbetsbok med flera blad säger vilket', async () => {
  await run(choiceOf(await open(november), null, 'Kulturförvaltningen'));
  const sheet = (name: string, key: string) => ({
    name,
    rows: [
      ['Namn', 'Länk'],
      [name, `x.com/${key}`],
    ],
  });
  const workbook = await writeXlsx({ sheets: [sheet('Skolor', 's1'), sheet('Bibliotek', 'b9')] });
  const source = await desk.client.inventory.openImport({ file: new File([Buffer.from(workbook)], 'bok.xlsx') });
  const second = await desk.client.inventory.chooseSheet({ token: source.token, sheet: 1, headerRow: null });
  const id = await desk.administrationId();
  await run(choiceOf(second, id));
  const runs = await desk.client.inventory.importRuns({ administrationId: id });
  expect(Object.fromEntries(runs.map(({ fileName, sheet: of }) => [fileName, of]))).toEqual({
    'lista.csv': '',
    'bok.xlsx': 'Bibliotek',
  });
});
